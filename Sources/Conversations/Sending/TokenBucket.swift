/// So many in a time, with a burst: a rate limit.
///
/// Moments are milliseconds on a clock that never goes back.
package struct TokenBucket: Sendable, Hashable {
    /// How much fits.
    private let burst: Double
    /// How much flows in each millisecond.
    private let rate: Double
    private var level: Double
    private var filledAt: Int64

    /// Creates a full bucket.
    package init(_ limit: RateLimit, at now: Int64) {
        burst = max(Double(limit.burst), 1)
        rate = Double(max(limit.count, 1)) / Double(max(limit.period, 1))
        level = burst
        filledAt = now
    }

    /// Takes one out.
    ///
    /// - Returns: `nil` when there was one; else the moment at which there will be.
    package mutating func take(at now: Int64) -> Int64? {
        fill(at: now)
        // A bucket that is filled in many small steps may be a hair below the whole.
        guard level < 1 - 1e-9 else {
            level -= 1
            return nil
        }
        return now + max(Int64(((1 - level) / rate).rounded(.up)), 1)
    }

    /// Whether it is full: who has not written for a while needs no bucket.
    package mutating func isFull(at now: Int64) -> Bool {
        fill(at: now)
        return level >= burst
    }

    /// Puts one back that was not used.
    package mutating func giveBack() { level = min(level + 1, burst) }

    private mutating func fill(at now: Int64) {
        guard now > filledAt else { return }
        level = min(level + Double(now - filledAt) * rate, burst)
        filledAt = now
    }
}
