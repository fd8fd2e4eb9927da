/// A message that Meta accepted.
///
/// Accepted is not delivered: WhatsApp tells later, in a status, how it went.
package struct SentMessage: Sendable, Hashable {
    /// Meta's id of the message, when the answer told one.
    package let id: String?

    /// Creates a sent message.
    package init(id: String?) {
        self.id = id
    }
}
