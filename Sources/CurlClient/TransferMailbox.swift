import Synchronization

/// A request on its way to the transfer thread, with the task that waits for its answer.
struct PendingTransfer: Sendable {
    /// Its number in the queue.
    let id: TransferQueue<PendingTransfer>.ID
    /// The request.
    let request: CurlRequest
    /// Where it goes.
    let target: RequestTarget
    /// When its time is up.
    let deadline: ContinuousClock.Instant
    /// Whoever waits.
    ///
    /// Resumed exactly once: by the mailbox before the request began, by the thread afterwards.
    let continuation: CheckedContinuation<Result<CurlResponse, CurlError>, Never>
}

/// Where tasks and the transfer thread meet.
///
/// The queue in here is the truth; waking the thread only makes it look sooner, so that several wake-ups may become one.
/// The lock is held for bookkeeping alone: nothing is resumed and no C function is called under it.
final class TransferMailbox: Sendable {
    private struct State: Sendable {
        var queue: TransferQueue<PendingTransfer>
        var multi: MultiHandle?
        var hasRun = false
        var lastID: TransferQueue<PendingTransfer>.ID = 0
    }

    private let state: Mutex<State>

    /// Creates an empty mailbox with the bounds of a transport.
    init(configuration: CurlTransport.Configuration) {
        self.state = Mutex(
            State(
                queue: TransferQueue(
                    maximumInFlight: configuration.maximumInFlight,
                    maximumWaiting: configuration.maximumQueued
                )
            )
        )
    }

    /// A number for the next request.
    func makeID() -> TransferQueue<PendingTransfer>.ID {
        state.withLock { state in
            state.lastID += 1
            return state.lastID
        }
    }

    /// Lets the mailbox wake the thread that waits on a multi handle.
    ///
    /// - Returns: Whether this is the first thread. A transport runs once.
    func attach(_ multi: MultiHandle) -> Bool {
        state.withLock { state in
            guard !state.hasRun else { return false }
            state.hasRun = true
            state.multi = multi
            return true
        }
    }

    /// Lets go of the multi handle, so that its connections close.
    func detach() {
        let multi = state.withLock { $0.multi.take() }
        // Released here, after the lock.
        _ = consume multi
    }

    /// Hands in a request; one that is refused is failed at once.
    func submit(_ transfer: PendingTransfer) {
        let (admission, multi) = state.withLock { state in
            (state.queue.submit(transfer, id: transfer.id, deadline: transfer.deadline), state.multi)
        }
        switch admission {
        case .queued: multi?.wake()
        case .refusedFull: transfer.continuation.resume(returning: .failure(.queueFull))
        case .refusedClosed: transfer.continuation.resume(returning: .failure(.shutDown(mayHaveArrived: false)))
        }
    }

    /// Gives up a request, wherever it is.
    func cancel(_ id: TransferQueue<PendingTransfer>.ID) {
        let (cancellation, multi) = state.withLock { ($0.queue.cancel(id), $0.multi) }
        switch cancellation {
        case .removed(let transfer):
            transfer.continuation.resume(returning: .failure(.cancelled(mayHaveArrived: false)))
        case .requested: multi?.wake()
        case .unknown: break
        }
    }

    /// Everything that the transfer thread has to do now.
    func takeTurn(now: ContinuousClock.Instant) -> TransferQueue<PendingTransfer>.Turn {
        state.withLock { $0.queue.takeTurn(now: now) }
    }

    /// Frees the place of a request that has ended.
    func finish(_ id: TransferQueue<PendingTransfer>.ID) {
        state.withLock { $0.queue.finish(id) }
    }

    /// The earliest time at which a waiting request runs out of time, or `nil` when none waits.
    func nextDeadline() -> ContinuousClock.Instant? {
        state.withLock { $0.queue.nextDeadline }
    }

    /// Takes no more requests and fails those that wait; what is in flight may end by itself.
    func drain() {
        close { $0.drain() }
    }

    /// Takes no more requests and has everything end now.
    func stop() {
        close { $0.stop() }
    }

    private func close(_ how: (inout TransferQueue<PendingTransfer>) -> [PendingTransfer]) {
        let (waiting, multi) = state.withLock { (how(&$0.queue), $0.multi) }
        for transfer in waiting {
            transfer.continuation.resume(returning: .failure(.shutDown(mayHaveArrived: false)))
        }
        multi?.wake()
    }
}
