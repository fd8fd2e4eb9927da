import Logging
import Messaging

extension MessageHandler {
    /// Notes that some ids are, or have become, one person's: what is known about them is one person's from now on.
    func note(_ change: IdentityChange, _ arrival: Arrival, in conversation: ConversationKey) async -> Bool {
        parts.counts.count(.eventsIgnored)
        let event = arrival.event
        guard !EventAge(of: event, receivedAt: arrival.receivedAt).isStale || parts.answersOldEvents,
            await isOurs(event)
        else { return true }
        logger.info("a contact's id has changed", metadata: event.logMetadata)
        return await join(change, in: conversation)
    }

    /// Whose conversation an event belongs to, and what is remembered about them, after its ids have been joined.
    ///
    /// Mostly nothing is to be joined, and nothing is stored.
    func contact(
        of event: InboundEvent,
        in conversation: ConversationKey,
        _ contact: ContactRecord
    ) async -> (ConversationKey, ContactRecord)? {
        guard let change = event.identityChange, !contact.isKnown(by: change.former) else {
            return (conversation, contact)
        }
        guard await join(change, in: conversation) else { return nil }
        let known = await persistence { [parts] () async throws(StoreError) in
            try await parts.store.known([], in: conversation)
        }
        return known.map { ($0.conversation ?? conversation, $0.contact) }
    }

    private func join(_ change: IdentityChange, in conversation: ConversationKey) async -> Bool {
        let current = ConversationKey(
            platform: conversation.platform,
            account: conversation.account,
            contact: change.current
        )
        return await persistence { [parts] () async throws(StoreError) in
            try await parts.store.join(change.former, into: current)
        } != nil
    }
}
