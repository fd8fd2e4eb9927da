import Messaging

extension RuleSet {
    /// What became of each rule.
    ///
    /// Made from the decision, so that the two cannot disagree.
    func trace(of decision: Decision, for subject: inout Subject) -> [Explanation.TraceEntry] {
        guard subject.event.ignored == nil else { return [] }
        let answered = Set(decision.steps.map(\.ruleID))
        let overLimit = Set(decision.overLimit)
        var pressed = decision.pressedRule
        var last: String?
        var entries: [Explanation.TraceEntry] = []
        for rule in rules {
            if let last {
                let failed = "not asked: \(last) had answered already"
                entries.append(Explanation.TraceEntry(rule: rule.id, matched: false, failed: failed, wasAsked: false))
                continue
            }
            if let wanted = pressed, wanted != rule.id {
                let failed = "not asked: the pressed button asks for \(wanted)"
                entries.append(Explanation.TraceEntry(rule: rule.id, matched: false, failed: failed, wasAsked: false))
                continue
            }
            pressed = nil
            var failed: String?
            if answered.contains(rule.id) {
                if !rule.continues { last = rule.id }
            } else if overLimit.contains(rule.id) {
                failed = "text: a pattern took too long on this message and was given up"
            } else {
                failed = self.failure(of: rule, for: &subject)
            }
            entries.append(
                Explanation.TraceEntry(rule: rule.id, matched: failed == nil, failed: failed, wasAsked: true)
            )
        }
        return entries
    }

    /// Why a rule does not answer, in plain words.
    private func failure(of rule: Rule, for subject: inout Subject) -> String {
        switch verdict(of: rule, on: &subject) {
        case .duringHandoff: "a person has taken over this conversation"
        case .beyondLimit: "limit: answered this contact already, the most is \(rule.limit?.summary ?? "")"
        case .answers, .doesNotMatch, .overLimit, .passedOver: conditionFailure(of: rule, for: &subject)
        }
    }

    private func conditionFailure(of rule: Rule, for subject: inout Subject) -> String {
        subject.startRule()
        return rule.condition.failure(for: &subject)
    }
}
