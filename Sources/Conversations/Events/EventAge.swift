package import Messaging

/// When an event happened, as far as that can be believed.
///
/// The platform's moment counts only where it is before the moment of receipt: a moment in the future would open the
/// 24-hour window for ever, and one at 0 is no moment.
package struct EventAge: Sendable, Hashable {
    /// How long a platform delivers an event again, in milliseconds, with a margin of half a day.
    ///
    /// An older one is a replay or comes from a restored backup. Source: Meta's WhatsApp webhooks docs, seven days.
    package static let longestRedelivery: Int64 = (7 * 24 + 12) * 3_600_000

    /// When it happened, in milliseconds since 1970-01-01 UTC; never after it was received.
    package let occurredAt: Int64
    /// Whether it is so old that it is not answered.
    package let isStale: Bool

    /// Creates the age of an event that was received at a moment.
    package init(of event: InboundEvent, receivedAt: Int64) {
        let told = event.timestamp.flatMap { $0 > 0 ? $0 : nil } ?? receivedAt
        occurredAt = max(min(told, receivedAt), 0)
        isStale = receivedAt - occurredAt > Self.longestRedelivery
    }
}
