import Foundation
import Glibc

/// A server as a process of its own, whose processor time and memory the system counts.
final class ServerProcess {
    /// Where it takes webhooks.
    private(set) var port = 0
    /// From its start until it listened, in seconds.
    private(set) var startSeconds = 0.0
    private let process = Process()
    private let log: URL

    /// Starts a program and returns once it listens.
    init(_ program: String, _ arguments: [String], environment: [String: String] = [:], folder: URL) throws {
        log = folder.appendingPathComponent("log-\(UUID().uuidString)")
        try Data().write(to: log)
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        process.environment = environment.merging(["PATH": "/usr/bin:/bin"]) { own, _ in own }
        process.currentDirectoryURL = folder
        process.standardError = try FileHandle(forWritingTo: log)
        process.standardOutput = FileHandle.nullDevice
        let start = nanoseconds()
        try process.run()
        // Another process's log tells nobody when it grows.
        while port == 0 {
            guard process.isRunning, nanoseconds() - start < 300_000_000_000 else {
                throw SystemFailure(
                    message: "\(program) does not start: \(try String(contentsOf: log, encoding: .utf8))"
                )
            }
            usleep(1_000)
            let text = try String(contentsOf: log, encoding: .utf8)
            guard let place = text.range(of: "webhooks=127.0.0.1:"), text.contains("listening") else { continue }
            port = Int(text[place.upperBound...].prefix(while: \.isNumber)) ?? 0
        }
        startSeconds = Double(nanoseconds() - start) / 1e9
    }

    deinit { if process.isRunning { process.terminate() } }

    /// The processor time that it took so far, in seconds.
    var processorSeconds: Double {
        let text = (try? String(contentsOfFile: "/proc/\(process.processIdentifier)/stat", encoding: .utf8)) ?? ""
        let fields = text.split(separator: ")").last?.split(separator: " ") ?? []
        guard fields.count > 12, let user = Double(fields[11]), let system = Double(fields[12]) else { return 0 }
        return (user + system) / Double(sysconf(Int32(_SC_CLK_TCK)))
    }

    /// The memory that it has, in bytes.
    var residentBytes: Double {
        let text = (try? String(contentsOfFile: "/proc/\(process.processIdentifier)/status", encoding: .utf8)) ?? ""
        let line = text.split(separator: "\n").first { $0.hasPrefix("VmRSS:") } ?? ""
        return (line.split(whereSeparator: { !$0.isNumber }).first.flatMap { Double($0) } ?? 0) * 1024
    }

    /// Ends it in order, and returns when it has ended.
    func stop() {
        process.terminate()
        process.waitUntilExit()
        try? FileManager.default.removeItem(at: log)
    }
}
