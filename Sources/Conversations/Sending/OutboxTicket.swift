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
    /// Before this moment of the schedule it does not go out; `nil` where it may at once.
    package var dueAt: Int64?

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

    /// The tickets of rows, of which some wait before they go out: so many milliseconds from a moment of the schedule.
    static func tickets(of rows: [OutboxRow], after delays: [Int64], at moment: Int64) -> [OutboxTicket] {
        rows.enumerated()
            .map { number, row in
                var ticket = OutboxTicket(row)
                if delays.indices.contains(number), delays[number] > 0 { ticket.dueAt = moment + delays[number] }
                return ticket
            }
    }

    /// The account that it is sent from.
    package var account: AccountKey { AccountKey(platform: conversation.platform, account: conversation.account) }
}

extension OutboxTicket.Kind {
    /// The kind of a message.
    package init(_ reply: Reply, to address: ReplyAddress?) {
        switch (reply, address) {
        case (.publicText, _): self = .text
        case (_, .comment): self = .privateReply
        case (.media, _): self = .media
        default: self = .text
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
