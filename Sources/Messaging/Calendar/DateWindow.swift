/// A stretch of the calendar, such as a campaign: what the `dates` condition asks for.
///
/// A day counts as a whole, the last one included; a time is the moment, and the last one is not in it any more. Days of
/// every year begin anew each year, over New Year if the first comes later in the year than the last.
package struct DateWindow: Sendable, Hashable {
    private enum Bounds: Sendable, Hashable {
        /// Milliseconds since 1970-01-01 UTC; the second one is the first that is not in it.
        case moments(Int64, Int64)
        /// Days of every year, both in it.
        case everyYear(MonthDay, MonthDay)
    }

    private let bounds: Bounds
    private let zone: TimeZoneRules

    /// Creates a window from what is written.
    ///
    /// - Parameters:
    ///   - from: The beginning; without it the window has always been open, or begins with the year.
    ///   - until: The end; without it the window never closes, or ends with the year.
    ///   - zone: Where days begin.
    /// - Throws: What is wrong with the two together.
    package init(from: WrittenDate?, until: WrittenDate?, zone: TimeZoneRules) throws(CalendarProblem) {
        self.zone = zone
        switch (from, until) {
        case (.everyYear(let first), .everyYear(let last)): bounds = .everyYear(first, last)
        case (.everyYear(let first), nil): bounds = .everyYear(first, Self.lastOfYear)
        case (nil, .everyYear(let last)): bounds = .everyYear(Self.firstOfYear, last)
        case (.everyYear, _), (_, .everyYear):
            throw CalendarProblem(
                "one end of this is a date of every year, and the other is not",
                help: "write both with a year, such as 2026-12-01, or both without one, such as --12-01"
            )
        default:
            let start = from.map { Self.start(of: $0, zone) } ?? .min
            let end = until.map { Self.end(of: $0, zone) } ?? .max
            guard start < end else {
                throw CalendarProblem(
                    "this ends before it begins",
                    help: "`from` is the first day and `until` the last; with times `until` is the first moment after"
                )
            }
            bounds = .moments(start, end)
        }
    }

    /// Whether a moment, in milliseconds since 1970-01-01 UTC, is in the window.
    package func contains(_ instant: Int64) -> Bool {
        switch bounds {
        case .moments(let start, let end): return start <= instant && instant < end
        case .everyYear(let first, let last):
            let day = MonthDay(zone.localTime(at: instant).date)
            return first <= last ? first <= day && day <= last : first <= day || day <= last
        }
    }

    private static func start(of date: WrittenDate, _ zone: TimeZoneRules) -> Int64 {
        switch date {
        case .day(let day): zone.instant(of: LocalTime(date: day, secondOfDay: 0))
        case .local(let time): zone.instant(of: time)
        case .moment(let instant): instant
        case .everyYear: .min
        }
    }

    private static func end(of date: WrittenDate, _ zone: TimeZoneRules) -> Int64 {
        guard case .day(let day) = date else { return start(of: date, zone) }
        let next = LocalTime(secondsSince1970: (day.daysSince1970 + 1) * LocalTime.secondsPerDay)
        return zone.instant(of: next)
    }

    private static let firstOfYear = MonthDay(CivilDate(daysSince1970: 0))
    private static let lastOfYear = MonthDay(CivilDate(daysSince1970: -1))
}
