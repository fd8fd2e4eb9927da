import CurlClient
import HotReload
package import Logging
package import Rules
package import Secrets

/// Everything that must be right before the server runs: settings, secrets and rules, checked in one go.
package struct ServerStart: Sendable {
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
        let load: RulesLoad
        do {
            load = try source.load()
        } catch {
            throw StartProblem(.settings, "replyd cannot start: \(error.description)")
        }
        guard let rules = load.ruleSet else {
            let report = redactor.redact(DiagnosticRenderer(.text).render(load.diagnostics))
            throw StartProblem(.rules, report + "replyd cannot start with these rules: mend what is marked “error”.")
        }
        return ServerStart(
            settings: settings,
            secrets: secrets,
            redactor: redactor,
            source: source,
            rules: rules,
            notes: layers.notes + (settings.dryRun ? Self.noteOnHost(layers, settings) : secrets.notes)
                + Self.note(onWarningsIn: load, of: settings)
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
    private static func note(onWarningsIn load: RulesLoad, of settings: OperatorSettings) -> [String] {
        let count = load.diagnostics.count { $0.level == .warning }
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

    /// The facts of the line that says that the server listens.
    package func metadata(ports: ReplydServer.Ports) -> Logger.Metadata {
        [
            "mode": settings.dryRun ? "dry-run" : "serve",
            "webhooks": "\(ListenAddress(host: settings.listen.host, port: ports.webhooks))",
            "admin": "\(ListenAddress(host: settings.admin.host, port: ports.admin))",
            "rules": "\(rules.ruleCount)",
            "sha256": "\(rules.sha256.prefix(12))",
            "generation": "1",
            "jit": RuleSet.compilesRegexes ? "on" : "off",
        ]
    }

    /// What a person who has just started the server wants to know.
    package func banner(ports: ReplydServer.Ports) -> String {
        let host = ["0.0.0.0", "::"].contains(settings.listen.host) ? "127.0.0.1" : settings.listen.host
        let address = "http://\(ListenAddress(host: host, port: ports.webhooks))"
        let mode =
            settings.dryRun
            ? "dry run: replies are printed here, nothing is sent and nobody is called"
            : "answering for \(platforms)"
        var lines = [
            "",
            "replyd \(mode)",
            "  rules     \(settings.rules) (\(rules.ruleCount) rule\(rules.ruleCount == 1 ? "" : "s")); save a file there and the next message follows it",
            "  webhook   \(address)/webhook",
            "  status    http://\(ListenAddress(host: settings.admin.host, port: ports.admin))/status"
                + (secrets[.adminToken] == nil ? " (off: ADMIN_TOKEN is not set)" : ""),
        ]
        if settings.dryRun {
            lines += [
                "  try this  in a second terminal:",
                "            curl -s \(address)/webhook -d '\(Self.sampleWebhook)'",
            ]
        }
        lines += ["  stop      Ctrl-C", ""]
        return lines.map { $0 + "\n" }.joined()
    }

    private var platforms: String {
        var names: [String] = []
        if secrets.canSendOnInstagram { names.append("Instagram") }
        if secrets.canSendOnMessenger { names.append("Messenger") }
        if secrets.canSendOnWhatsApp { names.append("WhatsApp") }
        return names.joined(separator: ", ")
    }

    /// The shortest Messenger text that makes a reply.
    private static let sampleWebhook = """
        {"object":"page","entry":[{"id":"1","messaging":[{"sender":{"id":"2"},"recipient":{"id":"1"},\
        "message":{"mid":"m1","text":"How much is it?"}}]}]}
        """
}
