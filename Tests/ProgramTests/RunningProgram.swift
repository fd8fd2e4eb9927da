import Foundation
import Synchronization

/// The built `replyd`, run as its users run it: a process with arguments, an environment and two output streams.
final class RunningProgram: Sendable {
    /// What the process wrote, line by line, for tests that wait for a line.
    final class Lines: Sendable {
        private struct State {
            var lines: [String] = []
            var partial = Data()
            var hasEnded = false
            var waiters: [@Sendable (borrowing [String], Bool) -> Bool] = []
        }

        private let state = Mutex(State())

        /// Everything so far.
        var all: [String] { state.withLock { $0.lines } }

        /// The first line that a test is looking for, as soon as there is one; `nil` when the stream ends without it.
        func first(where matches: @escaping @Sendable (String) -> Bool) async -> String? {
            await withCheckedContinuation { continuation in
                let waiter: @Sendable (borrowing [String], Bool) -> Bool = { lines, hasEnded in
                    for index in lines.indices where matches(lines[index]) {
                        continuation.resume(returning: lines[index])
                        return true
                    }
                    if hasEnded { continuation.resume(returning: nil) }
                    return hasEnded
                }
                state.withLock { state in
                    if !waiter(state.lines, state.hasEnded) { state.waiters.append(waiter) }
                }
            }
        }

        fileprivate func take(_ data: Data) {
            state.withLock { state in
                state.partial += data
                while let end = state.partial.firstIndex(of: UInt8(ascii: "\n")) {
                    state.lines.append(String(decoding: state.partial[..<end], as: UTF8.self))
                    state.partial = Data(state.partial[(end + 1)...])
                }
                if data.isEmpty {
                    if !state.partial.isEmpty { state.lines.append(String(decoding: state.partial, as: UTF8.self)) }
                    state.hasEnded = true
                }
                let (lines, hasEnded) = (state.lines, state.hasEnded)
                state.waiters.removeAll { $0(lines, hasEnded) }
            }
        }
    }

    let output = Lines()
    let errors = Lines()
    private let processID: Int32
    private let exit: Exit

    /// Starts the program.
    ///
    /// - Parameters:
    ///   - arguments: What follows `replyd` on the command line.
    ///   - environment: The whole environment; nothing of the test run's own leaks into it.
    ///   - folder: The working folder.
    ///   - input: What the program reads from standard input.
    /// - Throws: When the program cannot be started.
    init(
        _ arguments: [String],
        environment: [String: String] = [:],
        folder: URL,
        input: String? = nil
    ) throws {
        let process = Process()
        process.executableURL = Self.executable
        process.arguments = arguments
        process.environment = environment.merging(["PATH": "/usr/bin:/bin"]) { own, _ in own }
        process.currentDirectoryURL = folder
        let exit = Exit()
        process.terminationHandler = { exit.note($0.terminationReason == .exit ? $0.terminationStatus : -1) }
        let inputPipe = Pipe()
        process.standardInput = inputPipe
        Self.connect(output, to: { process.standardOutput = $0 })
        Self.connect(errors, to: { process.standardError = $0 })
        try process.run()
        if let input { inputPipe.fileHandleForWriting.write(Data(input.utf8)) }
        try inputPipe.fileHandleForWriting.close()
        processID = process.processIdentifier
        self.exit = exit
    }

    deinit { kill(processID, SIGKILL) }

    /// Sends a signal.
    func signal(_ signal: Int32) { kill(processID, signal) }

    /// The exit code, once the program has ended and all its output is here; -1 for a signal.
    func exitCode() async -> Int32 {
        let code = await exit.code()
        _ = await output.first { _ in false }
        _ = await errors.first { _ in false }
        return code
    }

    private static func connect(_ lines: Lines, to set: (Pipe) -> Void) {
        let pipe = Pipe()
        pipe.fileHandleForReading.readabilityHandler = { handle in
            let data = handle.availableData
            lines.take(data)
            if data.isEmpty { handle.readabilityHandler = nil }
        }
        set(pipe)
    }

    /// The program beside the test bundle.
    private static var executable: URL {
        Bundle.main.bundleURL.appendingPathComponent("replyd")
    }

    /// The end of the process.
    private final class Exit: Sendable {
        private let state = Mutex<(code: Int32?, waiting: [CheckedContinuation<Int32, Never>])>((nil, []))

        func note(_ code: Int32) {
            let waiting = state.withLock { state in
                state.code = code
                defer { state.waiting = [] }
                return state.waiting
            }
            for continuation in waiting { continuation.resume(returning: code) }
        }

        func code() async -> Int32 {
            await withCheckedContinuation { continuation in
                let code = state.withLock { state in
                    if state.code == nil { state.waiting.append(continuation) }
                    return state.code
                }
                if let code { continuation.resume(returning: code) }
            }
        }
    }
}
