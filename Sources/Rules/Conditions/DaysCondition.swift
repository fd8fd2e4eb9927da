import Messaging

/// `days`: on which days of the week the message comes.
struct DaysCondition: Condition {
    static let term = Term(
        "days",
        "On which days of the week the message comes: sat, mon-fri, or a list of these.",
        .oneOrMore(CalendarForm.days)
    )

    let days: DaySet
    let clock: BusinessClock

    static func decode(_ node: Node, _ context: LoadContext) -> Self? {
        guard let sets = node.oneOrMore(context.problems, { $0.days(context.problems) }) else { return nil }
        return Self(
            days: sets.reduce(DaySet([])) { $0.union($1) },
            clock: context.clock(for: .key(node.place))
        )
    }

    func holds(for subject: inout Subject) -> Bool {
        if let assumed = subject.assumption(about: .moment) { return assumed }
        return days.contains(subject.localTime(on: clock).weekday)
    }

    func failure(for subject: inout Subject) -> String {
        let local = subject.localTime(on: clock)
        return "days: wanted \(wanted), it is \(local.weekday.abbreviation) at \(clock.shown(local))"
    }

    var summary: String { "days \(wanted)" }

    var facets: Facets { .moment }

    private var wanted: String { days.days.map(\.abbreviation).joined(separator: " or ") }
}
