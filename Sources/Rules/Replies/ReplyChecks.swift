import Messaging

/// Checks what all rules of all files send, file by file.
struct ReplyChecks {
    private let context: LoadContext
    private let templates: TemplateChecker

    init(_ context: LoadContext) {
        self.context = context
        templates = TemplateChecker(context)
    }

    /// Checks the rules of all files.
    ///
    /// - Parameters:
    ///   - files: The rules of each file.
    ///   - earlier: The checks of an earlier load, of those files that have not changed since.
    /// - Returns: The check of each file.
    func run(_ files: [FileRules], earlier: [FileCheck?]) -> [FileCheck] {
        let drafts = files.map { $0.rules + $0.otherwise }
        let all = drafts.flatMap(\.self)
        var captures: Set<String> = []
        for draft in all {
            if let names = draft.condition?.captures.possible, !names.isEmpty { captures.formUnion(names) }
        }
        templates.checkDefinitions(captures: captures)
        let buttons = ButtonRules(all, context.definitions)
        buttons.checkProfile(templates)
        let pressed = buttons.pressed()
        let reached = buttons.reached(from: all.map(\.platforms))
        var first = 0
        let situations = drafts.map { drafts in
            let end = first + drafts.count
            defer { first = end }
            return FileCheck.Situation(
                platforms: Array(reached[first..<end]),
                isPressed: pressed.isEmpty
                    ? Array(repeating: false, count: drafts.count) : drafts.map { pressed.contains($0.id) }
            )
        }
        let (surroundings, snippets) = (context.surroundings, templates.snippets)
        let checks = Array(drafts.indices)
            .parallelMap { index in
                let (drafts, situation) = (drafts[index], situations[index])
                // A rule with buttons depends on the rules that they name, which may stand in any file.
                if let earlier = earlier[index], earlier.situation == situation,
                    drafts.allSatisfy(\.ruleNames.isEmpty)
                {
                    return earlier
                }
                return FileCheck(drafts, in: situation, buttons, surroundings, snippets: snippets)
            }
        for check in checks { context.problems.add(check.findings) }
        if let onError = context.definitions.ai?.value?.onError {
            var platforms: Set<Platform> = []
            for (draft, reached) in zip(all, reached) where draft.asksAI && draft.isEnabled {
                platforms.formUnion(reached)
            }
            let situation = TemplateChecker.Situation(captures: CaptureNames.none, platforms: platforms)
            templates.check(onError, in: situation)
            templates.checkLength(of: onError, in: situation)
        }
        return checks
    }
}
