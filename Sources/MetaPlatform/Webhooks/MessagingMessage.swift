import JSON
import Messaging

/// The `message` of a Messenger or Instagram event.
struct MessagingMessage {
    private let message: JSONValue
    private let platform: Platform

    /// Creates a reader of a message object.
    init(_ message: JSONValue, platform: Platform) {
        self.message = message
        self.platform = platform
    }

    /// What the message says; an attachment that is not known is noted.
    ///
    /// Where several things are in one message, the one that the person did on purpose counts: the press of a quick reply,
    /// the answer to a story, then what is attached, then the text.
    func content(notes: inout WebhookReading) -> MessageContent {
        if message["is_deleted"]?.isTrue == true { return .ignored(.messageChange, about: "is_deleted") }
        let text = message["text"]?.string
        if message["is_unsupported"]?.isTrue == true { return .message(.unsupported, text: text) }
        if let quickReply = message.child("quick_reply") {
            return .message(.button, text: text, payload: quickReply["payload"]?.payload)
        }
        if let story = message.child("reply_to")?.child("story") {
            return .message(.storyReply, text: text, details: .answered(story))
        }
        let attachments = message.list("attachments")
        if !attachments.isEmpty { return content(of: attachments, text: text, notes: &notes) }
        if let text, !text.isEmpty { return .message(.text, text: text) }
        if message.child("referral") != nil { return MessageContent(kind: .other, type: .referral) }
        return .message(.unsupported)
    }

    /// What the first attachment says that has a type.
    private func content(of attachments: [JSONValue], text: String?, notes: inout WebhookReading) -> MessageContent {
        // A link in a text comes with a preview of it. The person wrote a text.
        if text?.isEmpty == false, attachments.allSatisfy({ $0["type"]?.string == "fallback" }) {
            return .message(.text, text: text)
        }
        for attachment in attachments {
            if let type = Self.type(of: attachment) {
                return .message(type, text: text, details: .attachment(attachment, as: type))
            }
            let name = attachment["type"]?.string
            if !Self.knownUnsupported.contains(name ?? "") {
                notes.note("\(platform.rawValue): an attachment of an unknown type (\(WebhookReading.word(name)))")
            }
        }
        return .message(.unsupported, text: text)
    }

    private static func type(of attachment: JSONValue) -> MessageType? {
        // A sticker comes as an image; only the id tells.
        if attachment["payload"]?["sticker_id"]?.identifier != nil { return .sticker }
        switch attachment["type"]?.string {
        case "image": return .image
        case "video": return .video
        case "audio": return .audio
        case "file": return .document
        case "location": return .location
        case "sticker", "like_heart": return .sticker
        case "story_mention": return .storyMention
        case "share", "post", "reel", "ig_post", "ig_reel", "ig_story": return .share
        case "fallback": return hasLink(attachment) ? .share : nil
        default: return nil
        }
    }

    /// Whether an attachment leads somewhere.
    ///
    /// The link stands in the payload, is the payload, or stands beside it.
    private static func hasLink(_ attachment: JSONValue) -> Bool {
        let payload = attachment["payload"]
        let places = [payload, payload?["url"], attachment["url"], attachment["URL"]]
        return places.contains { $0?.nonEmptyText != nil }
    }

    /// Attachments without a type of their own here, so that only others are worth a note.
    private static let knownUnsupported: Set<String> = ["template", "fallback", "unsupported_type", "ephemeral"]
}
