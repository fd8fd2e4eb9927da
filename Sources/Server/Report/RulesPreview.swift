import Conversations
package import Messaging
package import Rules

/// Asks rules about an event without doing anything: what `replyd try` shows.
package struct RulesPreview: Sendable {
    private let rules: RuleSet
    private let planner: PlannedRequests

    /// Creates a preview.
    ///
    /// - Parameters:
    ///   - rules: The rules to ask.
    ///   - planner: Turns decisions into requests.
    package init(rules: RuleSet, planner: PlannedRequests) {
        self.rules = rules
        self.planner = planner
    }

    /// What the rules make of an event, with the reason of each rule.
    ///
    /// - Parameters:
    ///   - event: The event.
    ///   - circumstances: The moment and the contact.
    ///   - random: Chance, for `pick`.
    /// - Returns: The report.
    package func report(
        on event: InboundEvent,
        in circumstances: Circumstances,
        using random: inout some RandomNumberGenerator
    ) -> EventReport {
        guard event.ignored == nil else {
            return EventReport(event: event, record: nil, requests: [], rulesSHA256: rules.sha256)
        }
        let explanation = rules.explain(event, in: circumstances, using: &random)
        let asked = explanation.decision.press.map(event.pressing) ?? event
        let steps = explanation.decision.steps.map { step in
            DecisionRecord.Step(rule: step.ruleID, outcome: outcome(of: step, for: asked))
        }
        let record = DecisionRecord(event: event, generation: 0, rulesSHA256: rules.sha256, steps: steps)
        return EventReport(
            event: event,
            record: record,
            explanation: explanation,
            requests: planner.requests(for: record),
            rulesSHA256: rules.sha256
        )
    }

    private func outcome(of step: Decision.Step, for event: InboundEvent) -> DecisionRecord.Outcome {
        switch step.action {
        case .reply: .reply(rules.replies(for: step, to: event))
        case .silent: .silent
        case .handoff: .handoff
        case .ai:
            AIQuestion(about: event, under: rules).map { .ai($0, .notAsked, []) }
                ?? .reply(rules.onErrorReplies(to: event, at: step.decidedAt))
        }
    }
}
