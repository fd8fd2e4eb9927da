/// When a send that failed for a passing reason is tried again: exponential backoff with jitter.
package struct RetryPolicy: Sendable, Hashable {
    /// The most attempts where the platform answers each time, the first one included.
    package let maximumAttempts: Int
    /// The most attempts where the platform cannot be reached, which lasts as long as it lasts.
    package let maximumOutageAttempts: Int
    /// The most attempts of which each may have arrived: better twice than not at all, but never more often.
    package let maximumUncertainAttempts: Int
    /// The longest wait before the second attempt; it doubles with each one after.
    package let base: Duration
    /// The longest wait before any attempt, except where the platform itself asks for longer.
    package let cap: Duration
    /// The longest wait that a platform can ask for; a longer one is taken for this.
    package let longestRequestedWait: Duration

    /// Creates a policy.
    ///
    /// The defaults give up after eight attempts in about three minutes where the platform answers, and after a day and
    /// more where it cannot be reached: by then nothing may be sent to the contact any more.
    package init(
        maximumAttempts: Int = 8,
        maximumOutageAttempts: Int = 400,
        maximumUncertainAttempts: Int = 2,
        base: Duration = .seconds(1),
        cap: Duration = .seconds(300),
        longestRequestedWait: Duration = .seconds(3600)
    ) {
        self.maximumAttempts = maximumAttempts
        self.maximumOutageAttempts = maximumOutageAttempts
        self.maximumUncertainAttempts = maximumUncertainAttempts
        self.base = base
        self.cap = cap
        self.longestRequestedWait = longestRequestedWait
    }

    /// How long to wait after a failed attempt.
    ///
    /// The wait is drawn from the upper half of the backoff: enough spread that many conversations do not come back at
    /// the same moment, and never a wait of nothing.
    ///
    /// - Parameters:
    ///   - attempt: The number of the attempt that failed, from 1.
    ///   - requested: How long the platform asked to wait, if it did.
    ///   - random: Where the jitter comes from.
    /// - Returns: The wait.
    package func wait(
        afterAttempt attempt: Int,
        requested: Duration?,
        using random: inout some RandomNumberGenerator
    ) -> Duration {
        let doublings = min(max(attempt, 1) - 1, 20)
        let ceiling = min(base * (1 << doublings), cap)
        let jittered = ceiling * Double.random(in: 0.5...1, using: &random)
        return min(requested ?? .zero, longestRequestedWait) + jittered
    }

    /// How long to wait after the platform refused one more message to the same person: 4^n seconds.
    ///
    /// Source: Meta's WhatsApp Cloud API docs, pair rate limits.
    ///
    /// - Parameters:
    ///   - refusals: How often it has refused this message, from 1.
    ///   - requested: How long the platform asked to wait, if it did.
    /// - Returns: The wait.
    package func pairWait(afterRefusal refusals: Int, requested: Duration?) -> Duration {
        let doublings = 2 * (min(max(refusals, 1), 7) - 1)
        return min(max(.seconds(1 << doublings), requested ?? .zero), longestRequestedWait)
    }
}
