/// A decision with its reasons, for people: what `replyd try` prints.
package struct Explanation: Sendable {
    /// What became of one rule.
    package struct TraceEntry: Sendable, Hashable {
        /// The rule's id.
        package let rule: String
        /// Whether the rule answered.
        package let matched: Bool
        /// Why it did not: the first condition that failed, what it wanted and what it saw.
        ///
        /// `nil` when it answered.
        package let failed: String?
        /// Whether it was asked at all: those below the rule that answered are not.
        package let wasAsked: Bool

        /// Creates an entry.
        package init(rule: String, matched: Bool, failed: String?, wasAsked: Bool) {
            self.rule = rule
            self.matched = matched
            self.failed = failed
            self.wasAsked = wasAsked
        }
    }

    /// The decision itself, the same as `RuleSet.decide` gives.
    package let decision: Decision
    /// The text as patterns see it: case, accents and spellings folded.
    ///
    /// Empty when the message has no text.
    package let folded: String
    /// Every enabled rule, in the order in which they are asked.
    package let trace: [TraceEntry]
}
