package import Messaging

/// One message on its way out.
package struct OutboxRow: Sendable, Hashable {
    /// The number that the store gave it, rising.
    package let id: Int
    /// The number of the decision that it belongs to: the parts of an answer share it.
    package let decision: Int
    /// Where it goes.
    package let destination: Destination
    /// The message.
    package let reply: Reply
    /// What is done with it when the contact last wrote too long ago; `nil` where the rule does not say.
    package let outsideWindow: OutsideWindow?
    /// When the contact opened the window in which it may be sent, in milliseconds since 1970-01-01 UTC.
    package let windowOpenedAt: Int64
    /// How often it was tried before.
    package let attempts: Int

    /// Creates a row.
    package init(
        id: Int,
        decision: Int,
        destination: Destination,
        reply: Reply,
        outsideWindow: OutsideWindow? = nil,
        windowOpenedAt: Int64,
        attempts: Int = 0
    ) {
        self.id = id
        self.decision = decision
        self.destination = destination
        self.reply = reply
        self.outsideWindow = outsideWindow
        self.windowOpenedAt = windowOpenedAt
        self.attempts = attempts
    }
}
