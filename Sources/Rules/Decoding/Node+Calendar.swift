import Messaging

extension Node {
    /// What a time, date or span means; reports what is wrong with it.
    func calendar<Value>(
        _ code: ProblemCode,
        _ problems: Problems,
        _ read: (String) throws(CalendarProblem) -> Value
    ) -> Value? {
        guard let written = filledText(problems) else { return nil }
        do {
            return try read(written)
        } catch {
            // A part is underlined only where no other text is proposed for the whole.
            let part = error.suggestion == nil ? error.range : nil
            problems.error(code, error, at: part.map { .slice(place, $0) } ?? .value(place))
            return nil
        }
    }

    /// A date or moment.
    func date(_ problems: Problems) -> WrittenDate? {
        calendar(.badDate, problems) { written throws(CalendarProblem) in try WrittenDate(written) }
    }

    /// A part of a day.
    func span(_ problems: Problems) -> ClockSpan? {
        calendar(.badTime, problems) { written throws(CalendarProblem) in try ClockSpan(written) }
    }

    /// Days of the week.
    func days(_ problems: Problems) -> DaySet? {
        calendar(.badDay, problems) { written throws(CalendarProblem) in try DaySet(written) }
    }
}

extension Problems {
    /// Adds an error that reading a time gave.
    func error(_ code: ProblemCode, _ problem: CalendarProblem, at spot: Spot, related: Problem.Related? = nil) {
        error(
            code,
            at: spot,
            problem.message,
            help: problem.help,
            suggestion: problem.suggestion,
            related: related
        )
    }
}
