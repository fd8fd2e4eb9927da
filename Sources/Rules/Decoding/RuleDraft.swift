/// A rule as it was read, with what is needed to check it: on the way to becoming a `Rule`.
struct RuleDraft {
    let id: String
    let formerID: String?
    let place: Place
    let isEnabled: Bool
    /// `nil` when it has mistakes; they have been reported.
    let condition: AllOf?
    /// `nil` when there is none, or when it has mistakes; they have been reported.
    let limit: Limit?
    /// `nil` when it has mistakes; they have been reported.
    let action: Rule.Action?
    /// `nil` when there is none, or when it has mistakes; they have been reported.
    let handoff: Handoff?
    let continues: Bool
    let answersDuringHandoff: Bool
    let examples: [Example]

    /// The texts that the rule may send.
    var texts: [TemplateText] {
        var texts: [TemplateText] = []
        if case .reply(let plan) = action { texts += plan.texts }
        if case .reply(let plan) = limit?.beyond { texts += plan.texts }
        return texts
    }

    /// The rule, unless something about it is wrong.
    ///
    /// Whatever was wrong with its limit or handoff has been reported as an error, so that no rule set comes of it.
    var rule: Rule? {
        guard let condition, let action else { return nil }
        return Rule(
            id: id,
            formerID: formerID,
            condition: condition,
            limit: limit,
            action: action,
            handoff: handoff,
            continues: continues,
            answersDuringHandoff: answersDuringHandoff
        )
    }
}
