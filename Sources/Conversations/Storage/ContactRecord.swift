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
    /// What the platform told about the contact's name when it was asked.
    package var knownName: KnownName?
    /// Other ids that stay the contact's for ever: WhatsApp's user ids beside a phone number.
    package var otherIDs: [String]

    /// The most other ids that are remembered.
    private static let maximumIDs = 10

    /// Creates a record; without arguments, that of a contact about whom nothing is known.
    package init(
        facts: ContactFacts = ContactFacts(),
        windowOpenedAt: Int64? = nil,
        answeredAt: [Int64] = [],
        silentUntil: Int64? = nil,
        knownName: KnownName? = nil,
        otherIDs: [String] = []
    ) {
        self.facts = facts
        self.windowOpenedAt = windowOpenedAt
        self.answeredAt = answeredAt
        self.silentUntil = silentUntil
        self.knownName = knownName
        self.otherIDs = otherIDs
    }

    /// Whether these ids are known to be the contact's.
    package func isKnown(by ids: [String]) -> Bool { ids.allSatisfy(otherIDs.contains) }

    /// Notes that an id is the contact's, where it stays so for ever.
    package mutating func note(otherID id: String) {
        guard IdentityChange.isLasting(id), !otherIDs.contains(id) else { return }
        otherIDs = otherIDs.suffix(Self.maximumIDs - 1) + [id]
    }

    /// Takes in what was remembered about the same person under another id.
    ///
    /// Of two moments the later counts, of two menus the one that was sent last: as if all messages had come from one id.
    package mutating func take(_ other: ContactRecord) {
        facts.take(other.facts)
        windowOpenedAt = later(windowOpenedAt, other.windowOpenedAt)
        answeredAt = (answeredAt + other.answeredAt).sorted()
        silentUntil = later(silentUntil, other.silentUntil)
        knownName = knownName ?? other.knownName
        for id in other.otherIDs { note(otherID: id) }
    }
}

extension ContactFacts {
    fileprivate mutating func take(_ other: ContactFacts) {
        lastMessageAt = later(lastMessageAt, other.lastMessageAt)
        userName = userName ?? other.userName
        limitUses.merge(other.limitUses) { ($0 + $1).sorted() }
        handoffUntil = later(handoffUntil, other.handoffUntil)
        if let menu = other.lastMenu, menu.sentAt > (lastMenu?.sentAt ?? .min) { lastMenu = menu }
        lastPicks.merge(other.lastPicks) { own, _ in own }
    }
}

private func later(_ one: Int64?, _ other: Int64?) -> Int64? {
    guard let one, let other else { return one ?? other }
    return max(one, other)
}
