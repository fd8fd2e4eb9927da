package import Messaging

/// Where a message goes, and from which account.
package struct Destination: Sendable, Hashable {
    /// The conversation that it belongs to.
    package let conversation: ConversationKey
    /// The account that it is sent from, where the event named one.
    package let account: String?
    /// The person or the comment that it goes to; `nil` where there is none.
    package let address: ReplyAddress?

    /// Creates a destination.
    package init(conversation: ConversationKey, account: String?, address: ReplyAddress?) {
        self.conversation = conversation
        self.account = account
        self.address = address
    }

    /// The platform.
    package var platform: Platform { conversation.platform }

    /// Whether it answers a comment, which opens no conversation but may be answered for a week.
    package var isComment: Bool {
        if case .comment = address { true } else { false }
    }
}

extension InboundEvent {
    /// Where the answers to an event go.
    package func destination(in conversation: ConversationKey) -> Destination {
        Destination(conversation: conversation, account: account, address: replyAddress)
    }
}
