import Synchronization

/// A clock that only a test moves.
final class TestClock: Clock {
    struct Instant: InstantProtocol {
        var offset: Duration

        func advanced(by duration: Duration) -> Self { Self(offset: offset + duration) }
        func duration(to other: Self) -> Duration { other.offset - offset }
        static func < (left: Self, right: Self) -> Bool { left.offset < right.offset }
    }

    private struct State {
        var now = Instant(offset: .zero)
        var sleepers: [Int: (deadline: Instant, continuation: CheckedContinuation<Void, any Error>)] = [:]
        var lastSleeper = 0
    }

    private let state = Mutex(State())
    private let begun: AsyncStream<Duration>.Continuation
    /// The deadline of each sleep, in the order in which they began: to wait for one before moving the clock past it.
    let sleeps: AsyncStream<Duration>

    init() { (sleeps, begun) = AsyncStream.makeStream() }

    var now: Instant { state.withLock { $0.now } }
    var minimumResolution: Duration { .zero }

    func sleep(until deadline: Instant, tolerance: Duration?) async throws {
        let number = state.withLock { state in
            state.lastSleeper += 1
            return state.lastSleeper
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let isOver = state.withLock { state in
                    if state.now >= deadline { return true }
                    state.sleepers[number] = (deadline, continuation)
                    return false
                }
                begun.yield(deadline.offset)
                if isOver { continuation.resume() }
                if Task.isCancelled { cancel(number) }
            }
        } onCancel: {
            cancel(number)
        }
    }

    func advance(by duration: Duration) {
        let due = state.withLock { state in
            state.now = state.now.advanced(by: duration)
            let numbers = state.sleepers.filter { $0.value.deadline <= state.now }.map(\.key)
            return numbers.compactMap { state.sleepers.removeValue(forKey: $0)?.continuation }
        }
        for continuation in due { continuation.resume() }
    }

    private func cancel(_ number: Int) {
        state.withLock { $0.sleepers.removeValue(forKey: number)?.continuation }?.resume(throwing: CancellationError())
    }
}

extension AsyncStream<Duration>.Iterator {
    /// Waits until a sleep to this time has begun.
    mutating func reach(_ deadline: Duration) async throws {
        while let next = await self.next() {
            if next == deadline { return }
        }
        throw CancellationError()
    }
}
