import Synchronization

/// After a crash, what was unfinished is decided on one event at a time: should the program crash again, it is known
/// which one it was.
final class RecoveryTurn: Sendable {
    /// Somebody's turn.
    final class Hold: Sendable {
        private let turn: RecoveryTurn
        private let isReleased = Mutex(false)

        fileprivate init(_ turn: RecoveryTurn) {
            self.turn = turn
        }

        /// Ends the turn, the first time it is called.
        func release() {
            let isFirst = isReleased.withLock { released in
                defer { released = true }
                return !released
            }
            if isFirst { turn.end() }
        }
    }

    private let state = Mutex<(isTaken: Bool, waiting: FirstInFirstOut<CheckedContinuation<Void, Never>>)>(
        (false, FirstInFirstOut())
    )

    /// Returns when it is the caller's turn.
    func begin() async -> Hold {
        await withCheckedContinuation { continuation in
            let isFree = state.withLock { state in
                if state.isTaken {
                    state.waiting.append(continuation)
                    return false
                }
                state.isTaken = true
                return true
            }
            if isFree { continuation.resume() }
        }
        return Hold(self)
    }

    private func end() {
        let next = state.withLock { state in
            let next = state.waiting.popFirst()
            if next == nil { state.isTaken = false }
            return next
        }
        next?.resume()
    }
}
