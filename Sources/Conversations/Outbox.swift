package import Messaging

/// One message on its way out.
package struct OutboxRow: Sendable {
    /// The number that the outbox gave it.
    package let id: Int
    /// The message.
    package let reply: Reply

    /// Creates a row.
    package init(id: Int, reply: Reply) {
        self.id = id
        self.reply = reply
    }
}

/// What becomes of a message on its way out.
package enum OutboxState: Sendable, Hashable {
    /// An attempt is being made.
    case sending(attempt: Int)
    /// The platform accepted it, under this id if it told one.
    case sent(messageID: String?)
    /// It is not sent and will not be.
    case failed(SendFailure)
}

/// Where decisions and their messages stand until they are sent.
package protocol Outbox: Sendable {
    /// Takes in a decision with all its messages, as one.
    ///
    /// - Returns: The rows to send now, in order.
    func add(_ record: DecisionRecord) async -> [OutboxRow]

    /// Notes what became of a row.
    func update(_ row: OutboxRow, to state: OutboxState) async
}
