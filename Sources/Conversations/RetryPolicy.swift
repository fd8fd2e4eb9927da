/// When a send that failed for a passing reason is tried again: exponential backoff with full jitter.
package struct RetryPolicy: Sendable, Hashable {
    /// The most attempts, the first one included.
    package let maximumAttempts: Int
    /// The longest wait before the second attempt; it doubles with each one after.
    package let base: Duration
    /// The longest wait before any attempt, except where the platform itself asks for longer.
    package let cap: Duration
    /// The longest wait that a platform can ask for.
    ///
    /// Longer: the send has failed.
    package let longestRequestedWait: Duration

    /// Creates a policy.
    ///
    /// The defaults give up after six attempts in about half a minute of waiting, unless the platform asks for more.
    package init(
        maximumAttempts: Int = 6,
        base: Duration = .seconds(1),
        cap: Duration = .seconds(30),
        longestRequestedWait: Duration = .seconds(120)
    ) {
        self.maximumAttempts = maximumAttempts
        self.base = base
        self.cap = cap
        self.longestRequestedWait = longestRequestedWait
    }

    /// How long to wait after a failed attempt, or `nil` when it was the last one.
    ///
    /// The wait is drawn from the upper half of the backoff: enough spread that many conversations do not come back at
    /// the same moment, and never a wait of nothing.
    ///
    /// - Parameters:
    ///   - attempt: The number of the attempt that failed, from 1.
    ///   - requested: How long the platform asked to wait, if it did.
    ///   - random: Where the jitter comes from.
    /// - Returns: The wait, or `nil` when there is no next attempt.
    package func wait(
        afterAttempt attempt: Int,
        requested: Duration?,
        using random: inout some RandomNumberGenerator
    ) -> Duration? {
        guard attempt < maximumAttempts else { return nil }
        if let requested, requested > longestRequestedWait { return nil }
        let doublings = min(max(attempt, 1) - 1, 20)
        let ceiling = min(base * (1 << doublings), cap)
        let jittered = ceiling * Double.random(in: 0.5...1, using: &random)
        return (requested ?? .zero) + jittered
    }
}
