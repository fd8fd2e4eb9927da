import CoreMetrics
import Synchronization

/// A number that only rises.
final class CounterRow: MetricRow, CounterHandler {
    private let value = Mutex<Int64>(0)

    func increment(by amount: Int64) {
        // Stays at the greatest number instead of trapping.
        value.withLock { value in
            let (sum, overflows) = value.addingReportingOverflow(max(amount, 0))
            value = overflows ? .max : sum
        }
    }

    func reset() { value.withLock { $0 = 0 } }

    func lines(name: String, labels: [String]) -> [String] {
        [MetricName.line(name, labels, "\(value.withLock { $0 })")]
    }
}

/// A number that rises and falls.
final class GaugeRow: MetricRow, RecorderHandler {
    private let value = Mutex(0.0)

    func record(_ value: Int64) { record(Double(value)) }
    func record(_ value: Double) { self.value.withLock { $0 = value } }

    func lines(name: String, labels: [String]) -> [String] {
        [MetricName.line(name, labels, MetricName.number(value.withLock { $0 }))]
    }
}

/// A distribution: how many values were not greater than each of some bounds.
///
/// Times are in seconds.
final class HistogramRow: MetricRow, RecorderHandler, TimerHandler {
    /// From what a decision takes to what a slow AI model takes.
    private static let bounds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30]

    private struct State {
        var counts = [Int64](repeating: 0, count: HistogramRow.bounds.count + 1)
        var sum = 0.0
    }

    private let state = Mutex(State())

    func recordNanoseconds(_ duration: Int64) { record(Double(duration) / 1e9) }
    func record(_ value: Int64) { record(Double(value)) }

    func record(_ value: Double) {
        guard value.isFinite else { return }
        let index = Self.bounds.firstIndex { value <= $0 } ?? Self.bounds.count
        state.withLock { state in
            state.counts[index] += 1
            state.sum += value
        }
    }

    func lines(name: String, labels: [String]) -> [String] {
        let state = state.withLock { $0 }
        var lines: [String] = []
        var total: Int64 = 0
        for (index, count) in state.counts.enumerated() {
            total += count
            let bound = index < Self.bounds.count ? MetricName.number(Self.bounds[index]) : "+Inf"
            lines.append(MetricName.line(name + "_bucket", labels + ["le=\"\(bound)\""], "\(total)"))
        }
        lines.append(MetricName.line(name + "_sum", labels, MetricName.number(state.sum)))
        lines.append(MetricName.line(name + "_count", labels, "\(total)"))
        return lines
    }
}
