import Messaging

extension RuleSet {
    /// Asks the rules that the index picks, in order.
    func decide(
        _ subject: inout Subject,
        _ scratch: DecisionScratch,
        using generator: inout some RandomNumberGenerator
    ) -> Decision {
        var decision = Decision()
        guard subject.event.ignored == nil else { return decision }
        index.pick(for: subject.event, into: scratch)
        var next = 0
        while let number = scratch.nextCandidate(from: next) {
            next = number + 1
            let rule = rules[number]
            guard verdict(of: rule, on: &subject) == .answers else {
                if subject.isOverLimit { decision.overLimit.append(rule.id) }
                continue
            }
            add(rule, to: &decision, for: subject, using: &generator)
            if !rule.continues { break }
        }
        return decision
    }

    /// What one rule makes of a message.
    enum Verdict: Sendable, Hashable {
        /// It answers.
        case answers
        /// Its conditions do not hold.
        case doesNotMatch
        /// A pattern of it took too long.
        case overLimit
        /// It has answered this contact as often as it may.
        case beyondLimit
        /// A person has taken over the conversation.
        case duringHandoff
        /// An example leaves open what it depends on.
        case passedOver
    }

    /// Asks one rule; captures are left in the subject.
    func verdict(of rule: Rule, on subject: inout Subject) -> Verdict {
        if let trial = subject.trial {
            if trial.ruleID != rule.id, !rule.facets.subtracting(trial.known).isEmpty { return .passedOver }
        } else if let until = subject.circumstances.contact.handoffUntil, until > subject.circumstances.now,
            !rule.answersDuringHandoff
        {
            return .duringHandoff
        }
        guard rule.answers(&subject) else { return subject.isOverLimit ? .overLimit : .doesNotMatch }
        return rule.limit?.beyond == nil && rule.isBeyondLimit(subject) ? .beyondLimit : .answers
    }

    private func add(
        _ rule: Rule,
        to decision: inout Decision,
        for subject: Subject,
        using generator: inout some RandomNumberGenerator
    ) {
        func reply(_ plan: ReplyPlan) -> Decision.Step.Action {
            let lastPicks = subject.circumstances.contact.lastPicks
            let (texts, picks) = plan.resolved(forRule: rule.id, lastPicks: lastPicks, using: &generator)
            decision.picks.merge(picks) { _, new in new }
            return .reply(texts)
        }
        let action: Decision.Step.Action
        var handoff: Handoff?
        if let beyond = rule.limit?.beyond, rule.isBeyondLimit(subject) {
            switch beyond {
            case .silent: action = .silent
            case .reply(let plan): action = reply(plan)
            }
        } else {
            switch rule.action {
            case .reply(let plan): action = reply(plan)
            case .ai: action = .ai
            case .silent: action = .silent
            case .handoff: action = .handoff
            }
            handoff = rule.handoff
            if rule.limit != nil { decision.limitedRules.append(rule.id) }
        }
        decision.steps.append(
            Decision.Step(
                ruleID: rule.id,
                action: action,
                captures: subject.captures,
                decidedAt: subject.circumstances.now,
                handoff: handoff
            )
        )
    }
}
