package import Messaging

/// What came and what was decided about it, as it is looked up later.
package struct LogEntry: Sendable, Hashable {
    /// What an event came to; the raw value is the `outcome` of `replyd log --json`.
    package enum Outcome: String, Sendable, Hashable, CaseIterable {
        /// A rule answered with its own messages.
        case reply
        /// The AI model answered.
        case ai
        /// The AI model gave no answer: the rules' `on_error` text went out.
        case aiFailed = "ai_failed"
        /// A rule says to say nothing.
        case silent
        /// A rule gave the conversation to a person, or back.
        case handoff
        /// No rule answers this.
        case unanswered
        /// It is too old to be answered.
        case stale
        /// The contact had too many answers in a short time.
        case loop
        /// The business itself wrote from an app: a person takes over for a while.
        case personReplied = "person_replied"
        /// It came to an account for which there is no token: nobody else's may answer it.
        case unknownAccount = "unknown_account"
        /// It was in hand at two crashes.
        case quarantined
    }

    /// Whose conversation it is.
    package var conversation: ConversationKey
    /// What came.
    package var kind: InboundEvent.Kind
    /// What the person sent.
    package var type: MessageType?
    /// The platform's id of it.
    package var eventID: String?
    /// The person's name; left out where texts are not kept.
    package var name: String?
    /// What was written; left out where texts are not kept.
    package var text: String?
    /// The payload of the button that was pressed.
    package var payload: String?
    /// When it happened, in milliseconds since 1970-01-01 UTC.
    package var occurredAt: Int64
    /// When it was decided on.
    package var decidedAt: Int64
    /// The generation of the rules that decided; 0 where none was asked.
    package var generation: Int
    /// The sha256 of those rules; empty where none was asked.
    package var rulesSHA256: String
    /// The rules that answered, in order.
    package var rules: [String]
    /// What it came to.
    package var outcome: Outcome
    /// Why, where the outcome does not say it.
    package var detail: String?

    /// Creates an entry about an event.
    package init(
        about event: InboundEvent,
        in conversation: ConversationKey,
        occurredAt: Int64,
        decidedAt: Int64,
        outcome: Outcome,
        generation: Int = 0,
        rulesSHA256: String = "",
        rules: [String] = [],
        detail: String? = nil,
        keepsText: Bool = true
    ) {
        self.conversation = conversation
        kind = event.kind
        type = event.type
        eventID = event.id
        name = keepsText ? event.name : nil
        text = keepsText ? event.text : nil
        payload = event.payload
        self.occurredAt = occurredAt
        self.decidedAt = decidedAt
        self.generation = generation
        self.rulesSHA256 = rulesSHA256
        self.rules = rules
        self.outcome = outcome
        self.detail = detail
    }
}
