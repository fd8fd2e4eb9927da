import Foundation

/// A folder of rules files that goes away with its user.
final class RulesFolder {
    /// Where it is.
    let path: String

    /// Writes the rules of a shop, and messages to it, one a line.
    init(_ shop: Shop, files: Int, hasExamples: Bool = true, messages: [String] = []) throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("replyd-bench-\(UUID().uuidString)")
        path = folder.path
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for (index, document) in shop.documents(files: files, hasExamples: hasExamples).enumerated() {
            let number = String(repeating: "0", count: 4 - String(index).count) + String(index)
            try Data(document.utf8).write(to: folder.appendingPathComponent("\(number).json"))
        }
        try Data(messages.joined(separator: "\n").utf8).write(to: folder.appendingPathComponent("messages"))
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    /// The rules files of a folder, in order.
    static func read(_ folder: String) throws -> [ReplydRules.File] {
        try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".json") }.sorted()
            .map { name in
                let data = try Data(contentsOf: URL(fileURLWithPath: folder).appendingPathComponent(name))
                return ReplydRules.File(name: name, bytes: Array(data))
            }
    }
}
