import Messaging

/// Runs the examples that stand in rules.
///
/// One that fails is an error: it keeps the files from being taken.
struct ExampleRunner {
    let ruleSet: RuleSet
    let problems: Problems

    /// Tries every example of an enabled rule.
    ///
    /// `match` holds when on at least one of the platforms that the example can come from this rule answers, `no_match`
    /// when it does on none. Nothing here depends on the day, the contact or chance: what an example does not say about
    /// these is left open (see ``Trial``), and `pick` chooses what a rule says, not whether.
    func run(_ draft: RuleDraft) {
        guard let reach = draft.rule?.condition.reach else { return }
        problems.during(rule: draft.id, isEnabled: draft.isEnabled) {
            for example in draft.examples { run(example, of: draft.id, reach) }
        }
    }

    private func run(_ example: Example, of id: String, _ reach: Reach) {
        let events = example.events(for: reach)
        let trial = Trial(ruleID: id, known: example.known)
        let decisions = events.map { decide($0, in: example.circumstances, trial) }
        let answering = decisions.firstIndex { decision in decision.steps.contains { $0.ruleID == id } }
        switch (example.expectation, answering) {
        case (.match, nil):
            problems.error(
                .exampleFails,
                at: .value(example.place),
                "\(Quote.message(id)) does not answer its example \(example.summary)",
                help: reason(events.first, decisions.first, example.circumstances, trial)
            )
        case (.noMatch, let index?):
            problems.error(
                .exampleFails,
                at: .value(example.place),
                "\(Quote.message(id)) answers \(example.summary), which is among the messages that it must not answer",
                help:
                    "it does on \(events[index].platform.rawValue); tighten its conditions, or move the example to `match`"
            )
        case (.match, _?), (.noMatch, nil): break
        }
    }

    private func decide(_ event: InboundEvent, in circumstances: Circumstances, _ trial: Trial) -> Decision {
        var generator = SystemRandomNumberGenerator()
        return ruleSet.decide(event, in: circumstances, trial: trial, using: &generator)
    }

    private func reason(
        _ event: InboundEvent?,
        _ decision: Decision?,
        _ circumstances: Circumstances,
        _ trial: Trial
    ) -> String {
        guard let event, let decision else { return "no message can reach this rule" }
        let failure = ruleSet.withSubject(event, in: circumstances, trial: trial) { subject, _ -> String? in
            guard let rule = ruleSet.rules.first(where: { $0.id == trial.ruleID }), !rule.answers(&subject) else {
                return nil
            }
            return rule.condition.failure(for: &subject)
        }
        if let failure { return failure }
        let winner = decision.steps.last?.ruleID ?? "nothing"
        return "\(Quote.message(winner)) comes first and answers it"
    }
}
