import Messaging

/// A rule as it was read, with what is needed to check it: on the way to becoming a `Rule`.
///
/// Whatever many checks ask for is worked out once: a draft may outlive its load, in a ``LoadCache``. A class, since
/// every check passes all of them around.
final class RuleDraft: Sendable {
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
    let plans: [ReplyPlan]
    /// The rules that its buttons name, and where they do.
    let ruleNames: [(id: String, place: Place)]
    /// The platforms on which its conditions can hold; all of them when these have mistakes.
    let platforms: Set<Platform>
    /// The rule, unless something about it is wrong.
    ///
    /// Whatever was wrong with its other parts has been reported as an error, so that no rule set comes of it.
    let rule: Rule?

    init(
        id: String,
        formerID: String?,
        place: Place,
        isEnabled: Bool,
        condition: AllOf?,
        limit: Limit?,
        action: Rule.Action?,
        handoff: Handoff?,
        continues: Bool,
        answersDuringHandoff: Bool,
        examples: [Example],
        publicReply: PublicPlan?,
        publicMayQuote: Bool,
        delay: Int64?,
        outsideWindow: OutsideWindowPlan?
    ) {
        self.id = id
        self.formerID = formerID
        self.place = place
        self.isEnabled = isEnabled
        self.condition = condition
        self.limit = limit
        self.action = action
        self.handoff = handoff
        self.continues = continues
        self.answersDuringHandoff = answersDuringHandoff
        self.examples = examples
        self.publicReply = publicReply
        self.publicMayQuote = publicMayQuote
        self.delay = delay
        self.outsideWindow = outsideWindow
        var plans: [ReplyPlan] = []
        if case .reply(let plan) = action { plans.append(plan) }
        if case .reply(let plan) = limit?.beyond { plans.append(plan) }
        self.plans = plans
        var names = plans.flatMap { $0.messages(on: Self.everywhere).flatMap(\.message.ruleNames) }
        if case .template(let template) = outsideWindow {
            names += MessagePlan(place: template.place, template: template).ruleNames
        }
        ruleNames = names
        platforms = condition?.reach.tellingPlatforms ?? Self.everywhere
        guard let condition, let action else {
            rule = nil
            return
        }
        rule = Rule(
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

    private static let everywhere = Set(Platform.allCases)

    /// Whether the AI model answers.
    var asksAI: Bool {
        if case .ai = action { true } else { false }
    }
}
