/// What is known about a contact before a message is decided on.
///
/// A plain value that the caller fills, so that deciding stays pure: rules never ask a store. Moments are milliseconds
/// since 1970-01-01 UTC.
package struct ContactFacts: Sendable, Hashable {
    /// When this contact last wrote to this account before the message in hand, or `nil` when no earlier message is known.
    package var lastMessageAt: Int64?
    /// The contact's user name, without `@`.
    package var userName: String?
    /// When each rule with a `limit` answered this contact: rule id to moments, the oldest first.
    ///
    /// As far back as the longest window of any rule reaches, and at least one moment for ever, for `once`.
    package var limitUses: [String: [Int64]]
    /// Until when a person has taken over this conversation: no rule answers meanwhile, but those that say so.
    package var handoffUntil: Int64?
    /// The buttons that were last sent to this contact.
    package var lastMenu: SentMenu?
    /// Which of its alternatives each `pick` last sent to this contact: rule id to index.
    ///
    /// The keys are those of `Decision.picks`; the caller keeps them without looking into them.
    package var lastPicks: [String: Int]

    /// Creates facts; without arguments, those of a contact about whom nothing is known.
    package init(
        lastMessageAt: Int64? = nil,
        userName: String? = nil,
        limitUses: [String: [Int64]] = [:],
        handoffUntil: Int64? = nil,
        lastMenu: SentMenu? = nil,
        lastPicks: [String: Int] = [:]
    ) {
        self.lastMessageAt = lastMessageAt
        self.userName = userName
        self.limitUses = limitUses
        self.handoffUntil = handoffUntil
        self.lastMenu = lastMenu
        self.lastPicks = lastPicks
    }
}
