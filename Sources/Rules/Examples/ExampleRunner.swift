import Messaging

/// Runs the examples that stand in rules.
///
/// One that fails is an error: it keeps the files from being taken.
struct ExampleRunner {
    let ruleSet: RuleSet
    let problems: Problems
    /// Where what became of each example is noted, if anybody wants to know.
    let log: ExampleLog?

    /// How many rules are tried one after the other, while others are tried at the same time.
    ///
    /// Not told by the number of processors, on which nothing may depend.
    private static let groupSize = 50

    /// Tries every example of all enabled rules.
    func run(_ drafts: [RuleDraft]) {
        let drafts = drafts.filter { $0.isEnabled && !$0.examples.isEmpty }
        guard log == nil else { return drafts.forEach(tryExamples) }
        let ruleSet = ruleSet
        let groups = stride(from: 0, to: drafts.count, by: Self.groupSize)
            .map { drafts[$0..<min($0 + Self.groupSize, drafts.count)] }
        let findings = groups.parallelMap { drafts in
            let runner = ExampleRunner(ruleSet: ruleSet, problems: Problems(), log: nil)
            drafts.forEach(runner.tryExamples)
            return runner.problems.findings
        }
        for findings in findings { problems.add(findings) }
    }

    /// Tries every example of an enabled rule.
    ///
    /// `match` holds when on at least one of the platforms that the example can come from this rule answers, `no_match`
    /// when it does on none. Nothing here depends on the day, the contact or chance: what an example does not say about
    /// these is left open (see ``Trial``), and `pick` chooses what a rule says, not whether.
    private func tryExamples(of draft: RuleDraft) {
        guard let rule = draft.rule else { return }
        problems.during(rule: draft.id, isEnabled: draft.isEnabled) {
            for example in draft.examples { run(example, of: rule) }
        }
    }

    private func run(_ example: Example, of rule: Rule) {
        let events = example.events(for: rule.condition.reach)
        let trial = Trial(ruleID: rule.id, known: example.known)
        var decisions: [Decision] = []
        var answering: Int?
        // The first platform on which the rule answers decides: what it does on the others changes nothing.
        for event in events where answering == nil {
            let decision = decide(event, in: example.circumstances, trial)
            if decision.steps.contains(where: { $0.ruleID == rule.id }) { answering = decisions.count }
            decisions.append(decision)
        }
        var failure: (message: String, reason: String)?
        switch (example.expectation, answering) {
        case (.match, nil):
            failure = (
                "\(Quote.message(rule.id)) does not answer its example \(example.summary)",
                reason(events.first, decisions.first, example.circumstances, trial)
            )
        case (.noMatch, let index?):
            failure = (
                "\(Quote.message(rule.id)) answers \(example.summary), "
                    + "which is among the messages that it must not answer",
                "it does on \(events[index].platform.rawValue); tighten its conditions, or move the example to `match`"
            )
        case (.match, _?), (.noMatch, nil): break
        }
        if let failure {
            problems.error(.exampleFails, at: .value(example.place), failure.message, help: failure.reason)
        }
        guard let log else { return }
        let shown = decisions.indices.contains(answering ?? 0) ? decisions[answering ?? 0] : nil
        log.add(
            ExampleLog.Entry(
                rule: rule.id,
                example: example,
                failure: failure?.reason,
                answeredBy: shown?.steps.last?.ruleID
            )
        )
        for event in events {
            ruleSet.withSubject(event, in: example.circumstances, trial: trial) { subject, _ in
                log.note(&subject, of: rule, example.expectation)
            }
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
