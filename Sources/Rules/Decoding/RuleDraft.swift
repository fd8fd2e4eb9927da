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

    /// `nil` when there is none, or when it has mistakes; they have been reported.
    let publicReply: PublicPlan?
    /// Whether a stranger's words may stand in it.
    let publicMayQuote: Bool
    /// In milliseconds; `nil` when there is none, or when it has mistakes; they have been reported.
    let delay: Int64?
    /// `nil` when there is none, or when it has mistakes; they have been reported.
    let outsideWindow: OutsideWindowPlan?

    /// What the rule may send into the private chat.
    var plans: [ReplyPlan] {
        var plans: [ReplyPlan] = []
        if case .reply(let plan) = action { plans.append(plan) }
        if case .reply(let plan) = limit?.beyond { plans.append(plan) }
        return plans
    }

    /// Whether the AI model answers.
    var asksAI: Bool {
        if case .ai = action { true } else { false }
    }

    /// The rule, unless something about it is wrong.
    ///
    /// Whatever was wrong with its other parts has been reported as an error, so that no rule set comes of it.
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
            answersDuringHandoff: answersDuringHandoff,
            publicReply: publicReply,
            delay: delay,
            outsideWindow: outsideWindow
        )
    }
}
