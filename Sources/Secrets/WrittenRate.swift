/// So many in a time, as operators write it: `80/1s`, `750/1h`, `1/6s+45` with a burst of 45.
package struct WrittenRate: Sendable, Hashable {
    /// How many.
    package let count: Int
    /// In which time, in milliseconds.
    package let period: Int64
    /// How many at once after a time of quiet; the count where none is written.
    package let burst: Int

    /// Creates a rate; without a burst, the count of one period is sent at once.
    init(count: Int, period: Int64, burst: Int? = nil) {
        self.count = count
        self.period = period
        self.burst = burst ?? count
    }

    /// Reads a rate, or gives `nil` where a text is none.
    package init?(_ text: String) {
        let halves = text.split(separator: "/", omittingEmptySubsequences: false)
        guard halves.count == 2, let count = Self.number(halves[0]) else { return nil }
        let parts = halves[1].split(separator: "+", omittingEmptySubsequences: false)
        guard let first = parts.first, let period = WrittenTime.milliseconds(first), parts.count <= 2 else {
            return nil
        }
        self.count = count
        self.period = period
        if parts.count == 2 {
            guard let burst = Self.number(parts[1]) else { return nil }
            self.burst = burst
        } else {
            burst = count
        }
    }

    private static func number(_ text: Substring) -> Int? {
        guard let number = Int(text), (1...1_000_000).contains(number), text.first != "+" else { return nil }
        return number
    }
}

extension WrittenRate: CustomStringConvertible {
    /// The rate as it is written.
    package var description: String {
        let time =
            period.isMultiple(of: 3_600_000)
            ? "\(period / 3_600_000)h" : period.isMultiple(of: 60_000) ? "\(period / 60_000)m" : "\(period / 1000)s"
        return "\(count)/\(time)" + (burst == count ? "" : "+\(burst)")
    }
}
