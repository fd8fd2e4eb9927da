extension OutboxSender {
    /// What a sender works with.
    package struct Parts: Sendable {
        /// Where messages are kept.
        package let store: any ConversationStore
        /// Makes each attempt.
        package let sender: any ReplySender
        /// When to try again.
        package var policy = RetryPolicy()
        /// How fast messages are sent.
        package var limits = RateLimits()
        /// What is done with a message that may have arrived.
        package var uncertain = UncertainPolicy.resend
        /// The most attempts at a time.
        package var maximumInFlight = 64
        /// Measures the waits.
        package let clock: any Clock<Duration>
        /// The time since some fixed moment, on a clock that never goes back.
        package let elapsed: @Sendable () -> Duration
        /// The time of day, in milliseconds since 1970-01-01 UTC.
        package let now: @Sendable () -> Int64
        /// Spreads the waits.
        package let random: @Sendable () -> any RandomNumberGenerator
        /// What happened how often.
        package let counts: ActivityCounts

        /// Creates the parts of a sender.
        package init(
            store: any ConversationStore,
            sender: any ReplySender,
            clock: any Clock<Duration>,
            elapsed: @escaping @Sendable () -> Duration,
            now: @escaping @Sendable () -> Int64,
            random: @escaping @Sendable () -> any RandomNumberGenerator,
            counts: ActivityCounts
        ) {
            self.store = store
            self.sender = sender
            self.clock = clock
            self.elapsed = elapsed
            self.now = now
            self.random = random
            self.counts = counts
        }
    }
}
