/// A day of every year, such as 25 December.
package struct MonthDay: Sendable, Hashable {
    /// The month, from 1.
    package let month: Int
    /// The day of the month, from 1.
    package let day: Int

    /// Creates a day; `nil` when no year has it.
    ///
    /// 29 February is one: it comes every leap year.
    package init?(month: Int, day: Int) {
        guard (1...12).contains(month), (1...CivilDate.dayCount(ofMonth: month, year: 2000)).contains(day) else {
            return nil
        }
        self.month = month
        self.day = day
    }

    /// The day of the year that a date is.
    package init(_ date: CivilDate) {
        month = date.month
        day = date.day
    }

    /// The day as it is written: `--12-25`.
    package var text: String { "--\(month.padded(to: 2))-\(day.padded(to: 2))" }
}

extension MonthDay: Comparable {
    /// Whether a day is earlier in the year than another.
    package static func < (left: MonthDay, right: MonthDay) -> Bool {
        (left.month, left.day) < (right.month, right.day)
    }
}
