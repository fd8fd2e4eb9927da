import Messaging

/// One enabled rule, compiled.
struct Rule: Sendable {
    /// What a rule does when its conditions hold.
    enum Action: Sendable {
        case reply(ReplyPlan)
        case ai
        case silent
    }

    /// The id, unique in the set.
    let id: String
    /// All that must hold.
    let condition: AllOf
    /// What to do then.
    let action: Action
    /// Whether the rules after this one are asked as well.
    let continues: Bool

    /// Whether this rule answers the message.
    ///
    /// Captures are left in the subject.
    ///
    /// A pattern that went over its limit has no verdict, so the rule has none either, not even under a `not`.
    func answers(_ subject: inout Subject) -> Bool {
        subject.startRule()
        return condition.holds(for: &subject) && !subject.isOverLimit
    }
}
