import Foundation

/// A folder of a test's own, gone when the test is done.
final class Scratch: Sendable {
    let folder: URL

    /// Makes the folder with these files in it; folders on the way are made, too.
    init(_ files: [String: String] = [:]) throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("replyd-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for (path, content) in files { try write(content, to: path) }
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    /// Writes a file that only its owner may read.
    func write(_ content: String, to path: String, mode: Int = 0o600) throws {
        let file = folder.appendingPathComponent(path)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(content.utf8).write(to: file)
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: file.path)
    }

    /// Runs the program to its end.
    func run(
        _ arguments: [String],
        environment: [String: String] = [:],
        input: String = ""
    ) async throws -> (code: Int32, output: String, errors: String) {
        let program = try RunningProgram(arguments, environment: environment, folder: folder, input: input)
        let code = await program.exitCode()
        return (code, program.output.all.joined(separator: "\n"), program.errors.all.joined(separator: "\n"))
    }
}
