/// A date or moment as rules files write it, before a time zone makes it one.
package enum WrittenDate: Sendable, Hashable {
    /// A day: `2026-12-25`.
    case day(CivilDate)
    /// A day of every year: `--12-25`.
    case everyYear(MonthDay)
    /// A time by the clocks of the business: `2026-11-27T09:00`.
    case local(LocalTime)
    /// A moment, in milliseconds since 1970-01-01 UTC: `2026-11-27T09:00Z`, `2026-11-27T09:00+05:00`.
    case moment(Int64)
}

extension WrittenDate {
    /// Reads a date.
    package init(_ text: String) throws(CalendarProblem) {
        if text.hasPrefix("--") {
            self = .everyYear(try Self.monthDay(text))
            return
        }
        let parts = text.split(separator: "T", maxSplits: 1, omittingEmptySubsequences: false)
        let date = try Self.date(parts[0], in: text)
        guard parts.count == 2 else {
            self = .day(date)
            return
        }
        let start = parts[0].utf8.count + 1
        let (clock, zone) = Self.parts(ofTime: parts[1])
        guard let second = try Self.secondOfDay(clock, in: text, at: start) else {
            throw DateReading.problem(with: text)
        }
        let local = LocalTime(date: date, secondOfDay: second)
        guard let zone else {
            self = .local(local)
            return
        }
        guard let offset = Self.offset(zone) else { throw DateReading.problem(with: text) }
        self = .moment(Int64(local.secondsSince1970 - offset) * 1000)
    }

    /// Reads `--12-25`.
    private static func monthDay(_ text: String) throws(CalendarProblem) -> MonthDay {
        let digits = DecimalDigits.all(in: text.dropFirst(2), separators: "-")
        guard digits.count == 2, let month = digits[0], let day = digits[1], month.count == 2, day.count == 2 else {
            throw DateReading.problem(with: text)
        }
        if let date = MonthDay(month: month.value, day: day.value) { return date }
        throw DateReading.impossible(year: nil, month: month.value, day: day.value)
    }

    /// Reads `2026-12-25`.
    private static func date(_ written: Substring, in text: String) throws(CalendarProblem) -> CivilDate {
        let digits = DecimalDigits.all(in: written, separators: "-")
        guard digits.count == 3, let year = digits[0], let month = digits[1], let day = digits[2],
            (year.count, month.count, day.count) == (4, 2, 2)
        else { throw DateReading.problem(with: text) }
        guard year.value >= 1970 else {
            throw CalendarProblem("the year \(year.value) is long past", range: 0..<4)
        }
        if let date = CivilDate(year: year.value, month: month.value, day: day.value) { return date }
        throw DateReading.impossible(
            year: year.value,
            month: month.value,
            day: day.value,
            rest: String(text[written.endIndex...])
        )
    }

    /// Divides `09:00+05:00` into the clock's part and the rest.
    private static func parts(ofTime time: Substring) -> (clock: Substring, zone: Substring?) {
        guard let index = time.firstIndex(where: { "Z+-".contains($0) }) else { return (time, nil) }
        return (time[..<index], time[index...])
    }

    /// Reads `09:00` or `09:00:30`; `nil` when it is neither.
    private static func secondOfDay(
        _ written: Substring,
        in text: String,
        at start: Int
    ) throws(CalendarProblem) -> Int? {
        let digits = DecimalDigits.all(in: written, separators: ":")
        guard (2...3).contains(digits.count), digits.allSatisfy({ $0?.count == 2 }) else { return nil }
        let values = digits.compactMap { $0?.value } + [0]
        if values[0] == 24, values[1] == 0, values[2] == 0 {
            throw CalendarProblem(
                "24:00 is 00:00 of the next day",
                help: "write the next day's date with T00:00",
                range: start..<start + written.utf8.count
            )
        }
        for (index, (value, unit)) in zip(values, [("hour", 24), ("minute", 60), ("second", 60)]).enumerated()
        where value >= unit.1 {
            let offset = start + index * 3
            throw CalendarProblem("there is no \(unit.0) \(value)", range: offset..<offset + 2)
        }
        return values[0] * 3600 + values[1] * 60 + values[2]
    }

    /// Reads `Z` or `+05:00`, in seconds east of UTC.
    private static func offset(_ zone: Substring) -> Int? {
        if zone == "Z" { return 0 }
        guard let time = ClockTime(written: zone.dropFirst()), time.hour < 24 else { return nil }
        return (zone.hasPrefix("-") ? -60 : 60) * time.minutes
    }
}
