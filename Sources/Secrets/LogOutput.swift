import Glibc
import Synchronization

/// Where log lines go.
package struct LogOutput: Sendable {
    /// Takes one whole line with its line end; may be called from any thread.
    package let write: @Sendable (_ line: String) -> Void

    /// An output that passes lines to a function.
    package init(_ write: @escaping @Sendable (_ line: String) -> Void) {
        self.write = write
    }

    /// The process's standard error.
    package static let standardError = descriptor(STDERR_FILENO)

    /// An open file, pipe or terminal: one `write(2)` a line.
    ///
    /// A lock keeps lines whole that are longer than a pipe takes at once. What cannot be written is dropped: a log that
    /// nobody reads must not stop the server.
    package static func descriptor(_ descriptor: CInt) -> LogOutput {
        let turn = Mutex<Void>(())
        return LogOutput { line in
            var line = line
            line.withUTF8 { bytes in
                turn.withLock { _ in writeAll(UnsafeRawBufferPointer(bytes), to: descriptor) }
            }
        }
    }

    private static func writeAll(_ bytes: UnsafeRawBufferPointer, to descriptor: CInt) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let written = Glibc.write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
            if written < 0 {
                if errno == EINTR || (errno == EAGAIN && canWriteSoon(to: descriptor)) { continue }
                return
            }
            rest = rest.dropFirst(written)
        }
    }

    /// Waits a little for a full pipe that was opened as non-blocking, as a parent process may have done.
    private static func canWriteSoon(to descriptor: CInt) -> Bool {
        var request = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        return poll(&request, 1, 100) > 0
    }
}
