import JSON
import Messaging

/// What a person's message says, whoever sent it: the part of an event that a platform's message object decides.
struct MessageContent {
    /// What kind of event the message is.
    var kind = InboundEvent.Kind.message
    /// What the person sent.
    var type: MessageType?
    /// The text, caption or button title; an empty one is none.
    var text: String?
    /// The id of the button that was pressed.
    var payload: String?
    /// What it holds besides words.
    var details: MessageDetails?
    /// Why no rule is asked.
    var ignored: InboundEvent.IgnoreReason?
    /// What it is about, where it is no message.
    var about: String?

    /// A message of a type, with what was written.
    static func message(
        _ type: MessageType,
        text: String? = nil,
        payload: String? = nil,
        details: MessageDetails? = nil
    ) -> MessageContent {
        MessageContent(type: type, text: text, payload: payload, details: details)
    }

    /// A change of an earlier message, or something else that rules are not asked about.
    static func ignored(_ reason: InboundEvent.IgnoreReason, about: String? = nil) -> MessageContent {
        MessageContent(kind: .other, ignored: reason, about: about)
    }

    /// A reaction to a message; one that was taken back is no longer there.
    static func reaction(emoji: String?, to message: JSONValue?, isRemoved: Bool) -> MessageContent {
        MessageContent(
            kind: .reaction,
            type: .reaction,
            text: emoji,
            details: .reaction(message: message?.identifier),
            ignored: isRemoved ? .reactionRemoved : nil
        )
    }
}
