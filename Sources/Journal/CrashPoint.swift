import Foundation
import Glibc
import Synchronization

/// Places at which a test lets the program die, to see what a start afterwards makes of it.
///
/// Only a debug build has them: `REPLYD_CRASH_AT=after-commit:3` ends the process, as a power cut would, when it comes to
/// the place for the third time.
enum CrashPoint: String {
    case afterInsert = "after-insert"
    case afterCommit = "after-commit"
    case afterAnswer = "after-answer"
    case afterClaim = "after-claim"
    case afterSend = "after-send"
    case duringCheckpoint = "during-checkpoint"
    case duringMigration = "during-migration"

    #if DEBUG
    private static let wanted: (name: String, count: Int)? = {
        guard let text = getenv("REPLYD_CRASH_AT").map({ String(cString: $0) }) else { return nil }
        let parts = text.split(separator: ":")
        guard let name = parts.first else { return nil }
        return (String(name), parts.count > 1 ? Int(parts[1]) ?? 1 : 1)
    }()
    private static let passed = Atomic<Int>(0)
    #endif

    /// The program has come to a place that takes a while: it dies in the midst of it.
    static func reachMidst(of point: CrashPoint) {
        #if DEBUG
        guard let wanted, wanted.name == point.rawValue else { return }
        guard passed.add(1, ordering: .relaxed).newValue == wanted.count else { return }
        let delay = UInt32.random(in: 0...3_000)
        Thread.detachNewThread {
            usleep(delay)
            kill(getpid(), SIGKILL)
        }
        #endif
    }

    /// The program has come to a place.
    static func reach(_ point: CrashPoint) {
        #if DEBUG
        guard let wanted, wanted.name == point.rawValue else { return }
        if passed.add(1, ordering: .relaxed).newValue == wanted.count { kill(getpid(), SIGKILL) }
        #endif
    }
}
