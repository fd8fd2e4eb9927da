import Glibc

/// A moment in UTC as `2026-11-22T10:00:00Z`.
///
/// Written by hand because a log line is, and Foundation's formatters take longer than all the rest of the line.
enum UTCTime {
    /// Seconds since 1970-01-01 UTC, by the system's clock.
    static func now() -> Int64 {
        Int64(time(nil))
    }

    /// The text of a moment.
    ///
    /// Years have four digits, which lasts until 9999.
    static func text(_ secondsSince1970: Int64) -> String {
        let secondsPerDay: Int64 = 86_400
        let days = (secondsSince1970 >= 0 ? secondsSince1970 : secondsSince1970 - secondsPerDay + 1) / secondsPerDay
        let second = secondsSince1970 - days * secondsPerDay
        let date = Self.date(days)
        let clock = "\(pad(second / 3600, 2)):\(pad(second / 60 % 60, 2)):\(pad(second % 60, 2))"
        return "\(pad(date.year, 4))-\(pad(date.month, 2))-\(pad(date.day, 2))T\(clock)Z"
    }

    /// The Gregorian date of a day counted from 1970-01-01.
    ///
    /// Counts in eras of 400 years, whose number of days is fixed, from a year that begins in March, so that the leap
    /// day is a year's last. (Howard Hinnant, “chrono-compatible low-level date algorithms”, civil_from_days.)
    private static func date(_ daysSince1970: Int64) -> (year: Int64, month: Int64, day: Int64) {
        let shifted = daysSince1970 + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }

    private static func pad(_ number: Int64, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }
}
