package import Messaging

/// What replyd remembers about contacts from one message to the next.
package protocol ContactStore: Sendable {
    /// What is known about a contact; empty facts for one who is not known.
    func facts(for key: ConversationKey) async -> ContactFacts

    /// Changes what is known about a contact.
    func update(_ key: ConversationKey, _ change: @Sendable (inout ContactFacts) -> Void) async
}
