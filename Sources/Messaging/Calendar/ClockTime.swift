/// A time of day as the clock on the wall shows it, to the minute: 00:00 to 24:00.
package struct ClockTime: Sendable, Hashable {
    /// The minutes since midnight: 0 to 1,440.
    package let minutes: Int

    /// Creates a time; `nil` when no clock shows it.
    package init?(hour: Int, minute: Int) {
        guard (0...23).contains(hour) && (0...59).contains(minute) || (hour, minute) == (24, 0) else { return nil }
        minutes = hour * 60 + minute
    }

    /// The time that a clock shows so many minutes after midnight; after midnight of the next day it begins anew.
    init(minutes: Int) {
        self.minutes = minutes <= Self.minutesPerDay ? minutes : minutes - Self.minutesPerDay
    }

    /// The hour, 0 to 24.
    package var hour: Int { minutes / 60 }
    /// The minute, 0 to 59.
    package var minute: Int { minutes % 60 }

    /// The time as it is written: `09:05`.
    package var text: String { "\(hour.padded(to: 2)):\(minute.padded(to: 2))" }

    /// 00:00, when a day begins.
    static let midnight = ClockTime(minutes: 0)
    /// 24:00, when a day ends.
    static let endOfDay = ClockTime(minutes: minutesPerDay)

    /// A day as the calendar counts it.
    static let minutesPerDay = 1440
}

extension ClockTime: Comparable {
    /// Whether a time comes earlier in the day than another.
    package static func < (left: ClockTime, right: ClockTime) -> Bool { left.minutes < right.minutes }
}

extension ClockTime {
    /// Reads a time that is written as it should be, two digits each: `09:05`.
    init?(written text: some StringProtocol) {
        let digits = DecimalDigits.all(in: text, separators: ":")
        guard digits.count == 2, let hour = digits[0], let minute = digits[1], hour.count == 2, minute.count == 2 else {
            return nil
        }
        self.init(hour: hour.value, minute: minute.value)
    }

    /// Reads a time in the many ways that people write it: `9`, `9:5`, `9.30`, `9h30`, `0930`, `9am`, `9 Uhr`, `noon`.
    ///
    /// - Parameters:
    ///   - text: What is written.
    ///   - isEnd: Whether something ends then, so that midnight is the day's end.
    init?(meant text: some StringProtocol, isEnd: Bool = false) {
        guard let time = ClockReading(text, isEnd: isEnd)?.time else { return nil }
        self = time
    }

    /// What is wrong with a text that is not written as a time should be.
    static func problem(with text: String) -> CalendarProblem {
        if let reason = impossible(text) { return CalendarProblem(reason, help: help) }
        return CalendarProblem("this is not a time of day", help: help, suggestion: ClockTime(meant: text)?.text)
    }

    /// Why a text that has a time's form names none, or `nil` when it has another form.
    static func impossible(_ text: some StringProtocol) -> String? {
        let parts = DecimalDigits.all(in: text, separators: ":")
        guard parts.count == 2, let hour = parts[0], let minute = parts[1], hour.count <= 2, minute.count == 2 else {
            return nil
        }
        if hour.value > 24 { return "there is no hour \(hour.value)" }
        if minute.value > 59 { return "there is no minute \(minute.value)" }
        return hour.value == 24 && minute.value > 0 ? "a day ends at 24:00" : nil
    }

    private static let help = "write hours and minutes with two digits each, such as 09:00 or 17:30"
}
