/// The days that an entry of opening hours is about: a key of `settings.hours`.
package enum OpeningDays: Sendable, Hashable {
    /// Days of each week.
    case weekly(DaySet)
    /// A day of every year, which beats the days of the week.
    case everyYear(MonthDay)
    /// One day, which beats both.
    case date(CivilDate)
}

extension OpeningDays {
    /// Reads `mon`, `mon-fri`, `2026-12-25` or `--12-25`.
    package init(_ text: String) throws(CalendarProblem) {
        guard text.contains(where: \.isNumber) else {
            do {
                self = .weekly(try DaySet(text))
            } catch {
                throw CalendarProblem(
                    error.suggestion == nil ? "this is not a day of the week, nor a date" : error.message,
                    help: error.help ?? Self.help,
                    suggestion: error.suggestion,
                    range: error.range
                )
            }
            return
        }
        switch try WrittenDate(text) {
        case .day(let date): self = .date(date)
        case .everyYear(let day): self = .everyYear(day)
        case .local(let time):
            throw CalendarProblem(
                "this is a time, but hours are of whole days",
                help: Self.help,
                suggestion: time.date.text
            )
        case .moment:
            throw CalendarProblem("this is a time, but hours are of whole days", help: Self.help)
        }
    }

    private static let help = "days are written mon, mon-fri, 2026-12-25, or --12-25 for every year"

    /// The days that both are about, as one writes them; `nil` when there are none, or one of them beats the other.
    package func common(with other: OpeningDays) -> String? {
        switch (self, other) {
        case (.weekly(let left), .weekly(let right)):
            let days = left.intersection(right).days
            return days.isEmpty ? nil : days.map(\.abbreviation).joined(separator: ", ")
        case (.everyYear(let left), .everyYear(let right)): return left == right ? left.text : nil
        case (.date(let left), .date(let right)): return left == right ? left.text : nil
        default: return nil
        }
    }
}

extension OpeningHours {
    /// Reads the hours of a day that are written as one text: a span, or `closed`.
    package static func spans(_ text: String) throws(CalendarProblem) -> [ClockSpan] {
        if text == "closed" { return [] }
        do {
            return [try ClockSpan(text)]
        } catch {
            if ["closed", "close", "off", "none", "no", "never", "-", "geschlossen"].contains(text.lowercased()) {
                throw CalendarProblem("this is not how a day off is written", suggestion: "closed")
            }
            throw CalendarProblem(
                error.message,
                help: error.help.map { $0 + "; a day off is \"closed\"" },
                suggestion: error.suggestion,
                range: error.range
            )
        }
    }
}
