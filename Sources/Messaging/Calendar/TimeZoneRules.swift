/// How far the clocks of a time zone are from UTC at any moment, past and future.
///
/// Made once from a file of the time zone database; a question is then a binary search without allocation. Moments are
/// milliseconds since 1970-01-01 UTC.
package struct TimeZoneRules: Sendable, Hashable {
    /// From which second since 1970-01-01 UTC on each offset holds; the first one from the beginning of time.
    private let starts: [Int]
    /// The offsets, in seconds east of UTC.
    private let offsets: [Int]
    /// From which second on the changes are those of 400 years before; `nil` when there are no changes any more.
    private let horizon: Int?

    /// The clocks of UTC.
    package static let utc = TimeZoneRules(offset: 0)

    /// A zone whose clocks never change.
    ///
    /// - Parameter offset: Seconds east of UTC.
    package init(offset: Int) {
        starts = [.min]
        offsets = [offset]
        horizon = nil
    }

    /// Creates the rules of a zone.
    ///
    /// - Parameters:
    ///   - first: The offset before the first change, in seconds east of UTC.
    ///   - changes: The later offsets and the seconds since 1970 from which on they hold, in order.
    ///   - horizon: From which second on the changes repeat those of the 400 years before it.
    init(first: Int, changes: [OffsetChange], horizon: Int?) {
        var starts = [Int.min]
        var offsets = [first]
        for change in changes where change.offset != offsets.last {
            starts.append(change.second)
            offsets.append(change.offset)
        }
        self.starts = starts
        self.offsets = offsets
        self.horizon = horizon
    }

    /// How many seconds the clocks are ahead of UTC at a moment; negative west of Greenwich.
    package func offset(at instant: Int64) -> Int {
        offsets[index(of: folded(Self.second(of: instant)).second)]
    }

    /// What calendar and clock show at a moment.
    package func localTime(at instant: Int64) -> LocalTime {
        LocalTime(secondsSince1970: localSecond(at: instant))
    }

    /// The first moment at which calendar and clock show a time, or a later one.
    ///
    /// A time that is skipped when clocks go forward gives the moment after the jump; one that exists twice when they
    /// go back gives the first.
    package func instant(of local: LocalTime) -> Int64 {
        var wanted = local.secondsSince1970
        var shift = 0
        if let horizon, wanted >= horizon {
            shift = folded(wanted).shift
            wanted -= shift
        }
        // No clock is further from UTC than this, so that nothing before can show the time yet.
        var index = index(of: wanted - Self.maximumOffset)
        while index + 1 < starts.count {
            let second = max(wanted - offsets[index], starts[index])
            if second < starts[index + 1] { return Self.instant(of: second + shift) }
            index += 1
        }
        return Self.instant(of: max(wanted - offsets[index], starts[index]) + shift)
    }

    /// The first moment after another from which on the clocks go differently; `nil` when they never do.
    func nextChange(after instant: Int64) -> Int64? {
        let (second, shift) = folded(Self.second(of: instant))
        let next = index(of: second) + 1
        return next < starts.count ? Self.instant(of: starts[next] + shift) : nil
    }

    /// The seconds since 1970-01-01 00:00 as calendar and clock show them at a moment.
    func localSecond(at instant: Int64) -> Int {
        let second = Self.second(of: instant)
        return second + offsets[index(of: folded(second).second)]
    }

    /// The last change that is not after a second.
    private func index(of second: Int) -> Int {
        var low = 0
        var high = starts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if starts[middle] <= second { low = middle } else { high = middle }
        }
        return low
    }

    /// The second within the table at which the clocks go as at another, and how much earlier it is.
    private func folded(_ second: Int) -> (second: Int, shift: Int) {
        guard let horizon, second >= horizon else { return (second, 0) }
        let shift = ((second - horizon) / Self.secondsPerEra + 1) * Self.secondsPerEra
        return (second - shift, shift)
    }

    private static func second(of instant: Int64) -> Int {
        Int(instant.flooringDivision(by: 1000).quotient)
    }

    /// Milliseconds; moments too far away to be told are the furthest that can.
    private static func instant(of second: Int) -> Int64 {
        let (product, overflows) = Int64(second).multipliedReportingOverflow(by: 1000)
        return overflows ? (second < 0 ? .min : .max) : product
    }

    /// 400 years, after which dates and weekdays repeat.
    static let secondsPerEra = CivilDate.daysPerEra * LocalTime.secondsPerDay

    /// Further from UTC than any clock; RFC 9636 allows for 26 hours.
    static let maximumOffset = 26 * 3600
}

/// A moment at which a zone's clocks change, and to what.
struct OffsetChange: Sendable, Hashable {
    /// Seconds since 1970-01-01 UTC.
    let second: Int
    /// The offset from then on, in seconds east of UTC.
    let offset: Int
}
