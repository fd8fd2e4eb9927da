import Messaging
import Templates

/// What buttons and rules have to do with each other over all files: a button names the rule that answers a press.
struct ButtonRules {
    private let drafts: [RuleDraft]
    private let numbers: [String: Int]
    private let templates: TemplateChecker
    private var problems: Problems { templates.problems }

    /// Takes in all rules of all files.
    init(_ drafts: [RuleDraft], _ templates: TemplateChecker) {
        self.drafts = drafts
        self.templates = templates
        numbers = Dictionary(drafts.enumerated().map { ($1.id, $0) }) { first, _ in first }
    }

    /// On which platforms each rule can be asked to answer, rule by rule: those of its conditions, which are given, and
    /// those of the buttons that name it.
    func reached(from platforms: [Set<Platform>]) -> [Set<Platform>] {
        var reached = platforms
        var pending = drafts.indices.filter { drafts[$0].isEnabled && !ruleNames(in: drafts[$0]).isEmpty }
        // Each round makes some set larger, and each set holds three platforms at most.
        while let owner = pending.popLast() {
            for plan in drafts[owner].plans {
                for (message, platforms) in plan.messages(on: reached[owner]) {
                    for (id, _) in message.ruleNames {
                        guard let target = numbers[id], !platforms.isSubset(of: reached[target]) else { continue }
                        reached[target].formUnion(platforms)
                        pending.append(target)
                    }
                }
            }
        }
        return reached
    }

    /// The rules that a button names.
    func pressed() -> Set<String> {
        Set(drafts.filter(\.isEnabled).flatMap { ruleNames(in: $0).map(\.id) })
    }

    /// Checks that the buttons of a rule name rules that can answer.
    func check(_ draft: RuleDraft) {
        for (id, place) in ruleNames(in: draft) {
            guard let number = numbers[id] else {
                reportUnknown(id, at: place)
                continue
            }
            let target = drafts[number]
            guard target.isEnabled else {
                problems.warning(
                    .disabledRule,
                    at: .value(place),
                    "the rule \(Quote.message(id)) is switched off: a press is answered like any other message"
                )
                continue
            }
            checkCaptures(of: target, at: place)
        }
    }

    private func ruleNames(in draft: RuleDraft) -> [(id: String, place: Place)] {
        var names = draft.plans.flatMap { $0.messages(on: Set(Platform.allCases)).flatMap(\.message.ruleNames) }
        if case .template(let template) = draft.outsideWindow {
            names += MessagePlan(place: template.place, template: template).ruleNames
        }
        return names
    }

    private func reportUnknown(_ id: String, at place: Place) {
        guard templates.definitions.areComplete else { return }
        let renamed = drafts.first { $0.formerID == id }?.id
        problems.error(
            .unknownRule,
            at: .value(place),
            "there is no rule \(Quote.message(id))",
            help: "a button names the rule that answers by its `id`",
            suggestion: renamed ?? NearestName.of(id, in: drafts.map(\.id))
        )
    }

    /// A press carries no text that patterns could cut anything out of.
    private func checkCaptures(of target: RuleDraft, at place: Place) {
        let texts = target.plans.flatMap { $0.messages(on: Set(Platform.allCases)).flatMap(\.message.texts) }
        let captures = target.condition?.captures.possible ?? []
        guard !captures.isEmpty else { return }
        for text in texts {
            for (reference, _) in templates.written(by: text)
            where !reference.isGuarded && captures.contains(reference.name)
                && EventVariable(rawValue: reference.name) == nil
                && templates.definitions.defaults[reference.name] == nil
            {
                let name = Quote.plain(reference.name)
                problems.error(
                    .pressWithoutCapture,
                    at: .value(place),
                    "the reply of \(Quote.message(target.id)) needs `\(name)` out of the message, and a press has none",
                    help: "give it a default: \"defaults\": { \"\(name)\": \"…\" }, or write "
                        + "{{#\(name)}}…{{/\(name)}} around it"
                )
            }
        }
    }
}
