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
        var next = 0
        if let number = index.pressedRule(for: subject.event), pressVerdict(of: rules[number], on: &subject) == .answers
        {
            let rule = rules[number]
            decision.pressedRule = rule.id
            add(rule, to: &decision, for: subject, using: &generator)
            guard rule.continues else { return decision }
            next = number + 1
        }
        index.pick(for: subject.event, into: scratch)
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
        } else if isHandedOver(rule, subject) {
            return .duringHandoff
        }
        guard rule.answers(&subject) else { return subject.isOverLimit ? .overLimit : .doesNotMatch }
        return rule.limit?.beyond == nil && rule.isBeyondLimit(subject) ? .beyondLimit : .answers
    }

    /// Asks the rule that a pressed button names: its conditions are not asked, all else is.
    func pressVerdict(of rule: Rule, on subject: inout Subject) -> Verdict {
        subject.startRule()
        if let trial = subject.trial {
            let needed: Facets = rule.limit == nil ? [] : .contact
            if trial.ruleID != rule.id, !needed.subtracting(trial.known).isEmpty { return .passedOver }
        } else if isHandedOver(rule, subject) {
            return .duringHandoff
        }
        return rule.limit?.beyond == nil && rule.isBeyondLimit(subject) ? .beyondLimit : .answers
    }

    /// Whether a person has taken over the conversation, so that the rule is silent.
    private func isHandedOver(_ rule: Rule, _ subject: Subject) -> Bool {
        guard let until = subject.circumstances.contact.handoffUntil else { return false }
        return until > subject.circumstances.now && !rule.answersDuringHandoff
    }

    private func add(
        _ rule: Rule,
        to decision: inout Decision,
        for subject: Subject,
        using generator: inout some RandomNumberGenerator
    ) {
        let action: Decision.Step.Action
        var handoff: Handoff?
        if let beyond = rule.limit?.beyond, rule.isBeyondLimit(subject) {
            switch beyond {
            case .silent: action = .silent
            case .reply(let plan):
                action = .reply(content(of: plan, nil, rule, &decision, for: subject, using: &generator))
            }
        } else {
            switch rule.action {
            case .reply(let plan):
                action = .reply(content(of: plan, rule.publicReply, rule, &decision, for: subject, using: &generator))
            case .ai: action = .ai
            case .silent: action = .silent
            case .handoff: action = .handoff
            }
            handoff = rule.handoff
            if rule.limit != nil { decision.limitedRules.append(rule.id) }
        }
        let step = Decision.Step(
            ruleID: rule.id,
            action: action,
            captures: subject.captures,
            decidedAt: subject.circumstances.now,
            handoff: handoff,
            delay: rule.delay,
            outsideWindow: rule.outsideWindow
        )
        let menu = menu(in: step, to: subject.event)
        if !menu.isEmpty { decision.menu = menu }
        decision.steps.append(step)
    }
    /// What a plan comes to for a message: what each `pick` chose is noted in the decision.
    private func content(
        of plan: ReplyPlan,
        _ publicReply: PublicPlan?,
        _ rule: Rule,
        _ decision: inout Decision,
        for subject: Subject,
        using generator: inout some RandomNumberGenerator
    ) -> ReplyContent {
        if publicReply == nil, let messages = plan.onlyMessages { return ReplyContent(messages: messages) }
        let lastPicks = subject.circumstances.contact.lastPicks
        let (messages, picks) = plan.resolved(
            forRule: rule.id,
            on: subject.event.platform,
            lastPicks: lastPicks,
            using: &generator
        )
        decision.picks.merge(picks) { _, new in new }
        var content = ReplyContent(messages: messages)
        if let publicReply, subject.event.type == .comment {
            let (texts, picks) = publicReply.resolved(forRule: rule.id, lastPicks: lastPicks, using: &generator)
            decision.picks.merge(picks) { _, new in new }
            content.publicTexts = texts
        }
        return content
    }
}
