import Glibc

@testable import HotReload

/// A descriptor in the place of inotify's, of which a test decides when it breaks.
///
/// A pipe would not do: Dispatch treats the end of its writer in a way of its own, which no inotify descriptor ever sees,
/// and which crashes now and then.
struct BreakableDescriptor {
    /// What the watcher reads: once broken, it has nothing although it was readable.
    let descriptor: Int32
    private let other: Int32

    init() throws {
        var ends: [Int32] = [-1, -1]
        // Not for the programs that other tests start.
        let kind = Int32(SOCK_DGRAM.rawValue) | Int32(SOCK_NONBLOCK.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
        guard socketpair(AF_UNIX, kind, 0, &ends) == 0 else { throw SystemError.last }
        (descriptor, other) = (ends[0], ends[1])
    }

    /// Breaks it, by an empty message.
    func breakNow() { _ = send(other, "", 0, 0) }

    /// Gives back what is left when the watcher has closed its part.
    func end() { close(other) }
}
