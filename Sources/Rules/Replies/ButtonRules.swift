import Messaging
import Templates

/// What buttons and rules have to do with each other over all files: a button names the rule that answers a press.
struct ButtonRules {
    private let drafts: [RuleDraft]
    private let profile: [(id: String, place: Place)]
    private let numbers: [String: Int]

    /// Where entries of the accounts' profile are pressed.
    private static let profilePlatforms: Set<Platform> = [.messenger, .instagram]

    /// Takes in all rules of all files, and what else they define.
    init(_ drafts: [RuleDraft], _ definitions: Definitions) {
        self.drafts = drafts
        profile = definitions.profile?.value?.ruleNames ?? []
        let hasButtons = !profile.isEmpty || drafts.contains { !$0.ruleNames.isEmpty }
        numbers = hasButtons ? Dictionary(drafts.enumerated().map { ($1.id, $0) }) { first, _ in first } : [:]
    }

    /// On which platforms each rule can be asked to answer, rule by rule: those of its conditions, which are given, and
    /// those of the buttons that name it.
    func reached(from platforms: [Set<Platform>]) -> [Set<Platform>] {
        var reached = platforms
        for (id, _) in profile {
            if let target = numbers[id] { reached[target].formUnion(Self.profilePlatforms) }
        }
        var pending = drafts.indices.filter { drafts[$0].isEnabled && !drafts[$0].ruleNames.isEmpty }
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
        Set(drafts.filter(\.isEnabled).flatMap { $0.ruleNames.map(\.id) } + profile.map(\.id))
    }

    /// Checks that the buttons of a rule name rules that can answer.
    func check(_ draft: RuleDraft, _ templates: TemplateChecker) {
        check(draft.ruleNames, templates)
    }

    /// Checks that the entries of the accounts' profile do.
    func checkProfile(_ templates: TemplateChecker) {
        check(profile, templates)
    }

    private func check(_ names: [(id: String, place: Place)], _ templates: TemplateChecker) {
        let problems = templates.problems
        for (id, place) in names {
            guard let number = numbers[id] else {
                reportUnknown(id, at: place, templates)
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
            checkCaptures(of: target, at: place, templates)
        }
    }

    private func reportUnknown(_ id: String, at place: Place, _ templates: TemplateChecker) {
        guard templates.definitions.areComplete else { return }
        let renamed = drafts.first { $0.formerID == id }?.id
        templates.problems.error(
            .unknownRule,
            at: .value(place),
            "there is no rule \(Quote.message(id))",
            help: "a button names the rule that answers by its `id`",
            suggestion: renamed ?? NearestName.of(id, in: drafts.map(\.id))
        )
    }

    /// A press carries no text that patterns could cut anything out of.
    private func checkCaptures(of target: RuleDraft, at place: Place, _ templates: TemplateChecker) {
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
                templates.problems.error(
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
