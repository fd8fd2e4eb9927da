import Synchronization

/// Waits for an answer, but not longer than it may.
///
/// What is asked is told to stop when its time is over, and not waited for: it may be deaf.
///
/// Thread rule: the state is under a lock that is never held across a suspension.
final class FirstAnswer<Value: Sendable>: Sendable {
    private enum State {
        case open
        case awaited(CheckedContinuation<Value?, Never>)
        case given(Value?)
    }

    private let state = Mutex(State.open)

    /// The answer, or `nil` when it does not come in time or the task is cancelled.
    ///
    /// - Parameters:
    ///   - limit: The longest wait.
    ///   - clock: Measures it.
    ///   - question: What gives the answer.
    /// - Returns: The answer.
    static func within(
        _ limit: Duration,
        on clock: any Clock<Duration>,
        of question: @escaping @Sendable () async -> Value
    ) async -> Value? {
        let first = FirstAnswer()
        let asking = Task { first.give(await question()) }
        let waiting = Task {
            // The limit itself: who does not answer within it is not waited for.
            try? await clock.sleep(for: limit)
            first.give(nil)
        }
        defer {
            asking.cancel()
            waiting.cancel()
        }
        return await withTaskCancellationHandler {
            await first.value()
        } onCancel: {
            first.give(nil)
        }
    }

    private func give(_ value: Value?) {
        let waiting: CheckedContinuation<Value?, Never>? = state.withLock { state in
            switch state {
            case .open:
                state = .given(value)
                return nil
            case .awaited(let continuation):
                state = .given(value)
                return continuation
            case .given:
                return nil
            }
        }
        waiting?.resume(returning: value)
    }

    private func value() async -> Value? {
        await withCheckedContinuation { continuation in
            let given: Value?? = state.withLock { state in
                if case .given(let value) = state { return .some(value) }
                state = .awaited(continuation)
                return nil
            }
            if let given { continuation.resume(returning: given) }
        }
    }
}
