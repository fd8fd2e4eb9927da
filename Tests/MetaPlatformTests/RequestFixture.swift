import JSON
import Messaging
import MetaPlatform

/// Requests for invented events, to look at their bodies.
enum RequestFixture {
    /// The request that sends a reply to a contact, or to another address.
    static func request(
        _ reply: Reply,
        on platform: Platform,
        to address: ReplyAddress = .contact("7"),
        mediaID: String? = nil
    ) -> GraphRequest? {
        MessageRequests.request(
            for: reply,
            to: InboundEvent(platform: platform, kind: .message, account: "100", replyAddress: address),
            via: GraphRoute(platform: platform, account: "100"),
            endpoints: GraphEndpoints(),
            mediaID: mediaID
        )
    }

    /// What is sent after the part that is the same in every body.
    static func body(
        _ reply: Reply,
        on platform: Platform,
        to address: ReplyAddress = .contact("7"),
        mediaID: String? = nil
    ) -> String? {
        let body = request(reply, on: platform, to: address, mediaID: mediaID)?.body?.serialized()
        let head =
            platform == .whatsapp
            ? #"{"messaging_product":"whatsapp","recipient_type":"individual","to":"7","#
            : #"{"recipient":{"id":"7"},"messaging_type":"RESPONSE","#
        guard let body, body.hasPrefix(head) else { return body }
        return "{" + body.dropFirst(head.count)
    }

    static func media(_ kind: MediaKind, caption: String? = nil, name: String? = nil) -> Reply {
        .media(MediaMessage(kind: kind, source: .link("https://acme.example/a"), caption: caption, filename: name))
    }

    static let file = Reply.media(
        MediaMessage(kind: .document, source: .file("files/a.pdf"), caption: "Look", filename: "Prices.pdf")
    )

    static func presses(_ titles: String...) -> Reply {
        .buttons(
            ButtonsMessage(
                text: "Choose",
                buttons: titles.map { .init(title: $0, action: .press(payload: "p:" + $0)) }
            )
        )
    }

    static let link = ButtonsMessage.Button(title: "Shop", action: .link("https://acme.example"))
    static let call = ButtonsMessage.Button(title: "Call", action: .call("+4930123456"))
    static let press = ButtonsMessage.Button(title: "One", action: .press(payload: "1"))

    static let list = Reply.list(
        ListMessage(
            text: "Choose",
            button: "Menu",
            sections: [
                .init(title: "Orders", rows: [.init(title: "Mine", description: "all of them", payload: "M")]),
                .init(title: "More", rows: [.init(title: "Help", payload: "H")]),
            ]
        )
    )
}
