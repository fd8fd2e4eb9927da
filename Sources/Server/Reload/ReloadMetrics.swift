import HotReload
import Metrics
import Synchronization

/// Counts reloads.
final class ReloadMetrics: Sendable {
    private let noun: String
    private let metrics: any MetricsFactory
    private let info: Mutex<Gauge?>

    /// Creates metrics of what is loaded ("rules", "secrets"), which is live already.
    ///
    /// - Parameters:
    ///   - noun: The middle of the metrics' names.
    ///   - status: How the reloader is doing at the start.
    ///   - tellsIdentity: Whether the identity of the content may be a label.
    ///   - metrics: Where they go.
    init(_ noun: String, status: ReloadStatus, tellsIdentity: Bool, metrics: any MetricsFactory) {
        self.noun = noun
        self.metrics = metrics
        info = Mutex(tellsIdentity ? Self.info(noun, status.sha256, metrics) : nil)
        gauge("last_reload_successful", status.isDegraded ? 0 : 1)
        gauge("last_reload_success_timestamp_seconds", status.isDegraded ? 0 : Double(status.loadedAt) / 1_000)
    }

    /// What each metric tells, by its name.
    static func help(_ noun: String) -> [String: String] {
        [
            "replyd_\(noun)_reload_total": "Attempts to reload the \(noun), by what caused them and what came of them.",
            "replyd_\(noun)_reload_duration_seconds": "How long reading, loading and swapping the \(noun) took.",
            "replyd_\(noun)_last_reload_successful": "1 when what is on disk is live, 0 when it was refused.",
            "replyd_\(noun)_last_reload_success_timestamp_seconds": "When what is on disk was last found to be live.",
            "replyd_\(noun)_info": "The sha256 of the \(noun) that are live.",
            "replyd_\(noun)_generation": "The number of the \(noun) that are live.",
        ]
    }

    /// Takes in one attempt.
    ///
    /// - Parameters:
    ///   - report: What came of it.
    ///   - now: The time of day, in milliseconds since 1970-01-01 UTC.
    func take(_ report: ReloadReport, at now: Int64) {
        let verdict = report.verdict
        let dimensions = [("trigger", report.trigger.rawValue), ("outcome", verdict.outcome.label)]
        Counter(label: "replyd_\(noun)_reload_total", dimensions: dimensions, factory: metrics).increment()
        Timer(label: "replyd_\(noun)_reload_duration_seconds", factory: metrics).record(duration: report.duration)
        switch verdict.outcome {
        case .loaded, .unchanged:
            gauge("last_reload_successful", 1)
            gauge("last_reload_success_timestamp_seconds", Double(now) / 1_000)
        case .refused, .unreadable:
            gauge("last_reload_successful", 0)
        case .unsettled, .unavailable:
            break
        }
        gauge("generation", Double(verdict.generation))
        guard verdict.outcome == .loaded else { return }
        info.withLock { info in
            guard let old = info else { return }
            old.destroy()
            info = Self.info(noun, verdict.sha256, metrics)
        }
    }

    private func gauge(_ name: String, _ value: Double) {
        Gauge(label: "replyd_\(noun)_\(name)", factory: metrics).record(value)
    }

    /// One row at a time, so that a thousand reloads leave one behind.
    private static func info(_ noun: String, _ sha256: String, _ metrics: any MetricsFactory) -> Gauge {
        let gauge = Gauge(label: "replyd_\(noun)_info", dimensions: [("sha256", sha256)], factory: metrics)
        gauge.record(1)
        return gauge
    }
}
