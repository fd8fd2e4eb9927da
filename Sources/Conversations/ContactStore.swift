package import Messaging

/// What replyd remembers about contacts from one message to the next.
package protocol ContactStore: Sendable {
    /// What is known about a contact; empty facts for one who is not known.
    func facts(for key: ConversationKey) async -> ContactFacts

    /// Remembers which alternative of each rule's `pick` a contact was shown.
    func rememberPicks(_ picks: [String: Int], for key: ConversationKey) async
}
