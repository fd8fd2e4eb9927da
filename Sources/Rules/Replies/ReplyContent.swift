/// What one rule sends in answer to one message, with its texts still to be filled in.
///
/// Alternatives of a `pick` have been chosen already, and what differs between platforms too.
package struct ReplyContent: Sendable {
    /// What goes into the private chat, in order.
    let messages: [MessagePlan]
    /// What is written visibly below a comment, in order.
    var publicTexts: [TemplateText] = []

    /// All texts that are filled in.
    var texts: [TemplateText] { messages.flatMap(\.texts) + publicTexts }
}
