import Messaging

/// `time`: at what time of day the message comes.
struct TimeCondition: Condition {
    static let term = Term(
        "time",
        "At what time of day the message comes: 22:00-06:00, or a list of these.",
        .oneOrMore(CalendarForm.span)
    )

    let window: TimeWindow
    let clock: BusinessClock

    static func decode(_ node: Node, _ context: LoadContext) -> Self? {
        guard let spans = node.oneOrMore(context.problems, { $0.span(context.problems) }) else { return nil }
        return Self(window: TimeWindow(spans), clock: context.clock(for: .key(node.place)))
    }

    func holds(for subject: inout Subject) -> Bool {
        if let assumed = subject.assumption(about: .moment) { return assumed }
        return window.contains(subject.localTime(on: clock))
    }

    func failure(for subject: inout Subject) -> String {
        "time: wanted \(wanted), it is \(clock.shown(subject.localTime(on: clock)))"
    }

    var summary: String { "time \(wanted)" }

    var facets: Facets { .moment }

    private var wanted: String { window.spans.map(\.text).joined(separator: " or ") }
}
