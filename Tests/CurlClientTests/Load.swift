import Synchronization

/// Counts how many handlers work at the same time.
final class Load: Sendable {
    private let state = Mutex((now: 0, highest: 0))

    /// The most that ever worked at the same time.
    var highest: Int { state.withLock { $0.highest } }

    func enter() {
        state.withLock { state in
            state.now += 1
            state.highest = max(state.highest, state.now)
        }
    }

    func leave() {
        state.withLock { $0.now -= 1 }
    }
}
