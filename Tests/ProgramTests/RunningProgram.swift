import Dispatch
import Foundation
import Glibc
import Synchronization

/// The built `replyd`, run as its users run it: a process with arguments, an environment and two output streams.
///
/// Started by `posix_spawn` and read by threads of its own, because Foundation's `Process` and the dispatch sources of
/// its pipes lose events when many come and go in one process (swift-corelibs-libdispatch's issue 833).
final class RunningProgram: Sendable {
    struct Failure: Error {
        let call: String
        let code: Int32
    }

    let output = OutputLines()
    let errors = OutputLines()
    /// The number of the process.
    let processID: pid_t
    private let exit = ExitCode()

    /// Starts the program.
    ///
    /// - Parameters:
    ///   - arguments: What follows `replyd` on the command line.
    ///   - environment: The whole environment; nothing of the test run's own leaks into it.
    ///   - folder: The working folder.
    ///   - input: What the program reads from standard input.
    ///   - executable: Another program, such as a shell.
    /// - Throws: When the program cannot be started.
    init(
        _ arguments: [String],
        environment: [String: String] = [:],
        folder: URL,
        input: String = "",
        executable: URL = Bundle.main.bundleURL.appendingPathComponent("replyd")
    ) throws {
        // `env -C` changes the folder, which `posix_spawn` cannot.
        let command = ["env", "-C", folder.path, executable.path] + arguments
        let variables = environment.merging(["PATH": "/usr/bin:/bin"]) { own, _ in own }.map { "\($0.key)=\($0.value)" }
        let started = try Self.turn.withLock { _ in try Self.spawn(command, variables) }
        let processID = started.processID
        self.processID = processID
        let (standardInput, standardOutput, standardError) = started.pipes
        Self.write(input, to: standardInput.writing)
        Self.read(standardOutput.reading, into: output)
        Self.read(standardError.reading, into: errors)
        Thread.detachNewThread { [exit] in
            var status: Int32 = 0
            while waitpid(processID, &status, 0) < 0, errno == EINTR {}
            exit.set(status & 0x7F == 0 ? (status >> 8) & 0xFF : -1)
        }
    }

    deinit {
        // The number of a process that has ended may be another's by now.
        if !exit.isKnown { kill(processID, SIGKILL) }
    }

    /// Sends a signal.
    func signal(_ signal: Int32) {
        // The number of a process that has ended may be another's by now.
        if !exit.isKnown { kill(processID, signal) }
    }

    /// The exit code, once the program has ended and all its output is here; -1 for a signal.
    func exitCode() async -> Int32 {
        let code = await exit.value()
        await output.end()
        await errors.end()
        return code
    }

    /// Whether the program ends with 0; waits for its end on the calling thread.
    func endsWell() -> Bool { exit.waitBlocking() == 0 }

    // MARK: - Threads at the ends of the pipes

    private static func read(_ descriptor: Int32, into lines: OutputLines) {
        Thread.detachNewThread {
            var buffer = [UInt8](repeating: 0, count: 65_536)
            while true {
                let count = Glibc.read(descriptor, &buffer, buffer.count)
                if count < 0, errno == EINTR { continue }
                lines.take(buffer.prefix(max(count, 0)))
                if count <= 0 { break }
            }
            close(descriptor)
        }
    }

    private static func write(_ text: String, to descriptor: Int32) {
        Thread.detachNewThread {
            var bytes = Array(text.utf8)[...]
            while !bytes.isEmpty {
                let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
                guard count > 0 else { break }
                bytes = bytes.dropFirst(count)
            }
            close(descriptor)
        }
    }

    private typealias PipeEnds = (reading: Int32, writing: Int32)

    /// One program is started at a time: between a pipe's making and its marking another would inherit its ends, and
    /// keep it open.
    private static let turn = Mutex<Void>(())

    private static func spawn(
        _ command: [String],
        _ variables: [String]
    ) throws -> (processID: pid_t, pipes: (PipeEnds, PipeEnds, PipeEnds)) {
        let input = try pipe()
        let output = try pipe()
        let errors = try pipe()
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, input.reading, STDIN_FILENO)
        posix_spawn_file_actions_adddup2(&actions, output.writing, STDOUT_FILENO)
        posix_spawn_file_actions_adddup2(&actions, errors.writing, STDERR_FILENO)
        var processID = pid_t()
        let code = withCStrings(command) { command in
            withCStrings(variables) { posix_spawn(&processID, "/usr/bin/env", &actions, nil, command, $0) }
        }
        for descriptor in [input.reading, output.writing, errors.writing] { close(descriptor) }
        guard code == 0 else { throw Failure(call: "posix_spawn", code: code) }
        return (processID, (input, output, errors))
    }

    /// A pipe whose ends no other process inherits.
    private static func pipe() throws -> PipeEnds {
        var ends: [Int32] = [0, 0]
        guard Glibc.pipe(&ends) == 0 else { throw Failure(call: "pipe", code: errno) }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        return (ends[0], ends[1])
    }

    private static func withCStrings<Result>(
        _ strings: [String],
        _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
    ) -> Result {
        let copies = strings.map { strdup($0) }
        defer { for copy in copies { free(copy) } }
        return body(copies + [nil])
    }
}

/// The exit code of a process, which comes once.
private final class ExitCode: Sendable {
    private let state = Mutex<(code: Int32?, waiting: [CheckedContinuation<Int32, Never>])>((nil, []))
    private let isSet = DispatchSemaphore(value: 0)

    var isKnown: Bool { state.withLock { $0.code != nil } }

    func set(_ code: Int32) {
        let waiting = state.withLock { state in
            state.code = code
            defer { state.waiting = [] }
            return state.waiting
        }
        for continuation in waiting { continuation.resume(returning: code) }
        isSet.signal()
    }

    func waitBlocking() -> Int32 {
        isSet.wait()
        // For whoever else waits.
        isSet.signal()
        return state.withLock { $0.code ?? -1 }
    }

    func value() async -> Int32 {
        await withCheckedContinuation { continuation in
            let code = state.withLock { state in
                if state.code == nil { state.waiting.append(continuation) }
                return state.code
            }
            if let code { continuation.resume(returning: code) }
        }
    }
}
