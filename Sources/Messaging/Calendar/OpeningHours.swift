/// When a business is open: hours of each day of the week, and of single dates, which beat the days of the week.
///
/// Hours are what the clock on the wall shows: in the hour that exists twice when clocks go back the business is open
/// twice, and of the one that is skipped nothing is left. A span that passes midnight belongs to the day it begins on.
package struct OpeningHours: Sendable, Hashable {
    /// The hours of some days.
    package struct Entry: Sendable, Hashable {
        /// The days.
        package let days: OpeningDays
        /// The hours; none when the business is closed.
        package let spans: [ClockSpan]

        /// Creates an entry.
        package init(days: OpeningDays, spans: [ClockSpan]) {
            self.days = days
            self.spans = spans
        }
    }

    /// The hours of a kind of day, as a part of `spans`.
    private typealias Hours = Range<Int>

    /// The zone whose clocks count.
    package let zone: TimeZoneRules
    /// All spans, those of a day beside each other and in order.
    private let spans: [ClockSpan]
    /// Monday to Sunday.
    private let weekly: [Hours]
    /// The days of every year that have hours of their own.
    private let yearly: SortedTable
    /// The dates that have hours of their own, as days since 1970.
    private let dates: SortedTable
    private let passesMidnight: Bool

    /// Creates opening hours; a day that no entry is about is closed.
    ///
    /// Of two entries about the same day the later one counts.
    package init(_ entries: [Entry], zone: TimeZoneRules) {
        var spans: [ClockSpan] = []
        var weekly = [Hours](repeating: 0..<0, count: Weekday.allCases.count)
        var yearly: [Int: Hours] = [:]
        var dates: [Int: Hours] = [:]
        for entry in entries {
            let start = spans.count
            spans += entry.spans.sorted { $0.startMinute < $1.startMinute }
            let hours = start..<spans.count
            switch entry.days {
            case .weekly(let days): for day in days.days { weekly[day.rawValue] = hours }
            case .everyYear(let day): yearly[Self.number(of: day)] = hours
            case .date(let date): dates[date.daysSince1970] = hours
            }
        }
        self.zone = zone
        self.spans = spans
        self.weekly = weekly
        self.yearly = SortedTable(yearly)
        self.dates = SortedTable(dates)
        passesMidnight = spans.contains(where: \.passesMidnight)
    }

    /// Whether the business is open at a moment, in milliseconds since 1970-01-01 UTC.
    package func isOpen(at instant: Int64) -> Bool {
        isOpen(atLocalSecond: zone.localSecond(at: instant))
    }

    /// The next moment at which the business opens: it was closed just before.
    ///
    /// `nil` when it does not within ten years, because it is never closed, or never open.
    package func nextOpen(after instant: Int64) -> Int64? { nextChange(after: instant, toOpen: true) }

    /// The next moment at which the business closes: it was open just before.
    ///
    /// `nil` when it does not within ten years.
    package func nextClose(after instant: Int64) -> Int64? { nextChange(after: instant, toOpen: false) }

    /// The hours of the day that it is at a moment, in order; none when the business is closed that day.
    package func today(at instant: Int64) -> [ClockSpan] {
        Array(spans[hours(onDay: zone.localSecond(at: instant).flooringDivision(by: Self.secondsPerDay).quotient)])
    }

    /// Whether there is any time at all at which the business is open.
    package var everOpens: Bool {
        !weekly.allSatisfy(\.isEmpty) || !yearly.values.allSatisfy(\.isEmpty)
            || !dates.values.allSatisfy(\.isEmpty)
    }

    /// Whether the business opens and closes in every week without dates of their own, so that there is always a next
    /// opening and closing.
    package var changesEveryWeek: Bool {
        let days = Weekday.allCases.map { Entry(days: .weekly(DaySet([$0])), spans: Array(spans[weekly[$0.rawValue]])) }
        return OpeningHours(days, zone: .utc).nextOpen(after: 0) != nil
    }

    private static let secondsPerDay = LocalTime.secondsPerDay
}

// MARK: - Looking up

extension OpeningHours {
    private func isOpen(atLocalSecond second: Int) -> Bool {
        let (day, secondOfDay) = second.flooringDivision(by: Self.secondsPerDay)
        let minute = secondOfDay / 60
        for index in hours(onDay: day) where spans[index].covers(minute) { return true }
        guard passesMidnight else { return false }
        for index in hours(onDay: day - 1) where spans[index].covers(minute + ClockTime.minutesPerDay) { return true }
        return false
    }

    /// The hours of a day counted from 1970-01-01.
    private func hours(onDay day: Int) -> Hours {
        if !dates.isEmpty, let hours = dates[day] { return hours }
        if !yearly.isEmpty, let hours = yearly[Self.number(of: MonthDay(CivilDate(daysSince1970: day)))] {
            return hours
        }
        return weekly[Weekday(daysSince1970: day).rawValue]
    }

    private static func number(of day: MonthDay) -> Int { day.month * 32 + day.day }

    /// The next moment at which the business opens, or closes.
    ///
    /// Goes from one moment at which anything may change to the next: where a span begins or ends, at midnight, and
    /// where the clocks are set to another time.
    private func nextChange(after instant: Int64, toOpen wanted: Bool) -> Int64? {
        guard everOpens, Self.searchable.contains(instant) else { return nil }
        let limit = lastSearched(from: instant)
        var current = instant
        var isOpen = isOpen(at: instant)
        while current < limit {
            let offset = zone.offset(at: current)
            let clocksChange = zone.nextChange(after: current) ?? .max
            repeat {
                let boundary = boundary(after: zone.localSecond(at: current))
                current = min(Int64(boundary - offset) * 1000, clocksChange)
                let isOpenNow = self.isOpen(at: current)
                if isOpenNow != isOpen, isOpenNow == wanted { return current }
                isOpen = isOpenNow
            } while current < min(clocksChange, limit)
        }
        return nil
    }

    /// When to give up looking for a change: as soon as nothing new can come.
    private func lastSearched(from instant: Int64) -> Int64 {
        if !yearly.isEmpty { return instant + Self.daysOfYearly * 86_400_000 }
        let lastDate = dates.keys.last.map { Int64($0) * 86_400_000 } ?? .min
        return min(max(instant, lastDate) + Self.daysOfWeekly * 86_400_000, instant + Self.daysOfYearly * 86_400_000)
    }

    /// Where next after a second a span begins or ends, or a day.
    private func boundary(after second: Int) -> Int {
        let day = second.flooringDivision(by: Self.secondsPerDay).quotient
        var nearest = (day + 1) * Self.secondsPerDay
        for start in [day - 1, day] {
            for index in hours(onDay: start) {
                for minute in [spans[index].startMinute, spans[index].endMinute] {
                    let boundary = start * Self.secondsPerDay + minute * 60
                    if boundary > second { nearest = min(nearest, boundary) }
                }
            }
        }
        return nearest
    }

    /// The moments after which ten years can still be counted: some 100 million years either way.
    private static let searchable = Int64.min / 2...Int64.max / 2

    /// Two weeks and a day: what happens every week happens by then, even if clocks change once in between.
    private static let daysOfWeekly: Int64 = 15
    /// Ten years: 29 February may take eight.
    private static let daysOfYearly: Int64 = 3653
}

/// Hours by a number, looked up without hashing.
private struct SortedTable: Sendable, Hashable {
    let keys: [Int]
    let values: [Range<Int>]

    init(_ entries: [Int: Range<Int>]) {
        let sorted = entries.sorted { $0.key < $1.key }
        keys = sorted.map(\.key)
        values = sorted.map(\.value)
    }

    var isEmpty: Bool { keys.isEmpty }

    subscript(key: Int) -> Range<Int>? {
        var low = 0
        var high = keys.count
        while low < high {
            let middle = (low + high) / 2
            if keys[middle] < key { low = middle + 1 } else { high = middle }
        }
        return low < keys.count && keys[low] == key ? values[low] : nil
    }
}
