package import Logging
import Rules
import Secrets

// What is said once the server listens: a line for the log, and some for whoever has just started it.
extension ServerStart {
    /// The facts of the line that says that the server listens.
    package func metadata(ports: ReplydServer.Ports) -> Logger.Metadata {
        [
            "mode": settings.dryRun ? "dry-run" : "serve",
            "state": degradation == nil ? "ok" : "degraded",
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
        let count = "\(rules.ruleCount) rule\(rules.ruleCount == 1 ? "" : "s")"
        var lines = [
            "",
            "replyd \(mode)",
            "  rules     \(settings.rules) (\(count)); save a file there and the next message follows it",
            "  webhook   \(address)/webhook",
            "  status    http://\(ListenAddress(host: settings.admin.host, port: ports.admin))/status"
                + (secrets[.adminToken] == nil ? " (off: ADMIN_TOKEN is not set)" : ""),
        ]
        if degradation != nil {
            lines.insert(
                "  DEGRADED  the rules on disk are bad: the last good copy answers until they are mended",
                at: 3
            )
        }
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
