import JSON
import Messaging

/// One item of a WhatsApp change's `messages`.
struct WhatsAppMessage {
    private let message: JSONValue

    /// Creates a reader of a message object.
    init(_ message: JSONValue) {
        self.message = message
    }

    /// What the message says; a type that is not known is noted.
    func content(notes: inout WebhookReading) -> MessageContent {
        let name = message["type"]?.string ?? typeByContent
        guard let name else { return .message(.unsupported) }
        if let type = Self.media[name] { return .message(type, text: message[name]?["caption"]?.string) }
        switch name {
        case "text":
            return .message(.text, text: message["text"]?["body"]?.string ?? message["text"]?.string)
        case "location": return .message(.location, details: .place(message["location"]))
        case "contacts": return .message(.contacts, details: .cards(message.list("contacts")))
        case "interactive": return interactiveContent
        case "button":
            let button = message["button"]
            return .message(.button, text: button?["text"]?.string, payload: button?["payload"]?.payload)
        case "order":
            return .message(.order, text: message["order"]?["text"]?.string, details: .basket(message["order"]))
        case "reaction":
            let emoji = message["reaction"]?["emoji"]?.nonEmptyText
            return .reaction(emoji: emoji, to: message["reaction"]?["message_id"], isRemoved: emoji == nil)
        case "edit", "revoke": return .ignored(.messageChange, about: name)
        // The platform speaks in the person's name: a changed number, a chat that was opened.
        case "system", "request_welcome":
            return .ignored(.notAMessage, about: WebhookReading.words(name, message["system"]?["type"]))
        case "unsupported", "unknown", "ephemeral": return .message(.unsupported)
        default:
            notes.note("whatsapp: a message of an unknown type (\(WebhookReading.word(name)))")
            return .message(.unsupported)
        }
    }

    /// What is told about the message's file, if it carries one.
    var mediaDetails: MediaDetails? {
        guard let name = message["type"]?.string ?? typeByContent, Self.media[name] != nil else { return nil }
        // The type of voice messages before they were marked in `audio`.
        return WebhookDetails.media(message[name], isVoice: name == "voice")
    }

    /// A press on a button, a choice from a list, or a filled-in form.
    ///
    /// The platform also sends this type without anything in it, for messages that it could not deliver.
    private var interactiveContent: MessageContent {
        for kind in ["button_reply", "list_reply"] {
            if let reply = message["interactive"]?.child(kind) {
                return .message(.button, text: reply["title"]?.string, payload: reply["id"]?.payload)
            }
        }
        // The text of a form's message is Meta's, so that it is not the event's.
        if let form = message["interactive"]?.child("nfm_reply") { return .message(.form, details: .answers(form)) }
        return .message(.unsupported)
    }

    /// The type of a message that does not name it, as has been delivered: the member that only this type has.
    private var typeByContent: String? {
        Self.typesWithMember.first { message[$0].map { !$0.isNull } ?? false }
    }

    private static let media: [String: MessageType] = [
        "image": .image, "video": .video, "document": .document, "sticker": .sticker, "audio": .audio, "voice": .audio,
    ]

    private static let typesWithMember = [
        "text", "image", "video", "document", "sticker", "audio", "voice", "location", "contacts", "interactive",
        "button", "order", "reaction", "system", "edit", "revoke",
    ]
}
