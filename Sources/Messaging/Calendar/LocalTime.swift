/// What the calendar and the clock on the wall show at some place.
package struct LocalTime: Sendable, Hashable {
    /// The date.
    package let date: CivilDate
    /// The seconds since the clock showed midnight: 0 to 86,399.
    package let secondOfDay: Int

    /// Creates a time of a day.
    package init(date: CivilDate, secondOfDay: Int) {
        self.date = date
        self.secondOfDay = secondOfDay
    }

    /// The time that is so many seconds after 1970-01-01 00:00, both on the clock on the wall.
    init(secondsSince1970: Int) {
        let (day, second) = secondsSince1970.flooringDivision(by: Self.secondsPerDay)
        date = CivilDate(daysSince1970: day)
        secondOfDay = second
    }

    /// The day of the week.
    package var weekday: Weekday { date.weekday }
    /// The hour, 0 to 23.
    package var hour: Int { secondOfDay / 3600 }
    /// The minute, 0 to 59.
    package var minute: Int { secondOfDay / 60 % 60 }
    /// The second, 0 to 59.
    package var second: Int { secondOfDay % 60 }

    /// The seconds since 1970-01-01 00:00, both on the clock on the wall.
    var secondsSince1970: Int { date.daysSince1970 * Self.secondsPerDay + secondOfDay }

    /// The hour and minute as they are written: `09:05`.
    package var clock: String { "\(hour.padded(to: 2)):\(minute.padded(to: 2))" }

    /// A day as the calendar counts it.
    static let secondsPerDay = 86_400
}

extension LocalTime: Comparable {
    /// Whether a time is earlier than another, by what clock and calendar show.
    package static func < (left: LocalTime, right: LocalTime) -> Bool {
        (left.date, left.secondOfDay) < (right.date, right.secondOfDay)
    }
}
