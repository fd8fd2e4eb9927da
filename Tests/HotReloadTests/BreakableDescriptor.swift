import Glibc
import Synchronization

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
        guard socketpair(AF_UNIX, Int32(SOCK_DGRAM.rawValue) | Int32(SOCK_NONBLOCK.rawValue), 0, &ends) == 0 else {
            throw SystemError.last
        }
        descriptor = Self.outOfTheWay(ends[0])
        other = ends[1]
    }

    /// The same under a number that nothing else in the process has had.
    ///
    /// Where something closes a descriptor that Dispatch still listens to, no later source on that number ever fires.
    static func outOfTheWay(_ descriptor: Int32) -> Int32 {
        let moved = fcntl(descriptor, F_DUPFD_CLOEXEC, 700 + Self.next.add(1, ordering: .relaxed).newValue)
        guard moved >= 0 else { return descriptor }
        close(descriptor)
        return moved
    }

    private static let next = Atomic<Int32>(0)

    /// Breaks it, by an empty message.
    func breakNow() { _ = send(other, "", 0, 0) }

    /// Gives back what is left when the watcher has closed its part.
    func end() { close(other) }
}
