import CurlClient
package import Rules
package import Secrets

/// Everything that must be right before the server runs: settings, secrets and rules, checked in one go.
package struct ServerStart: Sendable {
    /// The settings and secrets as they were found.
    package let layers: SettingsLayers
    /// The operator's settings.
    package let settings: OperatorSettings
    /// The secrets.
    package let secrets: SecretSet
    /// Takes secrets out of whatever is written for people.
    package let redactor: RedactorBox
    /// Where the rules are.
    package let source: RulesSource
    /// The rules.
    package let rules: RuleSet
    /// Why the rules are those of the last good copy, as text; `nil` when they are those on disk.
    package let degradation: String?
    /// What works only in part, as sentences.
    package let notes: [String]

    /// Checks everything.
    ///
    /// - Parameters:
    ///   - layers: The settings as they were found.
    ///   - environmentProblem: What is wrong with the process's environment, if anything.
    /// - Returns: What the server is made of.
    /// - Throws: ``StartProblem`` with every problem of the first kind that has any.
    package static func prepare(
        layers: SettingsLayers,
        environmentProblem: String? = CurlEnvironment.problem()
    ) throws(StartProblem) -> ServerStart {
        let (settings, problems) = OperatorSettings.resolve(layers)
        let secrets = SecretSet(layers)
        let redactor = RedactorBox(secrets.redactor)
        var sentences = (layers.problems + problems).map(\.message)
        if let environmentProblem { sentences.append(environmentProblem) }
        sentences += secrets.problems.filter(\.refusesToStart).map(\.description)
        // A secrets file that could not be read would make everything in it seem missing.
        if !settings.dryRun, layers.problems.isEmpty { sentences += secrets.missingForServe.map(\.description) }
        guard sentences.isEmpty else { throw StartProblem(.settings, Self.list(sentences, settings, redactor)) }

        let source = RulesSource(path: settings.rules)
        let found = try StartingRules.find(source, settings: settings, redactor: redactor)
        UnusedMemory.giveBack()
        return ServerStart(
            layers: layers,
            settings: settings,
            secrets: secrets,
            redactor: redactor,
            source: source,
            rules: found.rules,
            degradation: found.degradation,
            notes: layers.notes + (settings.dryRun ? Self.noteOnHost(layers, settings) : secrets.notes)
                + Self.note(onWarnings: found.warnings, in: settings)
        )
    }

    /// A dry run that was told to listen on the network says that it does not.
    private static func noteOnHost(_ layers: SettingsLayers, _ settings: OperatorSettings) -> [String] {
        guard let wanted = layers[OperatorSetting.host.rawValue], wanted.text.revealed() != settings.listen.host else {
            return []
        }
        return ["A dry run takes unsigned webhooks, so it listens on this machine only: \(settings.listen.host)."]
    }

    /// Warnings do not keep rules from answering; where to read them is enough at the start.
    private static func note(onWarnings count: Int, in settings: OperatorSettings) -> [String] {
        guard count > 0 else { return [] }
        return [
            "The rules have \(count) warning\(count == 1 ? "" : "s"): “replyd check --rules \(settings.rules)” shows them."
        ]
    }

    private static func list(_ sentences: [String], _ settings: OperatorSettings, _ redactor: RedactorBox) -> String {
        let list = sentences.map { "  - \($0)" }.joined(separator: "\n")
        let hint = settings.dryRun ? "" : "\nTo try it without any secrets: replyd serve --dry-run"
        return redactor.redact("replyd cannot start:\n\(list)\(hint)")
    }
}
