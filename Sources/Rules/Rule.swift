import Messaging

/// One enabled rule, compiled.
final class Rule: Sendable {
    /// What a rule does when its conditions hold.
    enum Action: Sendable {
        case reply(ReplyPlan)
        case ai
        case silent
        /// Nothing is sent; only the conversation's owner changes.
        case handoff
    }

    /// The id, unique in the set.
    let id: String
    /// The id that it had before it was renamed.
    let formerID: String?
    /// All that must hold, but for the limit.
    let condition: AllOf
    /// How often it answers one contact.
    let limit: Limit?
    /// What to do then.
    let action: Action
    /// Who owns the conversation afterwards; `nil` when that does not change.
    let handoff: Handoff?
    /// Whether the rules after this one are asked as well.
    let continues: Bool
    /// Whether it answers also while a person has taken over the conversation.
    let answersDuringHandoff: Bool
    /// What is written visibly below a comment.
    let publicReply: PublicPlan?
    /// How long to wait before anything is sent, in milliseconds.
    let delay: Int64?
    /// What is done when the contact last wrote too long ago.
    let outsideWindow: OutsideWindowPlan?
    /// What it depends on besides the message.
    let facets: Facets

    /// Creates a rule.
    init(
        id: String,
        formerID: String?,
        condition: AllOf,
        limit: Limit?,
        action: Action,
        handoff: Handoff?,
        continues: Bool,
        answersDuringHandoff: Bool,
        publicReply: PublicPlan?,
        delay: Int64?,
        outsideWindow: OutsideWindowPlan?
    ) {
        self.id = id
        self.formerID = formerID
        self.condition = condition
        self.limit = limit
        self.action = action
        self.handoff = handoff
        self.continues = continues
        self.answersDuringHandoff = answersDuringHandoff
        self.publicReply = publicReply
        self.delay = delay
        self.outsideWindow = outsideWindow
        facets = limit == nil ? condition.facets : condition.facets.union(.contact)
    }

    /// Whether this rule answers the message, its limit aside.
    ///
    /// Captures are left in the subject.
    ///
    /// A pattern that went over its limit has no verdict, so the rule has none either, not even under a `not`.
    func answers(_ subject: inout Subject) -> Bool {
        subject.startRule()
        return condition.holds(for: &subject) && !subject.isOverLimit
    }

    /// Whether the contact of the message has had all the answers that the limit allows.
    func isBeyondLimit(_ subject: Subject) -> Bool {
        guard let limit, subject.assumption(about: .contact) == nil else { return false }
        return limit.isReached(uses(by: subject.circumstances.contact), now: subject.circumstances.now)
    }

    /// When it answered the contact before, also under its former id.
    private func uses(by contact: ContactFacts) -> [Int64] {
        let uses = contact.limitUses[id] ?? []
        guard let formerID, let former = contact.limitUses[formerID] else { return uses }
        return former + uses
    }
}
