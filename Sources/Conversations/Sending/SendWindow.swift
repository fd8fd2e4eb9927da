import Messaging

/// The time in which a platform takes messages to a person who has written.
///
/// Sources: Meta's WhatsApp, Messenger and Instagram docs (24 hours after the person's last message); Meta's private
/// replies docs (7 days after the comment).
package enum SendWindow {
    /// After a message, in milliseconds.
    package static let ofMessages: Int64 = 24 * 3_600_000
    /// After a comment, in milliseconds.
    package static let ofComments: Int64 = 7 * 24 * 3_600_000

    /// Whether a message may be sent at a moment.
    ///
    /// - Parameters:
    ///   - row: The message.
    ///   - contactWroteAt: When the contact last wrote, also after the message that this one answers.
    ///   - now: The moment, in milliseconds since 1970-01-01 UTC.
    /// - Returns: Whether it may.
    package static func isOpen(for row: OutboxRow, contactWroteAt: Int64?, at now: Int64) -> Bool {
        switch row.reply {
        case .template where row.destination.platform == .whatsapp: return true
        case .publicText: return true
        default: break
        }
        if row.destination.isComment { return now - row.windowOpenedAt < ofComments }
        // A moment in the future opens nothing: a clock was wrong when it was noted.
        let opened = max(row.windowOpenedAt, contactWroteAt ?? row.windowOpenedAt)
        return min(opened, now) > now - ofMessages
    }
}
