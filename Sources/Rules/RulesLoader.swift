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
    ///   - cache: The regexes of an earlier load, which need not be compiled again.
    ///   - reportsExamples: Whether to tell what became of each example, and what they leave untried.
    /// - Returns: The rule set, unless there is any error, and everything there is to say about the files.
    package static func load(
        _ files: [RulesFile],
        sha256: String,
        resources: RulesResources = RulesResources(),
        cache: RegexCache? = nil,
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
        _ cache: RegexCache?,
        _ log: ExampleLog?,
        _ problems: Problems
    ) -> RuleSet? {
        if files.isEmpty {
            problems.error(.noFiles, at: .file(0), "there is no rules file", help: switchingOff)
            return nil
        }
        var definitions = DefinitionsDecoder(problems: problems, resources: resources)
        var documents: [Fields] = []
        for (index, file) in files.enumerated() {
            guard let root = parse(file, index, problems) else {
                definitions.noteUnreadableFile()
                continue
            }
            guard let document = document(root, problems) else { continue }
            definitions.read(document)
            documents.append(document)
        }
        let context = LoadContext(
            problems: problems,
            definitions: definitions.definitions,
            resources: resources,
            earlierRegexes: cache?.contents() ?? [:]
        )
        let drafts = drafts(of: documents, context)
        cache?.keep(context.regexes)
        checkIDs(of: drafts, problems)
        checkReplies(of: drafts, context)
        let rules = drafts.filter(\.isEnabled).compactMap(\.rule)
        if rules.isEmpty, !problems.hasErrors {
            let message = drafts.isEmpty ? "there are no rules" : "no rule is enabled"
            problems.error(.noRules, at: .file(0), message + ": nothing would ever be answered", help: switchingOff)
        }
        guard !problems.hasErrors else { return nil }
        let ruleSet = ruleSet(of: rules, context, sha256: sha256)
        let runner = ExampleRunner(ruleSet: ruleSet, problems: problems, log: log)
        for draft in drafts where draft.isEnabled { runner.run(draft) }
        guard !problems.hasErrors else { return ruleSet }
        UnusedDefinitions(context: context, drafts: drafts).report()
        var analysis = RuleSetAnalysis(ruleSet, drafts, context)
        analysis.run()
        return ruleSet
    }

    private static let switchingOff =
        "to switch the bot off on purpose have one rule that says so: "
        + #"{ "replyd": 1, "rules": [ { "id": "off", "silent": true } ] }"#

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

// MARK: - Files

extension RulesLoader {
    private static func parse(_ file: RulesFile, _ index: Int, _ problems: Problems) -> Node? {
        if file.bytes.allSatisfy({ [0x20, 0x09, 0x0A, 0x0D].contains($0) }) {
            problems.error(.emptyFile, at: .file(index), "this file is empty", help: switchingOff)
            return nil
        }
        do {
            let value = try JSONValue.parse(file.bytes, duplicateKeys: .refuse)
            return Node(value: value, place: Place(file: index, pointer: JSONPointer()))
        } catch {
            if let problem = JSONSource(file.bytes).syntaxProblem() {
                let related = problem.related.map { range in
                    Problem.Related(spot: .range(index, range), message: "the other one is here")
                }
                problems.add(
                    Problem(
                        level: .error,
                        code: problem.code,
                        spot: .range(index, problem.range),
                        message: problem.message,
                        help: problem.help,
                        related: related
                    )
                )
            } else {
                let place = SourcePosition(line: max(error.line, 1), column: max(error.column, 1), offset: 0)
                problems.error(
                    .invalidJSON,
                    at: .range(index, SourceRange(start: place, end: place)),
                    "this is not JSON: \(error.message)"
                )
            }
            return nil
        }
    }

    /// The members of a file, after the checks that concern it as a whole.
    private static func document(_ root: Node, _ problems: Problems) -> Fields? {
        refuseTokens(in: root, problems)
        guard root.isObject else {
            return root.mismatch(
                "an object `{ … }`",
                problems,
                help: #"put the rules into an object: { "replyd": 1, "rules": [ … ] }"#
            )
        }
        guard let document = Fields(root, .document, problems) else { return nil }
        if let version = document["replyd"], version.value != .integer(1) {
            problems.error(
                .unsupportedVersion,
                at: .value(version.place),
                "this version of replyd reads version 1 of the rules language",
                help: "write `\"replyd\": 1`"
            )
        }
        return document
    }

    /// Refuses a file with an access token or API key in it, wherever it stands.
    private static func refuseTokens(in node: Node, _ problems: Problems) {
        func refuse(at spot: Spot) {
            problems.error(
                .tokenInRules,
                at: spot,
                "this looks like an access token or an API key",
                help: "secrets belong in the environment or the secrets file, never in rules; "
                    + "consider this one leaked and have a new one made"
            )
        }
        if let text = node.string {
            if !TokenShape.ranges(in: text).isEmpty { refuse(at: .value(node.place)) }
        } else if let members = node.members {
            for (key, member) in members {
                if !TokenShape.ranges(in: key).isEmpty { refuse(at: .key(member.place)) }
                refuseTokens(in: member, problems)
            }
        } else {
            for entry in node.entries ?? [] { refuseTokens(in: entry, problems) }
        }
    }
}

// MARK: - Rules

extension RulesLoader {
    /// All rules of all files, in the order in which they are asked.
    private static func drafts(of documents: [Fields], _ context: LoadContext) -> [RuleDraft] {
        let decoders = documents.map { RuleDecoder(context, in: FileFrame($0, context)) }
        return ["rules", "otherwise"]
            .flatMap { key in
                zip(documents, decoders)
                    .flatMap { document, decoder -> [RuleDraft] in
                        guard let list = document[key] else { return [] }
                        guard let entries = list.entries else { return list.mismatch("a list", context.problems) ?? [] }
                        return entries.compactMap(decoder.decode)
                    }
            }
    }

    /// An id names one rule in all files; the second one is an error that shows both places.
    private static func checkIDs(of drafts: [RuleDraft], _ problems: Problems) {
        var first: [String: RuleDraft] = [:]
        for draft in drafts {
            guard let earlier = first[draft.id] else {
                first[draft.id] = draft
                continue
            }
            problems.during(rule: draft.id, isEnabled: draft.isEnabled && earlier.isEnabled) {
                problems.error(
                    .duplicateID,
                    at: .value(draft.place.child("id")),
                    "another rule has the id \(Quote.message(draft.id)) already",
                    help: "every rule needs a name of its own",
                    related: .init(spot: .value(earlier.place.child("id")), message: "the first one is here")
                )
            }
        }
    }

    private static func checkReplies(of drafts: [RuleDraft], _ context: LoadContext) {
        let templates = TemplateChecker(context)
        let captures = drafts.reduce(into: Set<String>()) { $0.formUnion($1.condition?.captures.possible ?? []) }
        templates.checkDefinitions(captures: captures)
        let replies = ReplyChecker(templates: templates)
        let buttons = ButtonRules(drafts, templates)
        let pressed = buttons.pressed()
        let platforms = buttons.reached(
            from: drafts.map { $0.condition?.reach.tellingPlatforms ?? Set(Platform.allCases) }
        )
        var platformsAskingAI: Set<Platform> = []
        for (draft, platforms) in zip(drafts, platforms) {
            if draft.asksAI, draft.isEnabled { platformsAskingAI.formUnion(platforms) }
            var types = draft.condition?.reach.types.possible ?? MessageType.any
            if pressed.contains(draft.id) { types.insert(.button) }
            let situation = TemplateChecker.Situation(
                captures: draft.condition?.captures,
                platforms: platforms,
                types: types
            )
            context.problems.during(rule: draft.id, isEnabled: draft.isEnabled) {
                replies.check(draft, in: situation)
                buttons.check(draft)
                templates.warnOfHiddenVariables(in: draft)
            }
        }
        if let onError = context.definitions.ai?.value?.onError {
            let situation = TemplateChecker.Situation(captures: CaptureNames.none, platforms: platformsAskingAI)
            templates.check(onError, in: situation)
            templates.checkLength(of: onError, in: situation)
        }
    }
}
