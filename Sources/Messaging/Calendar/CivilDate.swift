/// A day of the Gregorian calendar, wherever on earth.
package struct CivilDate: Sendable, Hashable {
    /// The year.
    package let year: Int
    /// The month, from 1.
    package let month: Int
    /// The day of the month, from 1.
    package let day: Int

    /// Creates a date; `nil` when the calendar has no such day.
    ///
    /// Years have at most four digits, as people write them.
    package init?(year: Int, month: Int, day: Int) {
        guard (0...9999).contains(year), (1...12).contains(month) else { return nil }
        guard (1...Self.dayCount(ofMonth: month, year: year)).contains(day) else { return nil }
        self.year = year
        self.month = month
        self.day = day
    }

    /// The date of a day counted from 1970-01-01.
    ///
    /// Counts in eras of 400 years, whose number of days is fixed, from a year that begins in March, so that the leap
    /// day is a year's last. (Howard Hinnant, “chrono-compatible low-level date algorithms”, civil_from_days.)
    package init(daysSince1970: Int) {
        let (era, dayOfEra) = (daysSince1970 + 719_468).flooringDivision(by: Self.daysPerEra)
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    }

    /// The number of days from 1970-01-01 to this one.
    package var daysSince1970: Int { Self.daysSince1970(year: year, month: month, day: day) }

    /// The day of the week.
    package var weekday: Weekday { Weekday(daysSince1970: daysSince1970) }

    /// The date as it is written: `2026-12-25`.
    package var text: String { "\(year.padded(to: 4))-\(month.padded(to: 2))-\(day.padded(to: 2))" }

    /// The number of days in a month.
    package static func dayCount(ofMonth month: Int, year: Int) -> Int {
        switch month {
        case 2: isLeap(year) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// Whether a year has a 29 February.
    static func isLeap(_ year: Int) -> Bool {
        year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    }

    /// The number of days from 1970-01-01 to a day of a month from 1 to 12.
    ///
    /// The inverse of `init(daysSince1970:)`; a day outside of its month counts on from it.
    static func daysSince1970(year: Int, month: Int, day: Int) -> Int {
        let (era, yearOfEra) = (month <= 2 ? year - 1 : year).flooringDivision(by: 400)
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * daysPerEra + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    /// The days of 400 years, after which dates and weekdays repeat.
    static let daysPerEra = 146_097
}

extension CivilDate: Comparable {
    /// Whether a date is earlier than another.
    package static func < (left: CivilDate, right: CivilDate) -> Bool {
        (left.year, left.month, left.day) < (right.year, right.month, right.day)
    }
}

extension Int {
    /// The digits of a number that is not negative, with zeros in front of a short one.
    func padded(to width: Int) -> String {
        let digits = String(self)
        return String(repeating: "0", count: Swift.max(0, width - digits.utf8.count)) + digits
    }
}
