/// The rule by which a zone's clocks go in all years to come, such as `CET-1CEST,M3.5.0,M10.5.0/3`.
///
/// The text is POSIX's `TZ`, with hours of a change from -167 to 167 as RFC 9636 allows them.
struct RecurringOffset: Sendable, Hashable {
    /// The offset of standard time, in seconds east of UTC.
    let standard: Int
    /// Summer time, or `nil` in a zone that has none.
    let summer: Summer?

    /// When clocks go differently, each year.
    struct Summer: Sendable, Hashable {
        /// The offset, in seconds east of UTC.
        let offset: Int
        /// When it begins, by the clocks of standard time.
        let start: ChangeDay
        /// When it ends, by its own clocks.
        let end: ChangeDay
    }

    /// A time of each year at which clocks change.
    struct ChangeDay: Sendable, Hashable {
        /// How the day is found.
        enum Rule: Sendable, Hashable {
            /// The day of the year from 1, 29 February never counted: `J60` is 1 March in all years.
            case dayWithoutLeapDay(Int)
            /// The day of the year from 0, 29 February counted.
            case day(Int)
            /// The weekday (0 is Sunday) in a week of a month; week 5 is the last one.
            case weekday(month: Int, week: Int, weekday: Int)
        }

        let rule: Rule
        /// Seconds after the day's midnight; may be negative or longer than a day.
        let second: Int

        /// Seconds from 1970-01-01 00:00 to the change in a year, both on the clock on the wall.
        func localSecond(in year: Int) -> Int {
            let newYear = CivilDate.daysSince1970(year: year, month: 1, day: 1)
            let day: Int
            switch rule {
            case .dayWithoutLeapDay(let number):
                day = newYear + number - (CivilDate.isLeap(year) && number > 59 ? 0 : 1)
            case .day(let number): day = newYear + number
            case .weekday(let month, let week, let weekday):
                let first = CivilDate.daysSince1970(year: year, month: month, day: 1)
                // 1970-01-01 was a Thursday, 4 days after a Sunday.
                let toFirst = (weekday - 4 - first).flooringDivision(by: 7).remainder
                let wanted = toFirst + (week - 1) * 7
                day = first + (wanted < CivilDate.dayCount(ofMonth: month, year: year) ? wanted : wanted - 7)
            }
            return day * LocalTime.secondsPerDay + second
        }
    }

    /// The changes of a year, in order.
    func changes(in year: Int) -> [OffsetChange] {
        guard let summer else { return [] }
        let start = OffsetChange(second: summer.start.localSecond(in: year) - standard, offset: summer.offset)
        let end = OffsetChange(second: summer.end.localSecond(in: year) - summer.offset, offset: standard)
        return start.second < end.second ? [start, end] : [end, start]
    }
}

// MARK: - Reading

extension RecurringOffset {
    /// Reads the text of a rule; `nil` when it is none.
    init?(_ text: some Collection<UInt8>) {
        var reader = RuleReader(Array(text))
        guard reader.skipName(), let behind = reader.time(hours: 24) else { return nil }
        standard = -behind
        if reader.isAtEnd {
            summer = nil
            return
        }
        guard reader.skipName() else { return nil }
        var offset = standard + 3600
        if reader.next != UInt8(ascii: ",") {
            guard let behind = reader.time(hours: 24) else { return nil }
            offset = -behind
        }
        // POSIX lets the days be left out, but then nobody knows them.
        guard reader.skip(","), let start = reader.changeDay(), reader.skip(","), let end = reader.changeDay(),
            reader.isAtEnd
        else { return nil }
        summer = Summer(offset: offset, start: start, end: end)
    }
}

/// Reads the parts of a rule, each giving `nil` or `false` when it is not there.
private struct RuleReader {
    private var rest: ArraySlice<UInt8>

    init(_ bytes: [UInt8]) {
        rest = bytes[...]
    }

    var isAtEnd: Bool { rest.isEmpty }
    var next: UInt8? { rest.first }

    mutating func skip(_ character: Unicode.Scalar) -> Bool {
        guard let next, next == UInt8(ascii: character) else { return false }
        rest.removeFirst()
        return true
    }

    /// The name of a clock: letters, or `<…>` around anything.
    mutating func skipName() -> Bool {
        if skip("<") {
            rest = rest.drop { $0 != UInt8(ascii: ">") }
            return skip(">")
        }
        let letters = rest.prefix { ($0 | 0x20) >= UInt8(ascii: "a") && ($0 | 0x20) <= UInt8(ascii: "z") }
        rest = rest.dropFirst(letters.count)
        return letters.count >= 3
    }

    /// A number of up to three digits within bounds.
    mutating func number(_ bounds: ClosedRange<Int>) -> Int? {
        let digits = rest.prefix(4).prefix { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
        guard (1...3).contains(digits.count) else { return nil }
        rest = rest.dropFirst(digits.count)
        let value = digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
        return bounds.contains(value) ? value : nil
    }

    /// `[+-]h[h][:mm[:ss]]` in seconds.
    mutating func time(hours maximum: Int) -> Int? {
        let sign = skip("-") ? -1 : 1
        if sign == 1 { _ = skip("+") }
        guard let hours = number(0...maximum) else { return nil }
        var seconds = hours * 3600
        for unit in [60, 1] where skip(":") {
            guard let value = number(0...59) else { return nil }
            seconds += value * unit
        }
        return sign * seconds
    }

    /// `Jn`, `n` or `Mm.w.d`, and perhaps `/time`.
    mutating func changeDay() -> RecurringOffset.ChangeDay? {
        let rule: RecurringOffset.ChangeDay.Rule
        if skip("J") {
            guard let number = number(1...365) else { return nil }
            rule = .dayWithoutLeapDay(number)
        } else if skip("M") {
            guard let month = number(1...12), skip("."), let week = number(1...5), skip("."),
                let weekday = number(0...6)
            else { return nil }
            rule = .weekday(month: month, week: week, weekday: weekday)
        } else {
            guard let number = number(0...365) else { return nil }
            rule = .day(number)
        }
        guard skip("/") else { return RecurringOffset.ChangeDay(rule: rule, second: 2 * 3600) }
        guard let second = time(hours: 167) else { return nil }
        return RecurringOffset.ChangeDay(rule: rule, second: second)
    }
}
