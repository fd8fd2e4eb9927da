package import Messaging
import Synchronization

/// Facts about the contacts that wrote most recently, in memory.
///
/// Only contacts that a `pick` answered take room. Past the bound the older half is forgotten, which costs those contacts
/// nothing worse than hearing the same alternative twice.
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

    package func rememberPicks(_ picks: [String: Int], for key: ConversationKey) {
        guard !picks.isEmpty else { return }
        state.withLock { state in
            var facts = state.recent[key] ?? state.older[key] ?? ContactFacts()
            facts.lastPicks.merge(picks) { _, new in new }
            state.recent[key] = facts
            if state.recent.count > capacity / 2 {
                state.older = state.recent
                state.recent = [:]
            }
        }
    }
}
