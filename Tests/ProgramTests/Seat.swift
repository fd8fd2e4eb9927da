import Synchronization

/// A place among the servers that run at once; given back when it goes out of use.
///
/// Each server takes two inotify instances, of which a user has 128 by default: with all tests at once, watchers that are
/// opened last would find none and fall back to looking from time to time.
final class Seat: Sendable {
    private struct State {
        var free = 12
        var waiting: [CheckedContinuation<Void, Never>] = []
    }

    private static let state = Mutex(State())

    /// Waits for a free place, in the order of asking.
    static func take() async -> Seat {
        await withCheckedContinuation { continuation in
            let isFree = state.withLock { state in
                guard state.free == 0 else {
                    state.free -= 1
                    return true
                }
                state.waiting.append(continuation)
                return false
            }
            if isFree { continuation.resume() }
        }
        return Seat()
    }

    private init() {}

    deinit {
        let next = Self.state.withLock { state in
            guard state.waiting.isEmpty else { return state.waiting.removeFirst() as CheckedContinuation? }
            state.free += 1
            return nil
        }
        next?.resume()
    }
}
