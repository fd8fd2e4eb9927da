import Foundation
import JSON

/// Where commands leave what they want done by the running server, and find its answers: a folder that only its user can
/// read, so that no password is needed.
package struct RequestBox: Sendable {
    /// A request that waits.
    package struct Entry: Sendable, Hashable {
        /// Its name in the box.
        package let name: String
        /// What is wanted; `nil` where it cannot be read.
        package let request: OperatorRequest?
    }

    /// The largest request that is read, in bytes.
    private static let maximumLength = 4_096

    private let folder: DataFolder

    /// Names the box of a data folder.
    package init(_ folder: DataFolder) {
        self.folder = folder
    }

    // MARK: - The command's side

    /// Leaves a request.
    ///
    /// - Returns: The name under which the answer will be found.
    package func submit(_ request: OperatorRequest) throws(JournalError) -> String {
        let name = UUID().uuidString
        try write(request.json.serialized(), as: name + ".request")
        return name
    }

    /// The answer to a request, once it is there; it is taken out.
    package func answer(to name: String) -> String? {
        let path = self.path(name + ".answer")
        guard let data = FileManager.default.contents(atPath: path) else { return nil }
        try? FileManager.default.removeItem(atPath: path)
        return String(decoding: data, as: UTF8.self)
    }

    /// Takes a request back that nobody has answered.
    package func withdraw(_ name: String) {
        try? FileManager.default.removeItem(atPath: path(name + ".request"))
    }

    // MARK: - The server's side

    /// The requests that wait.
    package func waiting() -> [Entry] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.requests)) ?? []
        // What is still being written has a dot before its name.
        return names.filter { $0.hasSuffix(".request") && !$0.hasPrefix(".") }.sorted()
            .map { file in
                let data = FileManager.default.contents(atPath: folder.requests + "/" + file) ?? Data()
                let value = data.count <= Self.maximumLength ? try? JSONValue.parse(Array(data)) : nil
                return Entry(
                    name: String(file.dropLast(".request".count)),
                    request: value.flatMap(OperatorRequest.init)
                )
            }
    }

    /// Answers a request, and takes it out.
    package func answer(_ entry: Entry, _ text: String) {
        try? write(text, as: entry.name + ".answer")
        withdraw(entry.name)
    }

    private func path(_ file: String) -> String { folder.requests + "/" + file }

    private func write(_ text: String, as file: String) throws(JournalError) {
        let draft = path("." + file)
        try PrivateFile.create(draft)
        guard let handle = FileHandle(forWritingAtPath: draft) else {
            throw JournalError("“\(draft)” cannot be written.")
        }
        handle.write(Data(text.utf8))
        try? handle.close()
        try PrivateFile.publish(draft, as: path(file))
    }
}
