package import Messaging

/// What was decided about one event, and by which rules: everything that sending and looking back need.
package struct DecisionRecord: Sendable {
    /// What one rule did.
    package struct Step: Sendable, Hashable {
        /// The rule's id.
        package let rule: String
        /// What it did.
        package let outcome: Outcome

        /// Creates a step.
        package init(rule: String, outcome: Outcome) {
            self.rule = rule
            self.outcome = outcome
        }

        /// The messages that it sends.
        package var replies: [Reply] {
            switch outcome {
            case .reply(let replies), .ai(_, _, let replies): replies
            case .silent, .handoff: []
            }
        }

        /// The step with those of its messages only that pass a test.
        func filteringReplies(_ isKept: (Reply) -> Bool) -> Step {
            switch outcome {
            case .reply(let replies):
                Step(rule: rule, outcome: .reply(replies.filter(isKept)))
            case .ai(let question, let answer, let replies):
                Step(rule: rule, outcome: .ai(question, answer, replies.filter(isKept)))
            case .silent, .handoff:
                self
            }
        }
    }

    /// What a rule's action came to.
    package enum Outcome: Sendable, Hashable {
        /// The rule's own messages.
        case reply([Reply])
        /// The model was asked; the messages are its answer, or the rules' `on_error` text.
        case ai(AIQuestion, AIOutcome, [Reply])
        /// Nothing is sent, on purpose.
        case silent
        /// Nothing is sent: a person takes over, or gives the conversation back.
        case handoff
    }

    /// The event.
    package let event: InboundEvent
    /// The generation of the rules that decided.
    package let generation: Int
    /// The sha256 of those rules.
    package let rulesSHA256: String
    /// What each rule that answered did, in order; empty when no rule answered.
    package let steps: [Step]

    /// Creates a record.
    package init(event: InboundEvent, generation: Int, rulesSHA256: String, steps: [Step]) {
        self.event = event
        self.generation = generation
        self.rulesSHA256 = rulesSHA256
        self.steps = steps
    }

    /// All messages to send, in order.
    package var replies: [Reply] { steps.flatMap(\.replies) }

    /// Whether a model was asked that gave no answer.
    var hasFailedAI: Bool {
        steps.contains { step in
            if case .ai(_, .failed, _) = step.outcome { true } else { false }
        }
    }

    /// What it came to, as it is looked up later.
    var logOutcome: LogEntry.Outcome {
        guard let last = steps.last(where: { !$0.replies.isEmpty }) ?? steps.last else { return .unanswered }
        switch last.outcome {
        case .reply: return .reply
        case .ai(_, .failed, _): return .aiFailed
        case .ai: return .ai
        case .silent: return .silent
        case .handoff: return .handoff
        }
    }

    /// Why, where the outcome does not say it.
    var logDetail: String? {
        for step in steps {
            if case .ai(_, .failed(let reason), _) = step.outcome { return reason }
        }
        return nil
    }
}
