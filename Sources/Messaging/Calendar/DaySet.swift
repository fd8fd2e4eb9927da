/// Some days of the week.
package struct DaySet: Sendable, Hashable {
    /// One bit for each day, Monday the lowest.
    private var bits: UInt8 = 0

    /// Creates a set of days.
    package init(_ days: some Sequence<Weekday>) {
        for day in days { bits |= 1 << UInt8(day.rawValue) }
    }

    /// The days from one to another, over the end of the week if need be.
    package init(from first: Weekday, through last: Weekday) {
        var day = first.rawValue
        bits = 1 << UInt8(day)
        while day != last.rawValue {
            day = (day + 1) % 7
            bits |= 1 << UInt8(day)
        }
    }

    /// Whether a day is one of them.
    package func contains(_ day: Weekday) -> Bool { bits & 1 << UInt8(day.rawValue) != 0 }

    /// The days that are in both.
    package func intersection(_ other: DaySet) -> DaySet {
        var days = self
        days.bits &= other.bits
        return days
    }

    /// The days that are in either.
    package func union(_ other: DaySet) -> DaySet {
        var days = self
        days.bits |= other.bits
        return days
    }

    /// Whether there is no day in it.
    package var isEmpty: Bool { bits == 0 }

    /// The days, from Monday on.
    package var days: [Weekday] { Weekday.allCases.filter(contains) }
}

// MARK: - Reading

extension DaySet {
    /// Reads a day or days that follow each other: `sat`, `saturday`, `mon-fri`, `fri-mon`.
    package init(_ text: String) throws(CalendarProblem) {
        let days = text.split(separator: "-", omittingEmptySubsequences: false).map { Weekday(written: $0) }
        switch days.count {
        case 1:
            if let day = days[0] {
                self.init([day])
                return
            }
        case 2:
            if let first = days[0], let last = days[1] {
                self.init(from: first, through: last)
                return
            }
        default: break
        }
        throw Self.problem(with: text)
    }

    private static func problem(with text: String) -> CalendarProblem {
        if let meant = meant(text) {
            return CalendarProblem("this is not how days of the week are written", suggestion: meant)
        }
        if text.contains(where: { ",;&+".contains($0) }) || text.contains(" and ") {
            return CalendarProblem("these are several days in one text", help: "each of them is a text of its own")
        }
        return CalendarProblem(
            "this is not a day of the week",
            help: "days are \(names), or from one to another: mon-fri"
        )
    }

    private static let names = Weekday.allCases.map(\.abbreviation).joined(separator: " ")

    /// What should be written for a text such as `Mon – Fri`, `weekend` or `Dienstag`.
    static func meant(_ text: String) -> String? {
        let lowercased = text.lowercased()
        if let known = wordsForSeveral[lowercased] { return known }
        if let day = Weekday(meant: text.trimmingBlanks) { return day.abbreviation }
        for separator in ["-", "–", "—", "..", " to ", " until ", " through ", " bis "] {
            let parts = lowercased.split(separator: separator, maxSplits: 2)
            guard parts.count == 2, let first = Weekday(meant: String(parts[0]).trimmingBlanks),
                let last = Weekday(meant: String(parts[1]).trimmingBlanks)
            else { continue }
            return "\(first.abbreviation)-\(last.abbreviation)"
        }
        return nil
    }

    private static let wordsForSeveral = [
        "weekdays": "mon-fri", "weekday": "mon-fri", "workdays": "mon-fri", "weekend": "sat-sun",
        "weekends": "sat-sun", "daily": "mon-sun", "everyday": "mon-sun", "every day": "mon-sun", "all": "mon-sun",
    ]
}

extension String {
    /// The text without blanks and full stops at its ends.
    var trimmingBlanks: String {
        func isBlank(_ character: Character) -> Bool { character.isWhitespace || character == "." }
        var rest = self[...]
        while let first = rest.first, isBlank(first) { rest.removeFirst() }
        while let last = rest.last, isBlank(last) { rest.removeLast() }
        return String(rest)
    }
}
