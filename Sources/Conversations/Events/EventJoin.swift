package import Messaging

/// Puts the messages that a person sends in one breath into one event.
package enum EventJoin {
    /// The most messages in one event.
    package static let maximumMessages = 20
    /// The longest joined text, in bytes of UTF-8.
    private static let maximumTextLength = 16_384

    /// Whether a message may be joined with others: a plain text to the business.
    package static func isJoinable(_ event: InboundEvent) -> Bool {
        event.kind == .message && event.type == .text && event.ignored == nil && event.payload == nil
            && event.referral == nil && event.text != nil
    }

    /// The messages as one: the last one, with the texts of all, a line each.
    ///
    /// - Parameter events: At least one; all of the same conversation.
    /// - Returns: The event, or `nil` for none.
    package static func joined(_ events: [InboundEvent]) -> InboundEvent? {
        guard var event = events.last else { return nil }
        if events.count > 1 {
            let text = events.compactMap(\.text).joined(separator: "\n")
            event.text = String(decoding: text.utf8.prefix(maximumTextLength), as: UTF8.self)
        }
        return event
    }
}
