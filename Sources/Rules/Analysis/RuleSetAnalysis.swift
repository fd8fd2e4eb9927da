import Messaging

/// Looks at a set of rules as a whole, for what a marketer must know: rules that never answer, messages that no rule
/// answers, definitions that nothing uses.
///
/// No errors come of it. Each warning is proved; that messages get no answer may be meant so, and is only a note. It is
/// bounded: whatever would take too long is left unsaid.
struct RuleSetAnalysis {
    /// What is said about a rule goes by this of its draft.
    private struct Source {
        let id: String
        let place: Place
        /// Whether it has a message that it must answer.
        let hasExample: Bool
    }

    private let ruleSet: RuleSet
    /// The rules of the set, in the same order.
    private let sources: [Source]
    private let problems: Problems
    private let needs: [RuleNeed]
    /// The rules that buttons name: a press is answered whatever the rule's conditions are.
    private lazy var pressed = findPressed()
    private let findPressed: () -> Set<String>
    private var search: TakeoverSearch

    /// More than anybody reads at once.
    private static let maximumFindings = 100

    /// Prepares to look at a set that was made of these drafts, of those that are enabled.
    init(_ ruleSet: RuleSet, _ drafts: [RuleDraft], _ context: LoadContext) {
        self.ruleSet = ruleSet
        sources = drafts.indices
            .compactMap { index in
                guard drafts[index].isEnabled else { return nil }
                return Source(
                    id: drafts[index].id,
                    place: drafts[index].place,
                    hasExample: drafts[index].examples.contains { $0.expectation == .match }
                )
            }
        problems = context.problems
        findPressed = { [definitions = context.definitions] in ButtonRules(drafts, definitions).pressed() }
        needs = ruleSet.rules.map(RuleNeed.init)
        search = TakeoverSearch(ruleSet, context.patterns, needs)
    }

    /// Reports everything.
    mutating func run() {
        guard sources.count == ruleSet.rules.count else { return }
        reportRulesThatNeverAnswer()
        reportGaps()
    }

    private mutating func reportRulesThatNeverAnswer() {
        var count = 0
        for (number, source) in sources.enumerated() {
            guard count < Self.maximumFindings, !search.isExhausted else { return }
            let finding = search.finding(of: number, hasExample: source.hasExample)
            if case .nothing = finding {
                count += reportIdleAlternatives(of: number)
                continue
            }
            // A press of a button that names the rule is a message, too.
            if pressed.contains(source.id) { continue }
            problems.during(rule: source.id, isEnabled: true) {
                switch finding {
                case .nothing: break
                case .neverHolds(let contradiction): report(contradiction, of: source)
                case .taken(let takeover): report(takeover, of: number)
                }
            }
            count += 1
        }
    }

    // MARK: - Rules that never answer

    private func report(_ contradiction: Clause.Contradiction, of source: Source) {
        let (reason, help) = Self.wording(of: contradiction)
        problems.warning(
            .neverHolds,
            at: .value(source.place.child("id")),
            "\(Quote.message(source.id)) never answers: \(reason)",
            help: help
        )
    }

    /// Reports the entries of an `any` that change nothing; gives how many there are.
    private mutating func reportIdleAlternatives(of number: Int) -> Int {
        guard ruleSet.rules[number].condition.hasChoice else { return 0 }
        let source = sources[number]
        // The file's own `when` is for many rules: each need not use all of it.
        let idle = IdleAlternatives(in: search.question(of: number)).found
            .filter { $0.place.isWithin(source.place) }
        problems.during(rule: source.id, isEnabled: true) {
            for (place, reason) in idle {
                let (reason, help) = Self.wording(of: reason)
                problems.warning(
                    .idleAlternative,
                    at: .value(place),
                    "this alternative of \(Quote.message(source.id)) never holds: \(reason)",
                    help: help
                )
            }
        }
        return idle.count
    }

    private static func wording(of contradiction: Clause.Contradiction) -> (reason: String, help: String) {
        switch contradiction {
        case .platformAndType:
            (
                "no message fits its `platform` and its `type`",
                "look at both, also in the file's own `when`"
            )
        case .payloadWithoutButton:
            (
                "only a press of a button has a `payload`, and its `type` takes none",
                "leave `type` out, or write `\"type\": \"button\"`"
            )
        case .fileNotTold:
            (
                "only WhatsApp tells what a file is, and only of image, video, audio, document and sticker",
                "leave `media` out, or change `platform` and `type`"
            )
        case .noComment:
            ("only a comment stands somewhere, and its `type` takes none", "write `\"type\": \"comment\"`")
        case .nobody:
            (
                "its `rollout` leaves nobody",
                "to switch the rule off write `\"enabled\": false`"
            )
        case .text:
            (
                "no text is as its conditions want it",
                "`except` or `not` takes all that it looks for, or two conditions want different texts"
            )
        case .excluded: ("two of its conditions exclude each other", "all keys of a `when` must hold at once")
        }
    }

    private mutating func report(_ takeover: TakeoverSearch.Takeover, of number: Int) {
        let takers = takeover.takers.map { sources[$0] }
        guard let first = takers.first else { return }
        let id = Quote.message(sources[number].id)
        let names = Self.list(takers.map { Quote.message($0.id) })
        let areOne = takers.count == 1
        let message: String
        let help: String
        if areOne, search.hasSameConditions(number, as: takeover.takers[0]) {
            message = "\(id) never answers: \(names) comes first and has the same conditions"
            help = "keep one of the two, or give them different conditions"
        } else {
            let aside = takeover.leavesApostrophesAside ? ", unless an apostrophe stands inside a word" : ""
            message =
                "\(id) never answers: \(names) \(areOne ? "comes" : "come") first and \(areOne ? "takes" : "take") "
                + "all that it could answer, such as \(takeover.proof.proof)\(aside)"
            help =
                "move \(id) before \(areOne ? "it" : "them"), or let \(areOne ? "that rule" : "those rules") take less"
        }
        problems.warning(
            .neverAnswers,
            at: .value(sources[number].place.child("id")),
            message,
            help: help,
            related: .init(spot: .value(first.place.child("id")), message: "\(Quote.message(first.id)) is here")
        )
    }

    /// Names in a sentence, at most three.
    private static func list(_ names: [String]) -> String {
        guard names.count <= 3 else {
            return "\(names.prefix(3).joined(separator: ", ")) and \(names.count - 3) more"
        }
        return names.count < 2
            ? names.joined() : "\(names.dropLast().joined(separator: ", ")) and \(names[names.count - 1])"
    }

    // MARK: - Messages that no rule answers

    private mutating func reportGaps() {
        guard let last = sources.last,
            let gaps = Gaps(ruleSet, needs, question: { search.question(of: $0) })
        else { return }
        guard let sentence = gaps.sentence(hasButtons: { !pressed.isEmpty }) else { return }
        problems.note(
            .unanswered,
            at: .value(last.place.child("id")),
            "some messages get no answer: \(sentence)",
            help:
                "to answer them add a last rule: `\"otherwise\": [ { \"id\": \"anything-else\", \"reply\": \"…\" } ]`; "
                + "if they are left on purpose, one with `\"silent\": true` says so"
        )
    }
}
