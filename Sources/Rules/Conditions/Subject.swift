import Messaging
import TextMatch

/// The message that conditions look at, with what is worked out about it once and then shared by all rules.
struct Subject {
    /// The message.
    let event: InboundEvent
    /// What the patterns of the rule in hand cut out of the text.
    private(set) var captures: RegexCaptures?
    /// Whether a pattern of the rule in hand went over its limit, which leaves the rule without a verdict.
    private(set) var isOverLimit = false
    private var folded: FoldedText?
    /// What the regexes of all rules together may cost this message; counted, not timed, so that it is the same each time.
    private var budget = MatchBudget()

    /// Creates the subject of a decision on a message.
    init(_ event: InboundEvent) {
        self.event = event
    }

    /// The folded text, folded at the first question and kept; `nil` when the message has no text.
    mutating func text() -> FoldedText? {
        if let folded { return folded }
        guard let text = event.text, !text.isEmpty else { return nil }
        let new = FoldedText(text)
        folded = new
        return new
    }

    /// Forgets what the rule before left behind.
    mutating func startRule() {
        captures = nil
        isOverLimit = false
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
}
