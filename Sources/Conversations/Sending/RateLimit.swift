import Messaging

/// So many messages in a time.
package struct RateLimit: Sendable, Hashable {
    /// How many.
    package let count: Int
    /// In which time, in milliseconds.
    package let period: Int64
    /// How many at once, after a time of quiet.
    package let burst: Int

    /// Creates a limit; without a burst, the count of one period is sent at once.
    package init(count: Int, period: Int64, burst: Int? = nil) {
        self.count = count
        self.period = period
        self.burst = burst ?? count
    }
}

/// How fast messages are sent.
///
/// The defaults are Meta's own limits, so that it never has to refuse. Sources: Meta's WhatsApp throughput and pair rate
/// limit docs, Messenger Platform and Instagram Platform rate limit docs.
package struct RateLimits: Sendable, Hashable {
    /// Messages of a WhatsApp number: 80 a second.
    package var whatsApp = RateLimit(count: 80, period: 1000)
    /// Messages of a WhatsApp number to one person: one in six seconds, 45 at once.
    package var whatsAppContact = RateLimit(count: 1, period: 6000, burst: 45)
    /// Texts of a page or an Instagram account: 300 a second.
    package var messaging = RateLimit(count: 300, period: 1000)
    /// Files of a page or an Instagram account: 10 a second.
    package var messagingMedia = RateLimit(count: 10, period: 1000)
    /// Private answers to comments of a page or an Instagram account: 750 an hour.
    package var privateReplies = RateLimit(count: 750, period: 3_600_000)

    /// Creates Meta's own limits.
    package init() {}

    /// The limit of all messages of an account.
    func ofAccount(on platform: Platform) -> RateLimit { platform == .whatsapp ? whatsApp : messaging }

    /// The limit of messages of a kind, where there is one of its own.
    func of(_ kind: OutboxTicket.Kind, on platform: Platform) -> RateLimit? {
        guard platform != .whatsapp else { return nil }
        switch kind {
        case .text: return nil
        case .media: return messagingMedia
        case .privateReply: return privateReplies
        }
    }

    /// The limit of messages to one person, where there is one.
    func ofContact(on platform: Platform) -> RateLimit? { platform == .whatsapp ? whatsAppContact : nil }
}
