import Foundation
import JSON

/// A Python process that measures when it is told to, so that it can take turns with the others.
final class PythonWorker {
    /// Why there is no worker, in words for the table.
    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    private let process = Process()
    private let commands = Pipe()
    private let answers = Pipe()
    private var rest = Data()

    /// Starts `script` with the Python at `python`.
    init(python: String, script: String) throws {
        process.executableURL = URL(fileURLWithPath: python)
        process.arguments = [script]
        process.standardInput = commands
        process.standardOutput = answers
        try process.run()
    }

    /// Sends a command and waits for its answer.
    ///
    /// Both are one line of JSON.
    func ask(_ command: JSONValue) throws -> JSONValue {
        commands.fileHandleForWriting.write(Data((command.serialized() + "\n").utf8))
        while true {
            if let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
                let line = Array(rest[..<end])
                rest = Data(rest[rest.index(after: end)...])
                let answer = try JSONValue.parse(line)
                if let error = answer["error"]?.string { throw Failure(description: error) }
                return answer
            }
            let more = answers.fileHandleForReading.availableData
            guard !more.isEmpty else { throw Failure(description: "Python ended") }
            rest.append(more)
        }
    }

    /// Ends the process.
    func stop() {
        try? commands.fileHandleForWriting.close()
        process.waitUntilExit()
    }
}
