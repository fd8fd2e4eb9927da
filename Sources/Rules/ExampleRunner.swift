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
    /// when it does on none. Nothing here depends on the day or on chance: `pick` chooses what a rule says, not whether.
    func run(_ draft: RuleDraft) {
        guard let reach = draft.rule?.condition.reach else { return }
        problems.during(rule: draft.id, isEnabled: draft.isEnabled) {
            for example in draft.examples { run(example, of: draft.id, reach) }
        }
    }

    private func run(_ example: Example, of id: String, _ reach: Reach) {
        let events = example.events(for: reach)
        let decisions = events.map(decide)
        let answering = decisions.firstIndex { decision in decision.steps.contains { $0.ruleID == id } }
        switch (example.expectation, answering) {
        case (.match, nil):
            problems.error(
                .exampleFails,
                at: .value(example.place),
                "\(Quote.message(id)) does not answer its example \(example.summary)",
                help: reason(events.first, decisions.first, id)
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

    private func decide(_ event: InboundEvent) -> Decision {
        var generator = SystemRandomNumberGenerator()
        return ruleSet.decide(event, facts: ContactFacts(), using: &generator)
    }

    private func reason(_ event: InboundEvent?, _ decision: Decision?, _ id: String) -> String {
        guard let event, let decision else { return "no message can reach this rule" }
        var subject = Subject(event)
        if let rule = ruleSet.rules.first(where: { $0.id == id }), !rule.answers(&subject) {
            return rule.condition.failure(for: &subject)
        }
        let winner = decision.steps.last?.ruleID ?? "nothing"
        return "\(Quote.message(winner)) comes first and answers it"
    }
}
