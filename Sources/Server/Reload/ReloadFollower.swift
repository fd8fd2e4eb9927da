import HotReload
import Metrics
import Synchronization

/// Hears of each attempt to reload, and passes it on to metrics and to systemd.
final class ReloadFollower: Sendable {
    private struct Targets {
        var metrics: [String: ReloadMetrics] = [:]
        var desk: ReloadDesk?
    }

    private let factory: any MetricsFactory
    private let notifier: ServiceNotifier
    private let targets = Mutex(Targets())

    /// Creates a follower that hears nothing yet.
    init(metrics: any MetricsFactory, notifier: ServiceNotifier) {
        factory = metrics
        self.notifier = notifier
    }

    /// Begins to follow reloaders, which have to exist before their desk does.
    func follow(_ desk: ReloadDesk, rules: ReloadStatus, secrets: ReloadStatus) {
        targets.withLock { targets in
            targets.desk = desk
            targets.metrics = [
                "rules": ReloadMetrics("rules", status: rules, tellsIdentity: true, metrics: factory),
                "secrets": ReloadMetrics("secrets", status: secrets, tellsIdentity: false, metrics: factory),
            ]
        }
    }

    /// Takes in one attempt at what is called `noun`.
    func take(_ report: ReloadReport, _ noun: String) {
        let (metrics, desk) = targets.withLock { ($0.metrics[noun], $0.desk) }
        metrics?.take(report, at: WallClock.milliseconds())
        if report.isNews, let desk { notifier.status(desk.statusLine) }
    }
}
