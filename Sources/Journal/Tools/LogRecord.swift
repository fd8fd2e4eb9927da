/// What came, what was decided and what was sent: one entry of the conversation log.
package struct LogRecord: Sendable, Hashable {
    /// A message that answered it.
    package struct Message: Sendable, Hashable {
        /// The number of the row: `r34` names it.
        package var id: Int
        /// Where it stands: `queued`, `sending`, `sent`, `failed`, `expired` or `uncertain`.
        package var state: String
        /// How often it was tried.
        package var attempts: Int
        /// What it says, where that is kept.
        package var text: String?
        /// The platform's id of it.
        package var messageID: String?
        /// What the platform told afterwards: `delivered`, `read` or `failed`.
        package var report: String?
        /// The platform's number of the error.
        package var code: Int?
        /// What happened and what to do about it.
        package var reason: String?
        /// When that was noted, in milliseconds since 1970-01-01 UTC.
        package var updatedAt: Int64
    }

    /// The number of the decision.
    package var id: Int
    /// When it was decided.
    package var decidedAt: Int64
    /// When it happened.
    package var occurredAt: Int64
    /// The platform.
    package var platform: String
    /// The business's account.
    package var account: String
    /// The person.
    package var contact: String
    /// What kind of event it was.
    package var kind: String
    /// What the person sent.
    package var type: String?
    /// The platform's id of it.
    package var eventID: String?
    /// The person's name, where it is kept.
    package var name: String?
    /// What was written, where it is kept.
    package var text: String?
    /// The payload of the button that was pressed.
    package var payload: String?
    /// The generation of the rules; 0 where none were asked.
    package var generation: Int
    /// The beginning of the sha256 of those rules.
    package var rulesSHA256: String
    /// The rules that answered.
    package var rules: [String]
    /// What it came to.
    package var outcome: String
    /// Why, where the outcome does not say it.
    package var detail: String?
    /// The messages that answered it, in order.
    package var messages: [Message]
}
