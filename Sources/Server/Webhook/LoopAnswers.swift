import NIOCore
import Synchronization

/// Answers that are ready for connections of one event loop: those of one transaction are brought to it together, since each
/// waking of the loop costs as much as an answer.
final class LoopAnswers: Sendable {
    private let loop: any EventLoop
    private let ready = Mutex<[@Sendable () -> Void]>([])

    private init(_ loop: any EventLoop) {
        self.loop = loop
    }

    private static let all = Mutex<[ObjectIdentifier: LoopAnswers]>([:])

    /// The answers of an event loop; there are as many as there are loops.
    static func of(_ loop: any EventLoop) -> LoopAnswers {
        all.withLock { all in
            let known = all[ObjectIdentifier(loop)] ?? LoopAnswers(loop)
            all[ObjectIdentifier(loop)] = known
            return known
        }
    }

    /// Has something done on the loop, soon.
    func add(_ answer: @escaping @Sendable () -> Void) {
        let isFirst = ready.withLock { ready in
            ready.append(answer)
            return ready.count == 1
        }
        guard isFirst else { return }
        loop.execute {
            for answer in self.ready.withLock({ ready in
                defer { ready = [] }
                return ready
            }) { answer() }
        }
    }
}
