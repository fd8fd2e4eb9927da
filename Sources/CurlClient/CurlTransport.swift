package import Logging
import ServiceLifecycle

/// The process's way out: HTTP requests over libcurl, on one thread of their own.
///
/// One transport for the whole process: connections, names looked up and limits are shared by everything that uses it.
/// It never sends a request twice, not even when a kept connection breaks (except a request without a body, which
/// libcurl may repeat on a new connection). Whether a second attempt is right only the caller can know, from
/// ``CurlError/isTransient`` and ``CurlError/mayHaveArrived``.
///
/// A request goes to the host in its URL and to nobody else: no redirects, no proxies of the environment, no netrc, no
/// cookies, `https` except to a loopback address. Nothing switches the verification of certificates off.
///
/// ## Threads
/// ``send(_:)`` may be called from any task. libcurl runs on the thread that ``run()`` starts; tasks hand requests and
/// cancellations to it through a locked queue and wake it.
package final class CurlTransport: Service, Sendable {
    /// The bounds of a transport.
    package struct Configuration: Sendable {
        /// The most requests that are under way at the same time.
        package var maximumInFlight: Int
        /// The most requests that wait for their turn.
        ///
        /// One more fails with ``CurlError/Code/queueFull``.
        package var maximumQueued: Int
        /// How long requests under way may go on after a graceful shutdown began.
        package var shutdownGrace: Duration

        /// Creates bounds.
        package init(
            maximumInFlight: Int = 64,
            maximumQueued: Int = 1_024,
            shutdownGrace: Duration = .seconds(5)
        ) {
            self.maximumInFlight = maximumInFlight
            self.maximumQueued = maximumQueued
            self.shutdownGrace = shutdownGrace
        }
    }

    private let configuration: Configuration
    private let clock: any Clock<Duration>
    private let logger: Logger
    private let mailbox: TransferMailbox

    /// Creates a transport, which sends nothing before ``run()``.
    ///
    /// - Parameters:
    ///   - configuration: The bounds.
    ///   - clock: Measures the grace of a shutdown. (The time limits of requests are libcurl's.)
    ///   - logger: For the transport's own start and end; requests are their callers' to log.
    package init(
        configuration: Configuration = Configuration(),
        clock: any Clock<Duration> = ContinuousClock(),
        logger: Logger
    ) {
        self.configuration = configuration
        self.clock = clock
        self.logger = logger
        self.mailbox = TransferMailbox(configuration: configuration)
    }

    /// Sends a request and waits for the complete answer.
    ///
    /// Before ``run()`` has started the request waits in the queue, and its time limit takes effect from then on.
    /// Cancelling the task gives the request up; whether the server has got it by then, the error tells.
    ///
    /// - Returns: The answer, whatever its status.
    /// - Throws: ``CurlError`` when there is no complete answer.
    package func send(_ request: CurlRequest) async throws(CurlError) -> CurlResponse {
        try CurlLibrary.prepare()
        let target = try RequestTarget(request.url)
        let id = mailbox.makeID()
        let deadline = ContinuousClock.now.advanced(by: request.timeout)
        let result = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                mailbox.submit(
                    PendingTransfer(
                        id: id,
                        request: request,
                        target: target,
                        deadline: deadline,
                        continuation: continuation
                    )
                )
                // A task that was cancelled before the line above had nothing to cancel then.
                if Task.isCancelled { mailbox.cancel(id) }
            }
        } onCancel: {
            mailbox.cancel(id)
        }
        return try result.get()
    }

    /// Sends what is handed in, until a graceful shutdown or the cancellation of the task.
    ///
    /// On a graceful shutdown requests that wait fail at once; those under way may end within
    /// ``Configuration/shutdownGrace``. Cancellation ends all of them at once. Either way every request has its outcome
    /// and the thread is gone when this returns.
    ///
    /// - Throws: ``CurlError`` when libcurl does not work in this process, or on a second call.
    package func run() async throws {
        do {
            try CurlLibrary.prepare()
            let multi = try MultiHandle(maximumInFlight: configuration.maximumInFlight)
            guard mailbox.attach(multi) else { throw CurlError.unusable("a transport runs only once") }
            defer { mailbox.detach() }
            try await run(multi)
        } catch let error as CurlError {
            logger.error("outgoing requests have stopped", metadata: ["reason": "\(error.message)"])
            throw error
        }
    }

    private func run(_ multi: MultiHandle) async throws(CurlError) {
        let outcome = await withTaskGroup(of: TransferThread.Outcome?.self) { [mailbox, clock, configuration] group in
            group.addTask {
                await TransferThread.run { TransferLoop(mailbox: mailbox, multi: multi).run() }
            }
            group.addTask {
                // Each wait ends early when the task is cancelled, and then all steps follow at once.
                try? await gracefulShutdown()
                mailbox.drain()
                // The time that requests under way have to end by themselves.
                try? await clock.sleep(for: configuration.shutdownGrace)
                mailbox.stop()
                return nil
            }
            var outcome: TransferThread.Outcome?
            for await ended in group {
                outcome = ended ?? outcome
                group.cancelAll()
            }
            return outcome
        }
        try outcome?.get()
    }
}
