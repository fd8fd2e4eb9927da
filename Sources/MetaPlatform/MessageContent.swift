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
    /// Why no rule is asked.
    var ignored: InboundEvent.IgnoreReason?

    /// A message of a type, with what was written.
    static func message(_ type: MessageType, text: String? = nil, payload: String? = nil) -> MessageContent {
        MessageContent(type: type, text: text, payload: payload)
    }

    /// A change of an earlier message, or something else that rules are not asked about.
    static func ignored(_ reason: InboundEvent.IgnoreReason) -> MessageContent {
        MessageContent(kind: .other, ignored: reason)
    }

    /// A reaction; one without an emoji was taken back.
    static func reaction(emoji: String?, isRemoved: Bool) -> MessageContent {
        MessageContent(kind: .reaction, type: .reaction, text: emoji, ignored: isRemoved ? .reactionRemoved : nil)
    }
}
