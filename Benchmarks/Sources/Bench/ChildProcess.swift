import Foundation

/// A program that is run to its end, or until its time is over.
struct ChildProcess {
    /// What it printed, up to when its time was over.
    let output: String
    /// Whether its time was over before it ended.
    let wasStopped: Bool
    /// How it ended: 0 is good.
    let status: Int32
    /// How long it ran, in seconds.
    let seconds: Double

    /// The numbers that an errand printed under a name.
    func figures(_ name: String) -> [Double] {
        output.split(separator: "\n")
            .compactMap { line in
                let parts = line.split(separator: " ")
                return parts.count == 2 && parts[0] == name ? Double(parts[1]) : nil
            }
    }

    /// Runs a program.
    init(_ program: String, _ arguments: [String], limit: Double) throws {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("replyd-bench-\(UUID().uuidString)")
        try Data().write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        process.standardOutput = try FileHandle(forWritingTo: file)
        let ended = DispatchSemaphore(value: 0)
        process.terminationHandler = { _ in ended.signal() }
        let start = Sample.now()
        try process.run()
        wasStopped = ended.wait(timeout: .now() + limit) == .timedOut
        if wasStopped {
            process.terminate()
            ended.wait()
        }
        seconds = (Sample.now() - start) / 1e9
        status = process.terminationStatus
        output = try String(contentsOf: file, encoding: .utf8)
    }
}
