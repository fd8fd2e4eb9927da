import Synchronization

/// The requests that a server has received, and the tests that wait for more of them.
final class RequestLog: Sendable {
    private struct Waiter: Sendable {
        let count: Int
        let predicate: @Sendable (RecordedRequest) -> Bool
        let continuation: CheckedContinuation<[RecordedRequest]?, Never>
    }

    private struct State: Sendable {
        var requests: [RecordedRequest] = []
        var waiters: [Int: Waiter] = [:]
        var lastID = 0

        func matches(_ predicate: (RecordedRequest) -> Bool, count: Int) -> [RecordedRequest]? {
            let found = requests.filter(predicate)
            return found.count >= count ? found : nil
        }
    }

    private let state = Mutex(State())

    /// All requests so far.
    var requests: [RecordedRequest] { state.withLock { $0.requests } }

    /// Adds a request and wakes whoever waited for it.
    func append(_ request: RecordedRequest) {
        let satisfied = state.withLock { state in
            state.requests.append(request)
            var satisfied: [(Waiter, [RecordedRequest])] = []
            for (id, waiter) in state.waiters {
                guard let found = state.matches(waiter.predicate, count: waiter.count) else { continue }
                state.waiters[id] = nil
                satisfied.append((waiter, found))
            }
            return satisfied
        }
        for (waiter, found) in satisfied { waiter.continuation.resume(returning: found) }
    }

    /// Waits until that many requests match; `nil` when the task is cancelled first.
    func wait(count: Int, where predicate: @escaping @Sendable (RecordedRequest) -> Bool) async -> [RecordedRequest]? {
        let id = state.withLock { state in
            state.lastID += 1
            return state.lastID
        }
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                // The outer optional: whether the wait is over already.
                let outcome: [RecordedRequest]?? = state.withLock { state in
                    if let found = state.matches(predicate, count: count) { return .some(found) }
                    if Task.isCancelled { return .some(nil) }
                    state.waiters[id] = Waiter(count: count, predicate: predicate, continuation: continuation)
                    return .none
                }
                if case .some(let found) = outcome { continuation.resume(returning: found) }
            }
        } onCancel: {
            state.withLock { $0.waiters.removeValue(forKey: id) }?.continuation.resume(returning: nil)
        }
    }
}
