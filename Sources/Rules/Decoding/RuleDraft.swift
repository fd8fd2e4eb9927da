/// A rule as it was read, with what is needed to check it: on the way to becoming a `Rule`.
struct RuleDraft {
    let id: String
    let place: Place
    let isEnabled: Bool
    /// `nil` when it has mistakes; they have been reported.
    let condition: AllOf?
    /// `nil` when it has mistakes; they have been reported.
    let action: Rule.Action?
    let continues: Bool
    let examples: [Example]

    /// The texts that the rule may send.
    var texts: [TemplateText] {
        guard case .reply(let plan) = action else { return [] }
        return plan.texts
    }

    /// The rule, unless something about it is wrong.
    var rule: Rule? {
        guard let condition, let action else { return nil }
        return Rule(id: id, condition: condition, action: action, continues: continues)
    }
}
