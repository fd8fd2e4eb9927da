import Messaging

/// An event on its way to a decision, with everything that is known about it.
struct Matter: Sendable {
    /// The event; where several messages were joined, all of them.
    var event: InboundEvent
    /// The keys of the messages in it, and of those that were joined with it when the model answered.
    let keys: [EventKey]
    /// What the AI model answered before, when the program did not come to settle the event.
    var completions: [Completion] = []
    /// Whose conversation it is.
    var conversation: ConversationKey
    /// What is remembered about the contact.
    var contact: ContactRecord
    /// When it happened.
    let age: EventAge

    /// What is kept to look up.
    func entry(
        _ outcome: LogEntry.Outcome,
        at now: Int64,
        generation: Int = 0,
        rulesSHA256: String = "",
        rules: [String] = [],
        detail: String? = nil,
        keepsText: Bool = true
    ) -> LogEntry {
        LogEntry(
            about: event,
            in: conversation,
            occurredAt: age.occurredAt,
            decidedAt: now,
            outcome: outcome,
            generation: generation,
            rulesSHA256: rulesSHA256,
            rules: rules,
            detail: detail,
            keepsText: keepsText
        )
    }
}
