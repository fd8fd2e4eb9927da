package import Messaging
package import TextMatch

/// What the rules say about one message: the answers, in order.
///
/// A value without side effects: nothing has been sent or counted yet.
package struct Decision: Sendable {
    /// What one rule does.
    package struct Step: Sendable {
        /// What is to be done.
        package enum Action: Sendable {
            /// Send this: `RuleSet.replies(for:to:)` makes messages of it.
            case reply(ReplyContent)
            /// Ask the AI model.
            case ai
            /// Say nothing, on purpose.
            case silent
            /// Say nothing: a person takes over, or gives the conversation back.
            case handoff

            /// The name that rules files and `--json` output use.
            package var name: String {
                switch self {
                case .reply: "reply"
                case .ai: "ai"
                case .silent: "silent"
                case .handoff: "handoff"
                }
            }
        }

        /// The rule that answered.
        package let ruleID: String
        /// What it does.
        package let action: Action
        /// What its patterns cut out of the message, in the customer's own characters.
        package let captures: RegexCaptures?
        /// The moment that it was decided for, in milliseconds since 1970-01-01 UTC: times in replies are told from it.
        package let decidedAt: Int64
        /// Who owns the conversation afterwards; `nil` when that does not change.
        package let handoff: Handoff?
        /// How long to wait before anything is sent, in milliseconds; typing is shown meanwhile.
        package let delay: Int64?
        /// What is done when the contact last wrote too long ago: see `RuleSet.outsideWindow(of:for:)`.
        let outsideWindow: OutsideWindowPlan?
    }

    /// The answers: none, one, or several when rules say `continue`.
    package internal(set) var steps: [Step] = []
    /// What each `pick` chose: to be kept in the contact's `ContactFacts.lastPicks`.
    package internal(set) var picks: [String: Int] = [:]
    /// The rules with a `limit` that answered: the moment of this is to be kept in `ContactFacts.limitUses`.
    package internal(set) var limitedRules: [String] = []
    /// The rules that were passed over because one of their patterns needed more than its share of time.
    package internal(set) var overLimit: [String] = []
    /// What of the last menu the message means, where it is a typed number or title: the rules were asked about the press,
    /// which `InboundEvent.pressing(_:)` gives.
    package internal(set) var press: SentMenu.Choice?
    /// The rule that the pressed button asked for, whose conditions were not asked.
    package internal(set) var pressedRule: String?
    /// What the answers let the contact choose from: to be kept in `ContactFacts.lastMenu`.
    package internal(set) var menu: [SentMenu.Choice] = []
}
