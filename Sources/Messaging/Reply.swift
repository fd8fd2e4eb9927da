/// One message to send, in neutral terms: `MetaPlatform` turns it into a platform's request.
///
/// Whoever makes one keeps to the limits of the platform that it is for (see `PlatformLimits`).
package enum Reply: Sendable, Hashable {
    /// A text, at most as long as the platform allows.
    case text(String)
    /// A picture or another file, with a caption where the platform has captions.
    case media(MediaMessage)
    /// A text with buttons.
    case buttons(ButtonsMessage)
    /// A text with a list to choose from; only WhatsApp has them.
    case list(ListMessage)
    /// A message that Meta has approved before; only WhatsApp has them.
    case template(TemplateMessage)
    /// An emoji on the contact's message, by the message's id.
    case reaction(emoji: String, messageID: String)
    /// The visible answer below a comment.
    case publicText(String)
}
