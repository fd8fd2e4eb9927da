package import Logging
package import Messaging

/// Sends a decision's messages in order, and tries again where that can help.
package struct Delivery: Sendable {
    private let sender: any ReplySender
    private let policy: RetryPolicy
    private let clock: any Clock<Duration>
    private let random: @Sendable () -> any RandomNumberGenerator
    private let counts: ActivityCounts
    private let logger: Logger

    /// Creates a delivery.
    ///
    /// - Parameters:
    ///   - sender: Makes each attempt.
    ///   - policy: When to try again.
    ///   - clock: Measures the waits.
    ///   - random: Spreads the waits.
    ///   - counts: What happened how often.
    ///   - logger: Where the log goes.
    package init(
        sender: any ReplySender,
        policy: RetryPolicy = RetryPolicy(),
        clock: any Clock<Duration>,
        random: @escaping @Sendable () -> any RandomNumberGenerator,
        counts: ActivityCounts,
        logger: Logger
    ) {
        self.sender = sender
        self.policy = policy
        self.clock = clock
        self.random = random
        self.counts = counts
        self.logger = logger
    }

    /// Whether an event's account is ours, asked again while the platform cannot be reached.
    package func ownership(of event: InboundEvent) async -> AccountOwnership {
        var attempt = 0
        while true {
            attempt += 1
            let ownership = await sender.ownership(of: event)
            guard case .unknown(let failure) = ownership, await pause(after: failure, attempt: attempt) else {
                return ownership
            }
            logger.warning("asking again which account this is: \(failure.reason)", metadata: event.logMetadata)
        }
    }

    /// Sends rows in order.
    ///
    /// After one that cannot be sent the rest is not tried: half an answer, then silence, is better than an answer with
    /// a hole in it.
    package func deliver(_ rows: [OutboxRow], to event: InboundEvent, via outbox: any Outbox) async {
        var failure: SendFailure?
        for row in rows {
            if let failure {
                await outbox.update(row, to: .failed(failure))
                counts.count(.repliesFailed)
                continue
            }
            do throws(SendFailure) {
                let messageID = try await send(row, to: event, via: outbox)
                await outbox.update(row, to: .sent(messageID: messageID))
                counts.count(.repliesSent)
                counts.tell(send: "sent", on: event.platform)
                logger.debug("reply sent", metadata: event.logMetadata.with("message", messageID ?? "no id told"))
            } catch {
                failure = error
                if Task.isCancelled { counts.count(.repliesCutOff) }
                await outbox.update(row, to: .failed(error))
                counts.count(.repliesFailed)
                counts.tell(send: error.label, on: event.platform)
                logger.error("reply not sent: \(error.reason)", metadata: event.logMetadata.with("error", error.label))
            }
        }
    }

    private func send(
        _ row: OutboxRow,
        to event: InboundEvent,
        via outbox: any Outbox
    ) async throws(SendFailure) -> String? {
        var attempt = 0
        var mayHaveArrived = 0
        while true {
            attempt += 1
            await outbox.update(row, to: .sending(attempt: attempt))
            logger.debug(
                "sending",
                metadata: event.logMetadata.with("attempt", "\(attempt)").with("secrets", "\(sender.secretsGeneration)")
            )
            do throws(SendFailure) {
                return try await sender.send(row.reply, to: event)
            } catch {
                if error.mayHaveArrived { mayHaveArrived += 1 }
                // Sent again once although it may have arrived: better twice than not at all, but never more often.
                guard mayHaveArrived < 2, await pause(after: error, attempt: attempt) else { throw error }
                counts.count(.repliesRetried)
                counts.tell(send: "retried", on: event.platform)
                logger.warning(
                    "trying again: \(error.reason)",
                    metadata: event.logMetadata.with("attempt", "\(attempt + 1)").with("error", error.label)
                        .with("may_arrive_twice", "\(error.mayHaveArrived)")
                )
            }
        }
    }

    /// Waits before the next attempt.
    ///
    /// - Returns: `false` when there is none: the failure is final, the attempts are used up, or the process is stopping.
    private func pause(after failure: SendFailure, attempt: Int) async -> Bool {
        guard failure.isTransient else { return false }
        var random = random()
        guard let wait = policy.wait(afterAttempt: attempt, requested: failure.retryAfter, using: &random) else {
            return false
        }
        do {
            // The backoff itself: there is no event to wait for in its place.
            try await clock.sleep(for: wait)
            return true
        } catch {
            return false
        }
    }
}
