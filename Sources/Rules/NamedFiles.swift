import JSON

/// Finds the files that rules name, before the rules are loaded: reading them is the caller's work.
package enum NamedFiles {
    /// A file that rules name.
    package struct Request: Sendable, Hashable {
        /// The name: a path below the folder of the rules, and the key of `RulesResources.files`.
        package let name: String
        /// Whether its content is read: lists and texts are, what is to be sent is not.
        package let wantsContent: Bool
    }

    /// The folder below the rules' own that holds what is to be sent.
    static let mediaFolder = "files/"

    /// What these files name, each once, in the order in which it is named.
    ///
    /// Files that are no JSON name nothing; what is wrong with them is told when they are loaded.
    package static func requested(by files: [RulesFile]) -> [Request] {
        // What is too long is not read, neither here nor later.
        guard RuleSetLimits.accept(files) else { return [] }
        var requests: [Request] = []
        var seen: Set<Request> = []
        for file in files where mayName(file.bytes) {
            guard let root = try? JSONValue.parse(file.bytes, duplicateKeys: .refuse),
                let members = root.object?.members
            else { continue }
            for (key, value) in members {
                collect(from: value, wantsContent: key == "lists" || key == "snippets") { request in
                    if seen.insert(request).inserted { requests.append(request) }
                }
            }
        }
        return requests
    }

    private static func collect(from value: JSONValue, wantsContent: Bool, _ add: (Request) -> Void) {
        if let members = value.object?.members {
            for (key, member) in members {
                if key == "file", let name = member.string {
                    add(Request(name: wantsContent ? name : mediaFolder + name, wantsContent: wantsContent))
                } else {
                    collect(from: member, wantsContent: wantsContent, add)
                }
            }
        } else {
            for entry in value.array ?? [] { collect(from: entry, wantsContent: wantsContent, add) }
        }
    }

    /// Whether the bytes have a key `file` at all, which spares the others a second reading.
    private static func mayName(_ bytes: [UInt8]) -> Bool {
        let rest = Array(#"file""#.utf8)
        return bytes.withUnsafeBufferPointer { buffer in
            for index in 0..<max(0, buffer.count - rest.count) where buffer[index] == UInt8(ascii: "\"") {
                if rest.indices.allSatisfy({ buffer[index + 1 + $0] == rest[$0] }) { return true }
            }
            return false
        }
    }
}
