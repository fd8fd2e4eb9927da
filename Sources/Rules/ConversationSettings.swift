/// How conversations are held, from `settings`: what concerns more than one message.
package struct ConversationSettings: Sendable, Hashable {
    /// How long a contact's next message is waited for before all are answered as one, in milliseconds; `nil` for not.
    package let debounce: Int64?
    /// How long the bot is silent after a person answered from the app, in milliseconds; `nil` for not.
    package let handoffOnReply: Int64?
    /// Whether what people wrote is kept in the log.
    package let keepsText: Bool

    /// An hour, in milliseconds: how long the bot is silent where the rules do not say.
    package static let usualHandoff: Int64 = 3_600_000

    /// Creates settings; without arguments, those of rules that do not say.
    package init(debounce: Int64? = nil, handoffOnReply: Int64? = usualHandoff, keepsText: Bool = true) {
        self.debounce = debounce
        self.handoffOnReply = handoffOnReply
        self.keepsText = keepsText
    }
}
