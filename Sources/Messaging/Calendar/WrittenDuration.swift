/// A length of time as rules files write it: `90s`, `30m`, `12h`, `7d`, also together as `1h30m`.
package struct WrittenDuration: Sendable, Hashable {
    /// Whole seconds: from one second to ten years.
    package let seconds: Int

    /// The shortest and the longest duration that can be written, in seconds.
    package static let bounds = 1...3650 * 86_400

    /// Reads a duration.
    package init(_ text: String) throws(CalendarProblem) {
        guard let seconds = Self.seconds(text) else { throw Self.problem(with: text) }
        guard Self.bounds.contains(seconds) else {
            throw CalendarProblem(seconds == 0 ? "this is no time at all" : "this is more than ten years")
        }
        self.seconds = seconds
    }

    /// The seconds that a well-written text says; `nil` when it is none.
    ///
    /// Units come in falling order, each at most once: anything else is a slip.
    private static func seconds(_ text: String) -> Int? {
        var rest = text.utf8[...]
        var total = 0
        var last = Int.max
        while !rest.isEmpty {
            let number = rest.prefix { $0 < UInt8(ascii: "a") }
            rest = rest.dropFirst(number.count)
            guard let digits = DecimalDigits(number), let letter = rest.popFirst(), let unit = units[letter],
                unit < last
            else { return nil }
            last = unit
            total += digits.value * unit
        }
        return last == .max ? nil : total
    }

    private static let units: [UInt8: Int] = [
        UInt8(ascii: "s"): 1, UInt8(ascii: "m"): 60, UInt8(ascii: "h"): 3600, UInt8(ascii: "d"): 86_400,
    ]

    private static func problem(with text: String) -> CalendarProblem {
        let help = "write a number and its unit: 90s, 30m, 12h or 7d"
        let word = text.lowercased().filter { !$0.isWhitespace }
        let digits = word.prefix(while: \.isNumber)
        guard let number = DecimalDigits(digits.utf8) else {
            return CalendarProblem("this is not a duration", help: help)
        }
        let unit = String(word.dropFirst(digits.count))
        if unit.isEmpty {
            return CalendarProblem("a duration needs a unit", help: help)
        }
        guard let (factor, letter) = unitNames[unit] else {
            let meant = seconds(word) == nil ? nil : word
            return CalendarProblem("this is not a duration", help: help, suggestion: meant)
        }
        return CalendarProblem("this is not a duration", help: help, suggestion: "\(number.value * factor)\(letter)")
    }

    /// What people call the units: by what to multiply, and the unit that is meant then.
    private static let unitNames: [String: (Int, String)] = {
        var names: [String: (Int, String)] = [:]
        for (factor, letter, words) in [
            (1, "s", ["s", "sec", "secs", "second", "seconds"]),
            (1, "m", ["m", "min", "mins", "minute", "minutes"]),
            (1, "h", ["h", "hr", "hrs", "hour", "hours"]),
            (1, "d", ["d", "day", "days"]),
            (7, "d", ["w", "wk", "week", "weeks"]),
            (30, "d", ["mo", "month", "months"]),
            (365, "d", ["y", "year", "years"]),
        ] {
            for word in words { names[word] = (factor, letter) }
        }
        return names
    }()
}
