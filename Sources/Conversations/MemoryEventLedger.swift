package import Messaging
import Synchronization

/// The ids of the latest events, in memory.
///
/// Past the bound the older half is forgotten: a redelivery that comes later than that is answered again.
package final class MemoryEventLedger: EventLedger {
    private struct Key: Hashable {
        let platform: Platform
        let account: String?
        let id: String
    }

    private struct State {
        var recent: Set<Key> = []
        var older: Set<Key> = []
    }

    private let capacity: Int
    private let state = Mutex(State())

    /// Creates a ledger of at most `capacity` ids.
    package init(capacity: Int = 100_000) {
        self.capacity = max(capacity, 2)
    }

    package func claim(_ event: InboundEvent) -> Bool {
        guard let id = event.id else { return true }
        let key = Key(platform: event.platform, account: event.account, id: id)
        return state.withLock { state in
            if state.older.contains(key) || !state.recent.insert(key).inserted { return false }
            if state.recent.count > capacity / 2 {
                state.older = state.recent
                state.recent = []
            }
            return true
        }
    }
}
