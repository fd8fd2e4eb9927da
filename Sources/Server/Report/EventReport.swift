package import Conversations
package import Messaging
package import Rules

/// What became of one event, for a person or a program to read: the same for `replyd try` and a dry run.
package struct EventReport: Sendable {
    /// The event.
    package let event: InboundEvent
    /// What was decided, or `nil` for an event that no rule was asked about.
    package let record: DecisionRecord?
    /// Why each rule answered or not; only `replyd try` asks for it.
    package let explanation: Explanation?
    /// What would be posted, and where.
    package let requests: [PlannedRequest]
    /// The sha256 of the rules.
    package let rulesSHA256: String

    /// Creates a report.
    package init(
        event: InboundEvent,
        record: DecisionRecord?,
        explanation: Explanation? = nil,
        requests: [PlannedRequest],
        rulesSHA256: String
    ) {
        self.event = event
        self.record = record
        self.explanation = explanation
        self.requests = requests
        self.rulesSHA256 = rulesSHA256
    }

    /// The rule that had the last word, or `nil` when none answered.
    ///
    /// Rules that answer and let others answer after them come first in the record.
    package var ruleID: String? { record?.steps.last?.rule }

    /// What that rule does: `reply`, `ai`, `handoff` or `silent`.
    package var action: String? {
        switch record?.steps.last?.outcome {
        case .reply: "reply"
        case .ai: "ai"
        case .silent: "silent"
        case .handoff: "handoff"
        case nil: nil
        }
    }
}
