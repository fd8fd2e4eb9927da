import Dispatch
import Synchronization

/// Runs loads one after the other on a thread of their own.
///
/// A load computes without a pause, in the worst case for seconds: on a thread of the cooperative pool, of which there
/// are as many as processors, it would hold up messages; and a stop would have to wait for it.
struct LoadThread: Sendable {
    private let queue = DispatchQueue(label: "replyd.hotreload.load")

    /// Runs `work` and returns what it gives, or `nil` as soon as the task is cancelled; `work` then runs to its end
    /// without anybody waiting.
    func run<Result: Sendable>(_ work: @escaping @Sendable () -> Result) async -> Result? {
        let waiting = Waiting<Result>()
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                guard waiting.begin(continuation) else { return continuation.resume(returning: nil) }
                queue.async { waiting.end(work()) }
            }
        } onCancel: {
            waiting.end(nil)
        }
    }

    /// Somebody who waits for one result, and gets it once.
    private final class Waiting<Result: Sendable>: Sendable {
        private enum State {
            case notYet
            case waiting(CheckedContinuation<Result?, Never>)
            case over
        }

        private let state = Mutex(State.notYet)

        /// Takes the continuation; `false` when the wait is over before it has begun.
        func begin(_ continuation: CheckedContinuation<Result?, Never>) -> Bool {
            state.withLock { state in
                guard case .notYet = state else { return false }
                state = .waiting(continuation)
                return true
            }
        }

        func end(_ result: Result?) {
            let continuation = state.withLock { state -> CheckedContinuation<Result?, Never>? in
                defer { state = .over }
                guard case .waiting(let continuation) = state else { return nil }
                return continuation
            }
            continuation?.resume(returning: result)
        }
    }
}
