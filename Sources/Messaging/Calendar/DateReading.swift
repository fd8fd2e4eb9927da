/// Dates in the many ways in which people write them: the source of suggestions, never of values.
enum DateReading {
    /// What is wrong with a text that is not written as a date should be.
    static func problem(with text: String) -> CalendarProblem {
        if let suggestion = suggestion(for: text) {
            return CalendarProblem("this is not how a date is written", help: help, suggestion: suggestion)
        }
        let numbers = text.split { "./- ".contains($0) }.map { DecimalDigits($0.utf8) }
        if numbers.count == 3, numbers[2]?.count == 4, numbers.allSatisfy({ $0 != nil }) {
            return CalendarProblem("nobody can tell the day from the month here", help: help)
        }
        return CalendarProblem("this is not a date", help: help)
    }

    /// What is wrong with numbers that have a date's form and are none.
    static func impossible(year: Int?, month: Int, day: Int, rest: String = "") -> CalendarProblem {
        if !(1...12).contains(month) {
            return CalendarProblem(
                "there is no month \(month)",
                help: "the month comes before the day: 2026-12-25",
                suggestion: text(year: year, month: day, day: month).map { $0 + rest }
            )
        }
        let count = CivilDate.dayCount(ofMonth: month, year: year ?? 2000)
        let when = year.map { " \($0)" } ?? ""
        return CalendarProblem(
            day == 0 ? "there is no day 0" : "\(monthNames[month - 1])\(when) has only \(count) days"
        )
    }

    private static let help =
        "write year, month and day: 2026-12-25, with a time if need be: 2026-12-25T09:00; --12-25 is every year"

    /// How a date should be written, if there is only one way to understand it.
    private static func suggestion(for text: String) -> String? {
        let (date, clock) = divided(text)
        guard let written = numeric(date) ?? inWords(date) else { return nil }
        guard let clock else { return written }
        // A day of every year has no time.
        guard !written.hasPrefix("--"), let time = timeText(clock) else { return nil }
        return "\(written)T\(time)"
    }

    /// Divides `2026-12-25 9:00` into the date and the time.
    private static func divided(_ text: String) -> (date: String, clock: String?) {
        let trimmed = text.trimmingBlanks
        if let separator = trimmed.firstIndex(where: { "Tt".contains($0) }), separator > trimmed.startIndex,
            trimmed[trimmed.index(before: separator)].isNumber
        {
            let rest = trimmed[trimmed.index(after: separator)...]
            // `August` has a t, too.
            if rest.first?.isNumber == true { return (String(trimmed[..<separator]), String(rest)) }
        }
        if let separator = trimmed.lastIndex(of: " ") {
            let rest = trimmed[trimmed.index(after: separator)...]
            if rest.contains(":") { return (String(trimmed[..<separator]), String(rest)) }
        }
        return (trimmed, nil)
    }

    private static func timeText(_ written: String) -> String? {
        var clock = written.uppercased()[...]
        var zone = ""
        if let index = clock.firstIndex(where: { "Z+-".contains($0) }) {
            zone = String(clock[index...])
            clock = clock[..<index]
            // `+0500` and `+05` lack a colon.
            let digits = zone.dropFirst().filter { $0 != ":" }
            if zone != "Z" {
                guard [2, 4].contains(digits.count), digits.allSatisfy(\.isNumber) else { return nil }
                let minutes = digits.count == 4 ? String(digits.suffix(2)) : "00"
                guard let ahead = ClockTime(written: "\(digits.prefix(2)):\(minutes)"), ahead < .endOfDay else {
                    return nil
                }
                zone = "\(zone.prefix(1))\(ahead.text)"
            }
        }
        return ClockTime(meant: clock).map { $0.text + zone }
    }

    /// Reads dates of numbers only.
    private static func numeric(_ text: String) -> String? {
        let parts = text.split { "./- ".contains($0) }.map { DecimalDigits($0.utf8) }
        let numbers = parts.compactMap { $0?.value }
        guard numbers.count == parts.count else { return nil }
        switch parts.count {
        case 1 where parts[0]?.count == 8:
            return Self.text(year: numbers[0] / 10000, month: numbers[0] / 100 % 100, day: numbers[0] % 100)
        case 2:
            return oneReading(numbers[0], numbers[1], year: nil, isMonthFirst: text.hasPrefix("-"))
        case 3 where parts[0]?.count == 4:
            return Self.text(year: numbers[0], month: numbers[1], day: numbers[2])
        case 3 where parts[2]?.count == 4:
            return oneReading(numbers[0], numbers[1], year: numbers[2], isMonthFirst: false)
        default: return nil
        }
    }

    /// The date of a day and a month in either order, unless both orders make sense.
    private static func oneReading(_ first: Int, _ second: Int, year: Int?, isMonthFirst: Bool) -> String? {
        let monthFirst = text(year: year, month: first, day: second)
        let dayFirst = text(year: year, month: second, day: first)
        if isMonthFirst { return monthFirst }
        guard let monthFirst else { return dayFirst }
        return dayFirst == nil || dayFirst == monthFirst ? monthFirst : nil
    }

    /// Reads `25 December 2026`, `Dec 25, 2026`, `December 25`.
    private static func inWords(_ text: String) -> String? {
        var month: Int?
        var day: Int?
        var year: Int?
        for word in text.lowercased().split(whereSeparator: { " .,-/".contains($0) }) {
            if let index = monthNames.firstIndex(where: { $0.lowercased().hasPrefix(word) && word.count >= 3 }) {
                guard month == nil else { return nil }
                month = index + 1
                continue
            }
            let plain = ["st", "nd", "rd", "th"].first { word.hasSuffix($0) }.map { word.dropLast($0.count) } ?? word
            guard let number = DecimalDigits(plain.utf8) else { return nil }
            if number.count == 4, year == nil {
                year = number.value
            } else if number.count <= 2, day == nil {
                day = number.value
            } else {
                return nil
            }
        }
        guard let month, let day else { return nil }
        return Self.text(year: year, month: month, day: day)
    }

    private static func text(year: Int?, month: Int, day: Int) -> String? {
        guard let year else { return MonthDay(month: month, day: day)?.text }
        guard year >= 1970 else { return nil }
        return CivilDate(year: year, month: month, day: day)?.text
    }

    private static let monthNames = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]
}
