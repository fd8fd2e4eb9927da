import JSON
import Messaging

/// Turns rules files into a rule set, or into an explanation of everything that is wrong with them.
///
/// Pure: the verdict depends on the bytes alone. One pass finds all mistakes:
///
///     bytes ─ JSONValue ─► shared definitions ─► rule drafts ─► checks over all files ─► RuleSet ─► examples
///
/// Decoding addresses values by JSON pointers; lines and columns are looked up at the end, for what is shown.
package enum RulesLoader {
    /// Loads a set of files that belong together, in the order in which their rules are asked.
    ///
    /// - Parameters:
    ///   - files: The files. All their `rules` come first, in order, then all their `otherwise`.
    ///   - sha256: The hash of the files, which the rule set carries as its name.
    ///   - resources: What the rules may name besides themselves.
    ///   - cache: What an earlier load left, so that files which have not changed need not be read again.
    ///   - reportsExamples: Whether to tell what became of each example, and what they leave untried.
    /// - Returns: The rule set, unless there is any error, and everything there is to say about the files.
    package static func load(
        _ files: [RulesFile],
        sha256: String,
        resources: RulesResources = RulesResources(),
        cache: LoadCache? = nil,
        reportsExamples: Bool = false
    ) -> RulesLoad {
        let problems = Problems()
        let log = reportsExamples ? ExampleLog() : nil
        let ruleSet = ruleSet(from: files, sha256: sha256, resources, cache, log, problems)
        var locator = ProblemLocator(files)
        return RulesLoad(
            ruleSet: problems.hasErrors ? nil : ruleSet,
            diagnostics: locator.diagnostics(for: problems),
            examples: log.flatMap { log in ruleSet.map { Self.report(log, $0, &locator) } }
        )
    }

    private static func report(_ log: ExampleLog, _ ruleSet: RuleSet, _ locator: inout ProblemLocator) -> ExampleReport
    {
        var outcomes: [ExampleOutcome] = []
        for entry in log.entries {
            let position = locator.position(of: entry.example.place)
            outcomes.append(
                ExampleOutcome(
                    rule: entry.rule,
                    expectsMatch: entry.example.expectation == .match,
                    example: entry.example.summary,
                    failure: entry.failure,
                    answeredBy: entry.answeredBy,
                    file: position.file,
                    line: position.line,
                    column: position.column
                )
            )
        }
        return ExampleReport(outcomes: outcomes, coverage: ruleSet.rules.map(log.coverage))
    }

    private static func ruleSet(
        from files: [RulesFile],
        sha256: String,
        _ resources: RulesResources,
        _ cache: LoadCache?,
        _ log: ExampleLog?,
        _ problems: Problems
    ) -> RuleSet? {
        if files.isEmpty {
            problems.error(
                .noFiles,
                at: .file(0),
                "there is no rules file",
                help: DocumentReader.switchingOff
            )
            return nil
        }
        guard RuleSetLimits.accept(files, problems) else { return nil }
        let earlier = cache?.contents() ?? LoadCache.Contents()
        var reading = RuleFiles(files, earlier: earlier, resources, problems)
        let context = LoadContext(
            problems: problems,
            definitions: reading.definitions,
            resources: resources,
            regexStore: RegexStore(earlier.regexes)
        )
        let decoded = reading.decode(in: context)
        let drafts = decoded.flatMap(\.rules.rules) + decoded.flatMap(\.rules.otherwise)
        RepeatedIDs.report(among: drafts, problems)
        let checks = ReplyChecks(context).run(decoded.map(\.rules), earlier: decoded.map(\.earlierCheck))
        if let contents = reading.contents(decoded, checks, in: context) { cache?.keep(contents) }
        let rules = drafts.filter(\.isEnabled).compactMap(\.rule)
        if rules.isEmpty, !problems.hasErrors {
            let message = drafts.isEmpty ? "there are no rules" : "no rule is enabled"
            problems.error(
                .noRules,
                at: .file(0),
                message + ": nothing would ever be answered",
                help: DocumentReader.switchingOff
            )
        }
        guard !problems.hasErrors else { return nil }
        let ruleSet = ruleSet(of: rules, context, sha256: sha256)
        ExampleRunner(ruleSet: ruleSet, problems: problems, log: log).run(drafts)
        guard !problems.hasErrors else { return ruleSet }
        UnusedDefinitions(context: context, drafts: drafts).report()
        var analysis = RuleSetAnalysis(ruleSet, drafts, context)
        analysis.run()
        return ruleSet
    }

    private static func ruleSet(of rules: [Rule], _ context: LoadContext, sha256: String) -> RuleSet {
        let definitions = context.definitions
        return RuleSet(
            sha256: sha256,
            business: definitions.business?.value ?? Business(),
            ai: definitions.ai?.value?.settings,
            conversation: ConversationSettings(
                debounce: definitions.debounce?.value,
                handoffOnReply: definitions.handoffOnReply.map(\.value) ?? ConversationSettings.usualHandoff,
                keepsText: definitions.keepsText?.value ?? true
            ),
            profile: definitions.profile?.value?.profile,
            rules: rules,
            index: RuleIndex(rules: rules, patterns: context.patterns),
            onError: definitions.ai?.value?.onError,
            renderer: TemplateRenderer(
                snippets: definitions.snippets.compactMapValues(\.value?.template),
                defaults: definitions.defaults.mapValues(\.value),
                accountNames: Dictionary(definitions.accounts.map { ($1.value, $0) }) { min($0, $1) },
                clock: context.clock
            )
        )
    }
}
