package import Messaging

/// All that is remembered about a contact from one message to the next.
package struct ContactRecord: Sendable, Hashable {
    /// What rules can ask about.
    package var facts: ContactFacts
    /// When the contact last wrote in the private chat: the 24-hour window is counted from here.
    package var windowOpenedAt: Int64?
    /// When the bot answered lately, the oldest first.
    package var answeredAt: [Int64]
    /// Until when the bot is silent because it answered too often.
    package var silentUntil: Int64?

    /// Creates a record; without arguments, that of a contact about whom nothing is known.
    package init(
        facts: ContactFacts = ContactFacts(),
        windowOpenedAt: Int64? = nil,
        answeredAt: [Int64] = [],
        silentUntil: Int64? = nil
    ) {
        self.facts = facts
        self.windowOpenedAt = windowOpenedAt
        self.answeredAt = answeredAt
        self.silentUntil = silentUntil
    }
}
