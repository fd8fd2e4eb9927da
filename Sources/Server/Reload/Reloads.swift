import HotReload
import Logging
import Metrics
import Rules
import Secrets

/// The rules and the secrets, kept live: two reloaders, and who is told what becomes of changes.
struct Reloads: Sendable {
    /// The rules.
    let rules: Reloader<RuleSet>
    /// The secrets.
    let secrets: Reloader<SecretSet>
    /// One element after each swap of the secrets.
    let secretSwaps: AsyncStream<Void>
    /// Rings after each swap of the secrets.
    let secretsBell = SwapBell()
    /// Where a reload is asked for.
    let desk: ReloadDesk

    /// Creates both; they watch when they run.
    ///
    /// - Parameters:
    ///   - start: What is live from the start.
    ///   - metrics: Where reloads are counted.
    ///   - notifier: Tells systemd.
    ///   - logger: Where the log goes.
    ///   - onRefusedRules: Told the diagnostics, as text, when a change of the rules is refused.
    init(
        start: ServerStart,
        metrics: any MetricsFactory,
        notifier: ServiceNotifier,
        logger: Logger,
        onRefusedRules: @escaping @Sendable (String) -> Void
    ) {
        let (swaps, swap) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        let follower = ReloadFollower(metrics: metrics, notifier: notifier)
        let rules = Self.rules(start, logger) { report in
            if report.isNews, case .refused(let refusal) = report.verdict.outcome { onRefusedRules(refusal.report) }
            follower.take(report, "rules")
            if report.isNews { UnusedMemory.giveBack() }
        }
        let secrets = Self.secrets(start, logger) { [secretsBell] report in
            if report.verdict.outcome == .loaded {
                swap.yield()
                secretsBell.ring()
            }
            follower.take(report, "secrets")
        }
        let desk = ReloadDesk(rules: rules, secrets: secrets, notifier: notifier)
        follower.follow(desk, rules: rules.status, secrets: secrets.status)
        self.rules = rules
        self.secrets = secrets
        self.desk = desk
        secretSwaps = swaps
    }

    private static func rules(
        _ start: ServerStart,
        _ logger: Logger,
        _ onReport: @escaping @Sendable (ReloadReport) -> Void
    ) -> Reloader<RuleSet> {
        let (source, redactor) = (start.source, start.redactor)
        let keep = RulesSource.lastGoodCopy(start.settings)
            .map { copy in
                { @Sendable (snapshot: SourceSnapshot) in copy.keep(snapshot) }
            }
        return Reloader(
            noun: "rules",
            source: source.reader,
            initial: start.rules,
            identity: start.rules.sha256,
            isFromCopy: start.degradation != nil,
            logger: logger,
            keep: keep,
            onReport: onReport,
            load: { source.loadResult($0, redactor: redactor) }
        )
    }

    private static func secrets(
        _ start: ServerStart,
        _ logger: Logger,
        _ onReport: @escaping @Sendable (ReloadReport) -> Void
    ) -> Reloader<SecretSet> {
        let loader = SecretsLoader(
            live: start.layers,
            isComplete: !start.settings.dryRun,
            redactor: start.redactor
        )
        return Reloader(
            noun: "secrets",
            source: SecretsSource(start.layers),
            initial: start.secrets,
            identity: start.layers.identity,
            tellsIdentity: false,
            logger: logger,
            keep: nil,
            onReport: onReport,
            load: loader.load
        )
    }
}
