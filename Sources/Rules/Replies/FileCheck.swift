import Messaging
import Templates

/// What is wrong, or doubtful, with what the rules of one file send.
///
/// That depends on the file's rules, on what all files define, and on where buttons of other rules lead to these. So
/// another load may take it over while all of that is as it was (``LoadCache``).
struct FileCheck: Sendable {
    /// Where the rules of a file can be asked to answer.
    struct Situation: Sendable, Equatable {
        /// The platforms, rule by rule.
        var platforms: [Set<Platform>] = []
        /// Whether a button names it, rule by rule.
        var isPressed: [Bool] = []
    }

    /// What was true of the rules when they were checked.
    let situation: Situation
    /// What there is to say.
    let findings: Problems.Findings

    /// Checks the rules of a file.
    init(
        _ drafts: [RuleDraft],
        in situation: Situation,
        _ buttons: ButtonRules,
        _ surroundings: LoadSurroundings,
        snippets: [String: Template]
    ) {
        let context = LoadContext(in: surroundings)
        let templates = TemplateChecker(context, snippets: snippets)
        let replies = ReplyChecker(templates: templates)
        for (number, draft) in drafts.enumerated() {
            guard !context.problems.mustStop() else { break }
            var types = draft.condition?.reach.types.possible ?? MessageType.any
            if situation.isPressed[number] { types.insert(.button) }
            let place = TemplateChecker.Situation(
                captures: draft.condition?.captures,
                platforms: situation.platforms[number],
                types: types
            )
            context.problems.during(rule: draft.id, isEnabled: draft.isEnabled) {
                replies.check(draft, in: place)
                buttons.check(draft, templates)
                templates.warnOfHiddenVariables(in: draft)
            }
        }
        self.situation = situation
        findings = context.problems.findings
    }
}
