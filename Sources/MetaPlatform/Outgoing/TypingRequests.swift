import JSON
import Messaging

/// The requests that show a contact that the message was read and that an answer is being written.
///
/// Sources: WhatsApp Cloud API reference (typing indicators: one request does both, and names the message); Messenger
/// Platform and Instagram Platform docs, "Sender actions" (an action stands alone in its request).
enum TypingRequests {
    /// The requests, in order; none where the event names nobody, or on WhatsApp no message.
    ///
    /// - Parameters:
    ///   - event: The message that is being answered.
    ///   - isFirst: Whether the message has not been shown as read yet.
    ///   - route: The account.
    ///   - endpoints: Where the API is.
    /// - Returns: The requests.
    static func requests(
        for event: InboundEvent,
        isFirst: Bool,
        via route: GraphRoute,
        endpoints: GraphEndpoints
    ) -> [GraphRequest] {
        bodies(for: event, isFirst: isFirst).map { route.post($0, to: "messages", endpoints: endpoints) }
    }

    private static func bodies(for event: InboundEvent, isFirst: Bool) -> [JSONValue] {
        switch (event.platform, event.replyAddress) {
        case (.whatsapp, .contact), (.whatsapp, .businessScopedUser):
            guard let id = event.id else { return [] }
            return [
                [
                    "messaging_product": "whatsapp", "status": "read", "message_id": .string(id),
                    "typing_indicator": ["type": "text"],
                ]
            ]
        case (.messenger, .contact(let id)), (.instagram, .contact(let id)):
            let actions = isFirst ? ["mark_seen", "typing_on"] : ["typing_on"]
            return actions.map { ["recipient": ["id": .string(id)], "sender_action": .string($0)] }
        default:
            return []
        }
    }
}
