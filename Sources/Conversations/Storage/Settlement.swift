package import Messaging

/// Everything that was decided about an event: stored as one, or not at all.
package struct Settlement: Sendable {
    /// A message to send.
    package struct Message: Sendable, Hashable {
        /// The message.
        package let reply: Reply
        /// What is done with it when the contact last wrote too long ago; `nil` where the rule does not say.
        package let outsideWindow: OutsideWindow?
        /// How long it waits before it goes out, in milliseconds.
        ///
        /// A wait for the eye, which is not stored: a message that was kept over a restart goes out at once.
        package let delay: Int64

        /// Creates a message.
        package init(reply: Reply, outsideWindow: OutsideWindow? = nil, delay: Int64 = 0) {
            self.reply = reply
            self.outsideWindow = outsideWindow
            self.delay = delay
        }
    }

    /// The keys of the event, more than one where several messages were joined.
    package let keys: [EventKey]
    /// What is kept to look up; `nil` where nothing is.
    package let entry: LogEntry?
    /// Whose conversation it is.
    package let conversation: ConversationKey
    /// What is known about the contact from now on; `nil` where that does not change.
    package let contact: ContactRecord?
    /// Where messages go.
    package let destination: Destination
    /// When the contact opened the window in which these messages may be sent, in milliseconds since 1970-01-01 UTC.
    package let windowOpenedAt: Int64
    /// The messages, in order.
    package let messages: [Message]
    /// Whether the first message is sent as soon as this is stored: then it is stored as being sent, which saves it a
    /// transaction of its own for that.
    package var claimsFirst = false
    /// Whether the messages' words may be kept after they were sent.
    package let keepsText: Bool
    /// The decision with all its details, for those who show it.
    package let record: DecisionRecord?

    /// Creates a settlement.
    package init(
        keys: [EventKey],
        entry: LogEntry?,
        conversation: ConversationKey,
        contact: ContactRecord? = nil,
        destination: Destination,
        windowOpenedAt: Int64,
        messages: [Message] = [],
        keepsText: Bool = true,
        record: DecisionRecord? = nil
    ) {
        self.keys = keys
        self.entry = entry
        self.conversation = conversation
        self.contact = contact
        self.destination = destination
        self.windowOpenedAt = windowOpenedAt
        self.messages = messages
        self.keepsText = keepsText
        self.record = record
    }
}

/// What became of a settlement.
package enum SettleOutcome: Sendable {
    /// It is stored; these are the messages to send, in order.
    case settled([OutboxRow])
    /// All of its keys were stored before: somebody else has answered.
    case repeated
}
