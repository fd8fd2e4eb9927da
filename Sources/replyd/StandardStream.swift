import Glibc
import Secrets

/// Standard output or standard error: texts go out whole and in order, also from several tasks at once.
struct StandardStream: Sendable {
    static let output = StandardStream(STDOUT_FILENO, .descriptor(STDOUT_FILENO))
    /// Shared with the log, so that neither breaks into the other's lines.
    static let error = StandardStream(STDERR_FILENO, .standardError)

    private let descriptor: CInt
    private let stream: LogOutput

    private init(_ descriptor: CInt, _ stream: LogOutput) {
        self.descriptor = descriptor
        self.stream = stream
    }

    /// Whether a person is reading: colours make sense there and nowhere else.
    var isTerminal: Bool { isatty(descriptor) == 1 }

    /// Writes a text.
    ///
    /// A reader that has gone away (`replyd check | head`) is no error.
    func write(_ text: String) { stream.write(text) }
}
