import JSON
package import Messaging

/// The Graph API requests that send messages.
///
/// Sources: Meta's WhatsApp Cloud API reference (messages), Messenger Platform Send API reference, Instagram Platform docs
/// (send messages, private replies, comment moderation), Graph API reference (comment).
package enum MessageRequests {
    /// The request that sends a reply, or `nil` where the event has no address that its platform can write to, or its
    /// platform has no message of this kind.
    ///
    /// - Parameters:
    ///   - reply: The message, within the platform's limits.
    ///   - event: What it answers.
    ///   - route: The account that it is sent from.
    ///   - endpoints: Where the API is.
    ///   - mediaID: What the platform calls the reply's file after it was uploaded: see `Reply.file`.
    /// - Returns: The request.
    package static func request(
        for reply: Reply,
        to event: InboundEvent,
        via route: GraphRoute,
        endpoints: GraphEndpoints,
        mediaID: String? = nil
    ) -> GraphRequest? {
        guard let address = event.replyAddress else { return nil }
        if case .publicText(let text) = reply {
            return CommentAnswer.request(text, to: address, on: event.platform, via: route, endpoints: endpoints)
        }
        let body: JSONObject? =
            switch event.platform {
            case .whatsapp: WhatsAppBody.make(reply, to: address, mediaID: mediaID)
            case .messenger, .instagram: MessagingBody.make(reply, to: address, on: event.platform, mediaID: mediaID)
            }
        return body.map { route.post(.object($0), to: "messages", endpoints: endpoints) }
    }
}

extension GraphRoute {
    /// The request that posts a body to an edge of the route's object, such as `messages`.
    func post(_ body: JSONValue, to edge: String, endpoints: GraphEndpoints) -> GraphRequest {
        request("POST", URLComponent.escape(node) + "/" + edge, body: body, endpoints: endpoints)
    }

    /// A request with the route's host and token.
    func request(
        _ method: String,
        _ path: String,
        body: JSONValue? = nil,
        endpoints: GraphEndpoints
    ) -> GraphRequest {
        GraphRequest(
            method: method,
            url: "\(endpoints.baseURL(of: host))/\(endpoints.version)/\(path)",
            body: body,
            host: host,
            credential: credential
        )
    }
}
