import JSON
package import Messaging

/// The Graph API requests that send messages.
///
/// Sources: Meta's WhatsApp Cloud API reference (messages), Messenger Platform Send API reference, Instagram Platform docs
/// (send messages, private replies).
package enum MessageRequests {
    /// The request that sends a reply, or `nil` where the event has no address that its platform can write to, and for
    /// what is no text: see `Reply.plainTexts(on:)`.
    package static func request(
        for reply: Reply,
        to event: InboundEvent,
        via route: GraphRoute,
        endpoints: GraphEndpoints
    ) -> GraphRequest? {
        guard let address = event.replyAddress, let body = body(of: reply, to: address, on: event.platform) else {
            return nil
        }
        let node = URLComponent.escape(route.node)
        return GraphRequest(
            method: "POST",
            url: "\(endpoints.baseURL(of: route.host))/\(endpoints.version)/\(node)/messages",
            body: body,
            host: route.host,
            credential: route.credential
        )
    }

    private static func body(of reply: Reply, to address: ReplyAddress, on platform: Platform) -> JSONValue? {
        switch platform {
        case .whatsapp: whatsAppBody(of: reply, to: address)
        case .messenger, .instagram: messagingBody(of: reply, to: address)
        }
    }

    private static func whatsAppBody(of reply: Reply, to address: ReplyAddress) -> JSONValue? {
        var body: JSONObject = ["messaging_product": "whatsapp", "recipient_type": "individual"]
        switch address {
        case .contact(let phone): body["to"] = .string(phone)
        case .businessScopedUser(let id): body["recipient"] = .string(id)
        case .comment: return nil
        }
        switch reply {
        case .text(let text):
            body["type"] = "text"
            body["text"] = ["preview_url": .bool(hasLink(text)), "body": .string(text)]
        case .media, .buttons, .list, .template, .reaction, .publicText: return nil
        }
        return .object(body)
    }

    private static func messagingBody(of reply: Reply, to address: ReplyAddress) -> JSONValue? {
        var body: JSONObject = [:]
        switch address {
        case .contact(let id):
            body["recipient"] = ["id": .string(id)]
            body["messaging_type"] = "RESPONSE"
        case .comment(let id):
            // A private reply is no response within a conversation: the API has no messaging type for it.
            body["recipient"] = ["comment_id": .string(id)]
        case .businessScopedUser:
            return nil
        }
        switch reply {
        case .text(let text): body["message"] = ["text": .string(text)]
        case .media, .buttons, .list, .template, .reaction, .publicText: return nil
        }
        return .object(body)
    }

    /// Whether a text has a link that WhatsApp can show a preview of.
    private static func hasLink(_ text: String) -> Bool {
        let folded = text.lowercased()
        return folded.contains("https://") || folded.contains("http://")
    }
}
