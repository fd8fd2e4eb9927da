package import Messaging

/// An event with what is known about its coming.
package struct Arrival: Sendable {
    /// The event.
    package let event: InboundEvent
    /// The number of the webhook that it came in.
    package let webhook: Int
    /// When it was received, in milliseconds since 1970-01-01 UTC.
    package let receivedAt: Int64
    /// Whether it was unfinished when an earlier run of the program ended by a crash.
    package let isRecovered: Bool

    /// Creates an arrival.
    package init(event: InboundEvent, webhook: Int, receivedAt: Int64, isRecovered: Bool = false) {
        self.event = event
        self.webhook = webhook
        self.receivedAt = receivedAt
        self.isRecovered = isRecovered
    }
}
