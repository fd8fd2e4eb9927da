import Foundation
import Glibc

/// Programs that a test runs to their end.
enum Shell {
    struct Refused: Error {
        let code: Int32
    }

    /// Runs a command of the shell with one argument, and returns its exit code; 128 and more for a signal.
    static func run(_ command: String, argument: String) async throws -> Int32 {
        try await run(["/bin/sh", "-c", command, "sh", argument])
    }

    /// Runs a program, and returns its exit code; 128 and more for a signal.
    ///
    /// Waits on a thread of its own: the cooperative pool is not kept waiting.
    static func run(_ command: [String]) async throws -> Int32 {
        try await withCheckedThrowingContinuation { continuation in
            Thread.detachNewThread { continuation.resume(with: Result { try runAndWait(command) }) }
        }
    }

    private static func runAndWait(_ command: [String]) throws -> Int32 {
        let arguments = command.map { strdup($0) } + [nil]
        let variables = [strdup("PATH=/usr/bin:/bin"), strdup("HOME=/nonexistent"), strdup("TERM=dumb"), nil]
        defer { for text in arguments + variables { free(text) } }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0)
        var processID = pid_t()
        let code = posix_spawn(&processID, command[0], &actions, nil, arguments, variables)
        guard code == 0 else { throw Refused(code: code) }
        var status: Int32 = 0
        while waitpid(processID, &status, 0) < 0 {
            guard errno == EINTR else { throw Refused(code: errno) }
        }
        return status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F)
    }
}
