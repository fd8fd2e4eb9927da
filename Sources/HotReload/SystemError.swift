import Glibc

/// The reason that the system gave for refusing a call.
struct SystemError: Error, Hashable {
    /// The value of `errno`.
    let code: Int32

    /// The reason that the last call of this thread failed for.
    static var last: Self { Self(code: errno) }

    /// The system's own words, such as "Permission denied".
    ///
    /// The text's buffer belongs to the calling thread (glibc 2.32 and later), so that no lock is needed.
    var text: String { String(cString: strerror(code)) }

    /// Whether the process or the machine has run out of file descriptors, which passes.
    var isOutOfDescriptors: Bool { code == EMFILE || code == ENFILE }
}
