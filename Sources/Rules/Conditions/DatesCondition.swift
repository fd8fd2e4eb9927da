import Messaging

/// `dates`: in which stretch of the calendar the message comes.
struct DatesCondition: Condition {
    static let term = Term(
        "dates",
        "From when until when, such as a campaign; dates count as whole days, and without a year for every year.",
        .oneOrMore(.object(vocabulary))
    )

    /// The keys of `dates`.
    static let vocabulary = Vocabulary(
        "`dates`",
        [
            Term(
                "from",
                "The first day, or the moment: 2026-11-27, 2026-11-27T09:00, or --12-01 for every year.",
                CalendarForm.date,
                alsoCalled: ["start", "begin", "since", "after"]
            ),
            Term(
                "until",
                "The last day, or the moment from which on it is over.",
                CalendarForm.date,
                alsoCalled: ["to", "end", "till", "before", "through"]
            ),
        ],
        demands: [.anyKey]
    )

    /// A stretch and how the rule writes it.
    private struct Stretch: Sendable {
        let window: DateWindow
        let written: String
    }

    private let stretches: [Stretch]
    private let clock: BusinessClock

    static func decode(_ node: Node, _ context: LoadContext) -> Self? {
        let clock = context.clock
        guard let stretches = node.oneOrMore(context.problems, { stretch($0, clock, context) }) else { return nil }
        return Self(stretches: stretches, clock: context.clock(for: .key(node.place)))
    }

    private static func stretch(_ node: Node, _ clock: BusinessClock, _ context: LoadContext) -> Stretch? {
        let problems = context.problems
        guard node.isObject else {
            return node.mismatch(
                "an object `{ … }`",
                problems,
                help: #"write for example { "from": "2026-12-01", "until": "2026-12-26" }"#
            )
        }
        guard let fields = Fields(node, vocabulary, problems), fields.areAllKnown,
            fields.hasAny(of: vocabulary, problems)
        else { return nil }
        var isComplete = true
        let from = fields.read("from", &isComplete) { $0.date(problems) }
        let until = fields.read("until", &isComplete) { $0.date(problems) }
        guard isComplete else { return nil }
        do {
            let window = try DateWindow(from: from, until: until, zone: clock.zone)
            let written = ["from", "until"]
                .compactMap { key in fields[key]?.string.map { "\(key) \(Quote.plain($0))" } }
            return Stretch(window: window, written: written.joined(separator: " "))
        } catch {
            // Only both together can be wrong.
            problems.error(
                .badDate,
                error,
                at: fields["until"].map { .value($0.place) } ?? .opening(node.place),
                related: fields["from"].map { .init(spot: .value($0.place), message: "it begins here") }
            )
            return nil
        }
    }

    func holds(for subject: inout Subject) -> Bool {
        if let assumed = subject.assumption(about: .moment) { return assumed }
        for stretch in stretches where stretch.window.contains(subject.circumstances.now) { return true }
        return false
    }

    func failure(for subject: inout Subject) -> String {
        "dates: wanted \(wanted), it is \(clock.shown(subject.localTime(on: clock)))"
    }

    var summary: String { "dates \(wanted)" }

    var facets: Facets { .moment }

    private var wanted: String { stretches.map(\.written).joined(separator: " or ") }
}
