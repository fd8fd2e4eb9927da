import HotReload
import Rules
import Secrets

/// Where a reload is asked for: the rules and the secrets are read together, and systemd is told.
struct ReloadDesk: Sendable {
    /// What came of one reload.
    struct Verdict: Sendable {
        /// Of the rules.
        let rules: ReloadVerdict
        /// Of the secrets.
        let secrets: ReloadVerdict

        /// Whether all that is on disk is live now.
        var isAccepted: Bool { rules.isAccepted && secrets.isAccepted }
        /// Whether the server is stopping, so that nothing was read.
        var isUnavailable: Bool { rules.outcome == .unavailable || secrets.outcome == .unavailable }
    }

    private let rules: Reloader<RuleSet>
    private let secrets: Reloader<SecretSet>
    private let notifier: ServiceNotifier

    /// Creates a desk.
    init(rules: Reloader<RuleSet>, secrets: Reloader<SecretSet>, notifier: ServiceNotifier) {
        self.rules = rules
        self.secrets = secrets
        self.notifier = notifier
    }

    /// Reads both now and returns what came of the loads that saw every change made before.
    func reload(_ trigger: ReloadTrigger) async -> Verdict {
        notifier.reloading()
        async let secretsVerdict = secrets.request(trigger)
        async let rulesVerdict = rules.request(trigger)
        let verdict = await Verdict(rules: rulesVerdict, secrets: secretsVerdict)
        notifier.ready(status: statusLine)
        return verdict
    }

    /// The state in one line, as `systemctl status` shows it.
    var statusLine: String {
        let status = rules.status
        let live = "generation \(status.generation) of the rules, \(rules.current.value.ruleCount) enabled"
        var faults: [String] = []
        if status.isFromCopy { faults.append("started on the last good copy") }
        switch status.lastOutcome {
        case .refused: faults.append("what is on disk was refused")
        case .unreadable: faults.append("what is on disk cannot be read")
        case .loaded, .unchanged, .unsettled, .unavailable, nil: break
        }
        if secrets.status.isDegraded { faults.append("the changed secrets were refused") }
        return faults.isEmpty ? live : "DEGRADED, \(faults.joined(separator: ", ")): \(live)"
    }
}
