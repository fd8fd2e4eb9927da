import Glibc

/// Standard output or standard error, written to without buffering, so that lines of both come in order.
struct StandardStream: Sendable {
    static let output = StandardStream(descriptor: STDOUT_FILENO)
    static let error = StandardStream(descriptor: STDERR_FILENO)

    private let descriptor: Int32

    /// Whether a person is reading: colours make sense there and nowhere else.
    var isTerminal: Bool { isatty(descriptor) == 1 }

    /// Writes a text whole.
    ///
    /// A reader that has gone away (`replyd check | head`) is no error.
    func write(_ text: String) {
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            let written = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if written > 0 {
                bytes = bytes.dropFirst(written)
            } else if written < 0, errno == EINTR {
                continue
            } else {
                return
            }
        }
    }
}
