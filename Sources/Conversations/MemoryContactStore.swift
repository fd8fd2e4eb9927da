package import Messaging
import Synchronization

/// Facts about the contacts that wrote most recently, in memory.
///
/// Past the bound the older half is forgotten: those contacts count as new again, and may hear the same alternative twice.
package final class MemoryContactStore: ContactStore {
    private struct State {
        var recent: [ConversationKey: ContactFacts] = [:]
        var older: [ConversationKey: ContactFacts] = [:]
    }

    private let capacity: Int
    private let state = Mutex(State())

    /// Creates an empty store for at most `capacity` contacts.
    package init(capacity: Int = 20_000) {
        self.capacity = max(capacity, 2)
    }

    package func facts(for key: ConversationKey) -> ContactFacts {
        state.withLock { $0.recent[key] ?? $0.older[key] ?? ContactFacts() }
    }

    package func update(_ key: ConversationKey, _ change: @Sendable (inout ContactFacts) -> Void) {
        state.withLock { state in
            var facts = state.recent[key] ?? state.older[key] ?? ContactFacts()
            change(&facts)
            state.recent[key] = facts
            if state.recent.count > capacity / 2 {
                state.older = state.recent
                state.recent = [:]
            }
        }
    }
}
