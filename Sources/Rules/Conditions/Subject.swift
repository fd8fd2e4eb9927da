import Messaging
import TextMatch

/// The message that conditions look at, with what is worked out about it once and then shared by all rules.
struct Subject {
    /// The message.
    let event: InboundEvent
    /// The moment and the contact.
    let circumstances: Circumstances
    /// How an example is tried; `nil` for a message that really came.
    let trial: Trial?
    /// What the patterns of the rule in hand cut out of the text.
    private(set) var captures: RegexCaptures?
    /// Whether a pattern of the rule in hand went over its limit, which leaves the rule without a verdict.
    private(set) var isOverLimit = false
    /// Whether the condition in hand stands under an odd number of `not` and `none`.
    private var isNegated = false
    /// The text, made ready for patterns.
    private let folded: FoldedText?
    /// What the index found in it, and what it works with.
    private let scratch: DecisionScratch
    /// What the business's clock shows, worked out at the first question.
    private var localTime: LocalTime?
    /// Whether the business is open, worked out at the first question.
    private var isOpen: Bool?
    /// What the regexes of all rules together may cost this message.
    private var budget: MatchBudget

    /// Creates the subject of a decision on a message.
    ///
    /// Folds the text and looks up all patterns in it, once for all rules.
    init(
        _ event: InboundEvent,
        in circumstances: Circumstances,
        trial: Trial?,
        _ index: RuleIndex,
        _ scratch: DecisionScratch
    ) {
        self.event = event
        self.circumstances = circumstances
        self.trial = trial
        budget = circumstances.elapsed.map { MatchBudget(now: $0) } ?? MatchBudget()
        self.scratch = scratch
        if let text = event.text, !text.isEmpty {
            let folded = FoldedText(text)
            index.patterns.hits(in: folded, into: &scratch.hits.pointee)
            self.folded = folded
        } else {
            scratch.hits.pointee.clear()
            folded = nil
        }
    }

    /// The folded text; `nil` when the message has none.
    func text() -> FoldedText? { folded }

    /// Whether the text has a pattern, by its number in the index; for a regex, whether it may match.
    func hasPattern(_ number: Int) -> Bool { scratch.hits.pointee.contains(number) }

    /// What the business's clock shows: all rules go by the same one.
    mutating func localTime(on clock: BusinessClock) -> LocalTime {
        if let localTime { return localTime }
        let new = clock.zone.localTime(at: circumstances.now)
        localTime = new
        return new
    }

    /// Whether the business is open, by the hours that all rules share.
    mutating func isOpen(by hours: OpeningHours) -> Bool {
        if let isOpen { return isOpen }
        let new = hours.isOpen(at: circumstances.now)
        isOpen = new
        return new
    }

    /// Forgets what the rule before left behind.
    mutating func startRule() {
        captures = nil
        isOverLimit = false
    }

    /// What a condition on these facets is taken for, or `nil` when it is to be looked at.
    ///
    /// In an example that leaves a facet open, its own rule's conditions on it are taken as they must be for the rule to
    /// answer: a `hours: open` holds, and under a `not` it does not.
    func assumption(about facets: Facets) -> Bool? {
        guard let trial, !facets.subtracting(trial.known).isEmpty else { return nil }
        return !isNegated
    }

    /// Whether a regex matches the text.
    ///
    /// Keeps its captures, and notes when it went over its limit.
    mutating func matches(_ regex: FoldedRegex, in text: FoldedText) -> Bool {
        switch regex.firstMatch(in: text, budget: &budget) {
        case .match(let captures):
            add(captures)
            return true
        case .noMatch: return false
        case .overLimit:
            isOverLimit = true
            return false
        }
    }

    /// Adds captures.
    ///
    /// Those that are already there stay: the pattern that matched first gives the value of a name.
    private mutating func add(_ new: RegexCaptures) {
        guard let old = captures else {
            captures = new
            return
        }
        captures = RegexCaptures(
            named: old.named.merging(new.named) { first, _ in first },
            numbered: old.numbered
        )
    }

    /// Asks a question and takes back the captures that it left when the answer is no.
    ///
    /// So a branch of an `any` that failed half way leaves nothing behind for the branch that holds.
    mutating func trying(_ question: (inout Subject) -> Bool) -> Bool {
        let before = captures
        if question(&self) { return true }
        captures = before
        return false
    }

    /// Asks a question and takes back its captures either way: those of something that must not be there mean nothing.
    mutating func probing(_ question: (inout Subject) -> Bool) -> Bool {
        let before = captures
        defer { captures = before }
        return question(&self)
    }

    /// Asks a question whose answer should be no.
    mutating func negating(_ question: (inout Subject) -> Bool) -> Bool {
        isNegated.toggle()
        defer { isNegated.toggle() }
        return probing(question)
    }
}
