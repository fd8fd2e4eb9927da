package import Conversations
package import Logging
import MetaPlatform

/// Takes the events out of a webhook body, and says what was not understood.
package struct WebhookReader: Sendable {
    private let counts: ActivityCounts
    private let logger: Logger

    /// Creates a reader.
    package init(counts: ActivityCounts, logger: Logger) {
        self.counts = counts
        self.logger = logger
    }

    /// The events of a body.
    ///
    /// Never an error: Meta was answered already.
    package func events(in webhook: ReceivedWebhook) -> ConversationService.Content {
        let parsed = WebhookParser.parse(webhook.body)
        switch parsed.outcome {
        case .parsed: break
        case .repaired:
            counts.count(.webhooksRepaired)
            logger.notice("a webhook was not valid JSON and has been repaired", metadata: ["webhook": "\(webhook.id)"])
        case .unparsed(let reason):
            counts.count(.webhooksUnparsed)
            logger.error(
                "a webhook cannot be parsed: whatever it holds is not answered",
                metadata: ["webhook": "\(webhook.id)", "reason": "\(reason)", "bytes": "\(webhook.body.count)"]
            )
            return .unparsed
        }
        if !parsed.notes.isEmpty {
            counts.count(.webhooksNotUnderstood)
            logger.notice(
                "parts of a webhook were not understood",
                metadata: ["webhook": "\(webhook.id)", "parts": .array(parsed.notes.map { "\($0)" })]
            )
        }
        return .events(parsed.events)
    }
}
