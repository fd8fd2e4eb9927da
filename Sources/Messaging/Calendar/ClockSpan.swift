/// A part of a day, such as 09:00 to 13:00; one that ends at an earlier time than it begins goes on past midnight.
package struct ClockSpan: Sendable, Hashable {
    /// The first minute that is in it, counted from midnight: 0 to 1,439.
    package let startMinute: Int
    /// The first minute after it, counted from the same midnight: up to 2,879 when it passes the next one.
    package let endMinute: Int

    /// When it begins.
    package var start: ClockTime { ClockTime(minutes: startMinute) }
    /// When it ends; after midnight, that of the next day.
    package var end: ClockTime { ClockTime(minutes: endMinute) }
    /// Whether it goes on into the next day.
    package var passesMidnight: Bool { endMinute > ClockTime.minutesPerDay }

    /// The span as it is written: `09:00-13:00`.
    package var text: String { "\(start.text)-\(end.text)" }

    /// A day from its beginning to its end.
    package static let wholeDay = ClockSpan(startMinute: 0, endMinute: ClockTime.minutesPerDay)

    private init(startMinute: Int, endMinute: Int) {
        self.startMinute = startMinute
        self.endMinute = endMinute
    }

    /// Creates a span; `nil` when it begins when the day ends, or has no length.
    init?(from start: ClockTime, to end: ClockTime) {
        guard start < .endOfDay, start != end else { return nil }
        startMinute = start.minutes
        endMinute = end.minutes + (end < start ? ClockTime.minutesPerDay : 0)
    }

    /// Whether two spans of the same day have minutes in common.
    package func overlaps(_ other: ClockSpan) -> Bool {
        startMinute < other.endMinute && other.startMinute < endMinute
    }
}

// MARK: - Reading

extension ClockSpan {
    /// Reads a span such as `09:00-13:00` or `22:00-06:00`.
    package init(_ text: String) throws(CalendarProblem) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, let start = ClockTime(written: parts[0]), let end = ClockTime(written: parts[1]) else {
            throw Self.problem(with: text)
        }
        guard let span = ClockSpan(from: start, to: end) else {
            throw Self.emptyProblem(from: start, to: end)
        }
        self = span
    }

    private static func emptyProblem(from start: ClockTime, to end: ClockTime) -> CalendarProblem {
        if start == end, start == .midnight || start == .endOfDay {
            return CalendarProblem(
                "this begins and ends at the same time",
                help: "a whole day is 00:00-24:00",
                suggestion: wholeDay.text
            )
        }
        if start == end {
            return CalendarProblem(
                "this begins and ends at the same time",
                help:
                    "a whole day is 00:00-24:00; a span past midnight ends at an earlier time than it begins: 22:00-06:00"
            )
        }
        return CalendarProblem(
            "a day has ended at 24:00, so that nothing begins then",
            help: "the beginning of a day is 00:00",
            suggestion: "00:00-\(end.text)",
            range: 0..<5
        )
    }

    private static func problem(with text: String) -> CalendarProblem {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        if parts.count == 2 {
            for part in parts {
                guard let reason = ClockTime.impossible(part) else { continue }
                let start = text.utf8.distance(from: text.startIndex, to: part.startIndex)
                return CalendarProblem(reason, help: help, range: start..<start + part.utf8.count)
            }
        }
        if let span = ClockSpan(meant: text) {
            return CalendarProblem("this is not how a span of time is written", help: help, suggestion: span.text)
        }
        if text.contains(where: { ",;&+/".contains($0) }) || text.contains(" and ") {
            return CalendarProblem(
                "this is more than one span of time",
                help: #"write a list: ["09:00-13:00", "14:00-18:00"]"#
            )
        }
        if ClockReading(text) != nil {
            return CalendarProblem("this is one time, but a span has two", help: help)
        }
        return CalendarProblem("this is not a span of time", help: help)
    }

    private static let help = "write from when until when, in 24 hours and with two digits each, such as 09:00-17:30"

    /// Reads a span in the many ways that people write it: `9-17`, `9am to 5pm`, `9:00 – 17:00 Uhr`.
    init?(meant text: String) {
        var text = text.lowercased()
        for word in Self.allDay where text == word {
            self = .wholeDay
            return
        }
        for word in ["from ", "von "] where text.hasPrefix(word) { text.removeFirst(word.count) }
        for parts in Self.separators.map({ text.split(separator: $0, maxSplits: 2) }) where parts.count == 2 {
            guard var start = ClockReading(parts[0]), let end = ClockReading(parts[1], isEnd: true) else { continue }
            if let half = end.half, start.half == nil, !start.isOf24Hours {
                // Said of the end only: `1-5pm` is all in the afternoon, `9-5pm` begins in the morning.
                start.half = start.hour % 12 < end.hour % 12 ? half : half.other
            }
            guard let from = start.time, let to = end.time, let span = ClockSpan(from: from, to: to) else { return nil }
            // `9-5` may mean five in the afternoon: nobody can tell.
            let tellsHalves = start.isOf24Hours || end.isOf24Hours || end.half != nil
            guard to > from || tellsHalves else { return nil }
            self = span
            return
        }
        return nil
    }

    private static let separators = ["-", "–", "—", "−", "..", " to ", " until ", " till ", " bis ", " à "]

    private static let allDay = ["24/7", "24h", "24 hours", "all day", "always", "open", "0-24"]
}
