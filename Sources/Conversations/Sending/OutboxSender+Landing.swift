package import Messaging
import Synchronization

extension OutboxSender {
    /// Those who wait for what is on its way to a contact.
    struct Watchers: Sendable {
        private var waiting: [Int: (conversation: ConversationKey, continuation: CheckedContinuation<Void, Never>)] =
            [:]
        private var last = 0

        var isEmpty: Bool { waiting.isEmpty }

        /// The number of the next one who waits.
        mutating func next() -> Int {
            last += 1
            return last
        }

        mutating func add(_ id: Int, _ conversation: ConversationKey, _ continuation: CheckedContinuation<Void, Never>)
        {
            waiting[id] = (conversation, continuation)
        }

        mutating func take(_ id: Int) -> CheckedContinuation<Void, Never>? {
            waiting.removeValue(forKey: id)?.continuation
        }

        /// Takes out those whose conversation has nothing on its way.
        mutating func takeLanded(_ schedule: OutboxSchedule) -> [CheckedContinuation<Void, Never>] {
            let landed = waiting.filter { !schedule.isInFlight($0.value.conversation) }
            for id in landed.keys { waiting[id] = nil }
            return landed.values.map(\.continuation)
        }
    }

    /// Returns when the message that is on its way to a contact has been answered, and the answer is stored.
    ///
    /// An attempt has its own time limit, so this ends. A cancellation ends it too.
    ///
    /// - Returns: Whether there was one.
    package func waitForLanding(in conversation: ConversationKey) async -> Bool {
        let id = state.withLock { $0.watchers.next() }
        return await withTaskCancellationHandler {
            var hasWaited = false
            await withCheckedContinuation { continuation in
                hasWaited = state.withLock { state in
                    guard state.schedule.isInFlight(conversation), !Task.isCancelled else { return false }
                    state.watchers.add(id, conversation, continuation)
                    return true
                }
                if !hasWaited { continuation.resume() }
            }
            return hasWaited
        } onCancel: {
            state.withLock { $0.watchers.take(id) }?.resume()
        }
    }
}
