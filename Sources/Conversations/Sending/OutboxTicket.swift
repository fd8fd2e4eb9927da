package import Messaging

/// A message's place in the queue: what the order of sending depends on, without the message itself.
///
/// Small, so that a hundred thousand of them may wait while an account is stopped.
package struct OutboxTicket: Sendable, Hashable {
    /// What is limited apart.
    package enum Kind: Sendable, Hashable {
        case text
        case media
        case privateReply
    }

    /// The row's number.
    package let id: Int
    /// The number of the decision that it belongs to.
    package let decision: Int
    /// The conversation, whose messages go out in order.
    package let conversation: ConversationKey
    /// What is limited apart.
    package let kind: Kind
    /// How often it was tried.
    package var attempts: Int
    /// Whether it is stored as being sent already.
    package var isClaimed = false
    /// How often it was refused as one message too many to this person.
    package var pairRefusals = 0
    /// How often it was tried without knowing whether it arrived.
    package var uncertainAttempts = 0

    /// Creates a ticket.
    package init(id: Int, decision: Int, conversation: ConversationKey, kind: Kind, attempts: Int = 0) {
        self.id = id
        self.decision = decision
        self.conversation = conversation
        self.kind = kind
        self.attempts = attempts
    }

    /// Creates the ticket of a row.
    package init(_ row: OutboxRow) {
        self.init(
            id: row.id,
            decision: row.decision,
            conversation: row.destination.conversation,
            kind: Kind(row.reply, to: row.destination.address),
            attempts: row.attempts
        )
    }

    /// The account that it is sent from.
    package var account: AccountKey { AccountKey(platform: conversation.platform, account: conversation.account) }
}

extension OutboxTicket.Kind {
    /// The kind of a message.
    package init(_ reply: Reply, to address: ReplyAddress?) {
        if case .comment = address {
            self = .privateReply
        } else if case .media = reply {
            self = .media
        } else {
            self = .text
        }
    }
}

/// One of the business's accounts.
package struct AccountKey: Sendable, Hashable {
    /// The platform.
    package let platform: Platform
    /// The account's id; empty where events do not name one.
    package let account: String

    /// Creates a key.
    package init(platform: Platform, account: String) {
        self.platform = platform
        self.account = account
    }
}
