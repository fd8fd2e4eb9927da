import Synchronization

/// An outbox in memory: it numbers messages and counts what becomes of them.
///
/// It holds no messages of its own: each is in the hands of its conversation's lane, whose number is bounded.
package final class MemoryOutbox: Outbox {
    private let state = Mutex((lastID: 0, open: 0))

    /// Creates an empty outbox.
    package init() {}

    /// The messages that are neither sent nor failed.
    package var depth: Int { state.withLock { $0.open } }

    package func add(_ record: DecisionRecord) -> [OutboxRow] {
        let replies = record.replies
        let firstID = state.withLock { state in
            defer { state = (state.lastID + replies.count, state.open + replies.count) }
            return state.lastID + 1
        }
        return replies.enumerated().map { offset, reply in OutboxRow(id: firstID + offset, reply: reply) }
    }

    package func update(_ row: OutboxRow, to outcome: OutboxState) {
        switch outcome {
        case .sending: break
        case .sent, .failed: state.withLock { $0.open -= 1 }
        }
    }
}
