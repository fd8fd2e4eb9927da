import Messaging

/// `hours`: whether the business is open.
struct HoursCondition: Condition {
    static let term = Term(
        "hours",
        "Whether the business is open by `settings.hours`: open or closed.",
        .name(words)
    )

    /// The words that `hours` can be.
    private static let words = Vocabulary(
        "a word for opening hours",
        [
            Term("open", "The business is open.", alsoCalled: ["opened", "during", "inside", "business"]),
            Term("closed", "The business is closed.", alsoCalled: ["close", "outside", "after", "shut"]),
        ]
    )

    let wantsOpen: Bool
    let hours: OpeningHours
    let clock: BusinessClock

    static func decode(_ node: Node, _ context: LoadContext) -> Self? {
        let word = node.name(from: words, context.problems)
        guard let defined = context.definitions.hours else {
            guard context.definitions.areComplete else { return nil }
            context.problems.error(
                .noHours,
                at: .key(node.place),
                "this rule asks for opening hours, but no file has `settings.hours`",
                help: BusinessClock.howToWriteHours
            )
            return nil
        }
        let clock = context.clock(for: .key(node.place))
        guard let word, defined.value != nil, let hours = clock.hours else { return nil }
        return Self(wantsOpen: word == "open", hours: hours, clock: clock)
    }

    func holds(for subject: inout Subject) -> Bool {
        if let assumed = subject.assumption(about: .moment) { return assumed }
        return subject.isOpen(by: hours) == wantsOpen
    }

    func failure(for subject: inout Subject) -> String {
        let seen = wantsOpen ? "closed" : "open"
        return "hours: wanted \(wanted), the business is \(seen) at \(clock.shown(subject.localTime(on: clock)))"
    }

    var summary: String { "hours \(wanted)" }

    var facets: Facets { .moment }

    private var wanted: String { wantsOpen ? "open" : "closed" }
}
