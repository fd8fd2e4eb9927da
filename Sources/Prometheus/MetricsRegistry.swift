package import CoreMetrics
import Synchronization

/// Keeps what swift-metrics measures, and prints it in Prometheus' text format.
///
/// Bounded, whatever it is told: a label takes so many values, and a metric so many rows; past that, values are counted
/// under `other`. So neither an input nor a rules file with ten thousand rules can grow the memory or the page.
///
/// Source: Prometheus' documentation of its text-based exposition format, version 0.0.4.
package final class MetricsRegistry: MetricsFactory, Sendable {
    /// How much is kept.
    package struct Limits: Sendable {
        /// The metrics with different names.
        package var families: Int
        /// The values of one label of a metric.
        package var labelValues: Int
        /// The rows of one metric.
        package var rows: Int

        /// Creates limits.
        package init(families: Int = 256, labelValues: Int = 200, rows: Int = 1_000) {
            self.families = families
            self.labelValues = labelValues
            self.rows = rows
        }
    }

    private let limits: Limits
    private let help: [String: String]
    private let families = Mutex([String: MetricFamily]())

    /// Creates an empty registry.
    ///
    /// - Parameters:
    ///   - help: What each metric tells, by its name.
    ///   - limits: How much is kept.
    package init(help: [String: String] = [:], limits: Limits = Limits()) {
        self.help = help
        self.limits = limits
    }

    /// The media type of the text.
    package static let contentType = "text/plain; version=0.0.4; charset=utf-8"

    /// Everything as text, in the order of the names.
    package var text: String {
        let families = families.withLock { $0 }
        return families.sorted { $0.key < $1.key }
            .map { name, family in family.text(name: name, help: help[name]) }
            .joined()
    }

    // MARK: - What swift-metrics asks for

    package func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
        row(label, dimensions, .counter) { CounterRow() }
    }

    package func makeRecorder(
        label: String,
        dimensions: [(String, String)],
        aggregate: Bool
    ) -> any RecorderHandler {
        aggregate
            ? row(label, dimensions, .histogram) { HistogramRow() }
            : row(label, dimensions, .gauge) { GaugeRow() }
    }

    package func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
        row(label, dimensions, .histogram) { HistogramRow() }
    }

    package func destroyCounter(_ handler: any CounterHandler) { remove(handler) }
    package func destroyRecorder(_ handler: any RecorderHandler) { remove(handler) }
    package func destroyTimer(_ handler: any TimerHandler) { remove(handler) }

    /// The row of a metric with these labels, made where there is none.
    ///
    /// A name that is taken by another kind of metric, or one too many, gets a row that is counted and not shown.
    private func row<Row: MetricRow>(
        _ label: String,
        _ dimensions: [(String, String)],
        _ kind: MetricFamily.Kind,
        make: () -> Row
    ) -> Row {
        let name = MetricName.valid(label)
        return families.withLock { families in
            if families[name] == nil {
                guard families.count < limits.families else { return make() }
                families[name] = MetricFamily(kind: kind)
            }
            let row = families[name]?.row(dimensions, limits: limits, make: make)
            return row as? Row ?? make()
        }
    }

    private func remove(_ handler: AnyObject) {
        families.withLock { families in
            for name in families.keys { families[name]?.remove(handler) }
        }
    }
}
