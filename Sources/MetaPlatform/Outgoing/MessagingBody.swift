import JSON
import Messaging

/// The bodies of Messenger's and Instagram's messages, which are alike.
///
/// Sources: Messenger Platform Send API reference (messages, quick replies, button template, sender actions); Instagram
/// Platform docs (send messages, private replies).
enum MessagingBody {
    /// The body that sends a reply, or `nil` where these platforms have no such message or no such address.
    static func make(
        _ reply: Reply,
        to address: ReplyAddress,
        on platform: Platform,
        mediaID: String?
    ) -> JSONObject? {
        if case .reaction(let emoji, let messageID) = reply {
            return reaction(reaction(emoji, on: platform), on: messageID, to: address)
        }
        guard var body = head(to: address), let message = message(reply, mediaID: mediaID) else { return nil }
        body["message"] = message
        return body
    }

    private static func head(to address: ReplyAddress) -> JSONObject? {
        switch address {
        case .contact(let id):
            ["recipient": ["id": .string(id)], "messaging_type": "RESPONSE"]
        case .comment(let id):
            // A private reply is no response within a conversation: the API has no messaging type for it.
            ["recipient": ["comment_id": .string(id)]]
        case .businessScopedUser:
            nil
        }
    }

    /// An emoji on a message: a sender action, which has no message beside it.
    private static func reaction(_ emoji: String, on messageID: String, to address: ReplyAddress) -> JSONObject? {
        guard case .contact(let id) = address else { return nil }
        return [
            "recipient": ["id": .string(id)],
            "sender_action": "react",
            "payload": ["message_id": .string(messageID), "reaction": .string(emoji)],
        ]
    }

    /// How a platform writes an emoji of a reaction: Instagram has a name for the heart, which every version of it knows.
    private static func reaction(_ emoji: String, on platform: Platform) -> String {
        let isHeart =
            emoji.unicodeScalars.first == "\u{2764}" && emoji.unicodeScalars.dropFirst().allSatisfy { $0 == "\u{FE0F}" }
        return platform == .instagram && isHeart ? "love" : emoji
    }

    private static func message(_ reply: Reply, mediaID: String?) -> JSONValue? {
        switch reply {
        case .text(let text): ["text": .string(text)]
        case .media(let media): attachment(media, id: mediaID)
        case .buttons(let message): menu(message)
        case .list, .template, .reaction, .publicText: nil
        }
    }

    private static func attachment(_ media: MediaMessage, id: String?) -> JSONValue? {
        let payload: JSONValue
        switch media.source {
        case .link(let link): payload = ["url": .string(link)]
        case .file:
            guard let id else { return nil }
            payload = ["attachment_id": .string(id)]
        }
        return ["attachment": ["type": .string(type(of: media.kind)), "payload": payload]]
    }

    /// What an attachment of a kind is called.
    ///
    /// Stickers of one's own are pictures here.
    static func type(of kind: MediaKind) -> String {
        switch kind {
        case .image, .sticker: "image"
        case .video: "video"
        case .audio: "audio"
        case .document: "file"
        }
    }

    /// Quick replies where each button is a press; a button template where one opens a page or calls.
    private static func menu(_ message: ButtonsMessage) -> JSONValue {
        let areQuickReplies = message.buttons.allSatisfy {
            if case .press = $0.action { true } else { false }
        }
        let buttons = message.buttons.map { button -> JSONValue in
            let title = JSONValue.string(button.title)
            return switch button.action {
            case .press(let payload) where areQuickReplies:
                ["content_type": "text", "title": title, "payload": .string(payload)]
            case .press(let payload):
                ["type": "postback", "title": title, "payload": .string(payload)]
            case .link(let link):
                ["type": "web_url", "url": .string(link), "title": title]
            case .call(let number):
                ["type": "phone_number", "title": title, "payload": .string(number)]
            }
        }
        if areQuickReplies { return ["text": .string(message.text), "quick_replies": .array(buttons)] }
        let template: JSONValue = [
            "template_type": "button", "text": .string(message.text), "buttons": .array(buttons),
        ]
        return ["attachment": ["type": "template", "payload": template]]
    }
}
