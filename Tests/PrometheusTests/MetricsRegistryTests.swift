import Metrics
import Prometheus
import Testing

@Suite("The text that Prometheus reads")
struct MetricsRegistryTests {
    private func lines(_ registry: MetricsRegistry) -> [String] {
        registry.text.split(separator: "\n").map(String.init)
    }

    @Test("counters, gauges and distributions, with help, in the order of their names")
    func kinds() {
        let registry = MetricsRegistry(help: ["b_total": "What b is."])
        Counter(label: "b_total", dimensions: [("kind", "x")], factory: registry).increment(by: 2)
        Counter(label: "b_total", dimensions: [("kind", "a")], factory: registry).increment()
        Counter(label: "b_total", dimensions: [("kind", "x")], factory: registry).increment()
        Gauge(label: "a", factory: registry).record(1.5)
        Gauge(label: "a", factory: registry).record(-3)
        Metrics.Timer(label: "c_seconds", factory: registry).recordMilliseconds(30)
        let lines = lines(registry)
        #expect(
            lines.prefix(6) == [
                "# TYPE a gauge", "a -3", "# HELP b_total What b is.", "# TYPE b_total counter",
                #"b_total{kind="a"} 1"#, #"b_total{kind="x"} 3"#,
            ]
        )
        #expect(lines.contains("# TYPE c_seconds histogram"))
        #expect(lines.contains(#"c_seconds_bucket{le="0.025"} 0"#))
        #expect(lines.contains(#"c_seconds_bucket{le="0.05"} 1"#))
        #expect(lines.contains(#"c_seconds_bucket{le="+Inf"} 1"#))
        #expect(lines.contains("c_seconds_sum 0.03"))
        #expect(lines.last == "c_seconds_count 1")
    }

    @Test("nothing that is told can break a line, or name a metric in a way that Prometheus refuses")
    func escaping() {
        let registry = MetricsRegistry()
        Counter(label: "1 odd-näme", dimensions: [("la bel", "a\"b\\c\nd")], factory: registry).increment()
        #expect(lines(registry) == ["# TYPE __odd_n_me counter", #"__odd_n_me{la_bel="a\"b\\c\nd"} 1"#])
    }

    @Test("a label with too many values, and a metric with too many rows, go on as other")
    func bounds() {
        let registry = MetricsRegistry(limits: .init(families: 2, labelValues: 3, rows: 4))
        for number in 0..<1_000 {
            Counter(label: "rules", dimensions: [("rule", "r\(number)")], factory: registry).increment()
            Counter(
                label: "pairs",
                dimensions: [("a", "\(number % 3)"), ("b", "\(number / 3 % 3)")],
                factory: registry
            )
            .increment()
            Counter(label: "metric_\(number)", factory: registry).increment()
        }
        let lines = lines(registry)
        #expect(lines.contains(#"rules{rule="other"} 997"#))
        #expect(lines.count { $0.hasPrefix("rules{") } == 4)
        #expect(lines.count { $0.hasPrefix("pairs{") } <= 5)
        #expect(!lines.contains { $0.hasPrefix("metric_") })
        #expect(lines.count < 14)
    }

    @Test("a row that is destroyed is gone, and its metric with it")
    func destroyed() {
        let registry = MetricsRegistry()
        let old = Gauge(label: "info", dimensions: [("sha256", "a")], factory: registry)
        old.record(1)
        old.destroy()
        #expect(registry.text.isEmpty)
        Gauge(label: "info", dimensions: [("sha256", "b")], factory: registry).record(1)
        #expect(lines(registry) == ["# TYPE info gauge", #"info{sha256="b"} 1"#])
    }

    @Test("a name that another kind of metric has is not shown as both")
    func clash() {
        let registry = MetricsRegistry()
        Counter(label: "x", factory: registry).increment()
        Gauge(label: "x", factory: registry).record(5)
        #expect(lines(registry) == ["# TYPE x counter", "x 1"])
    }

    @Test("a counter that is full stays full")
    func saturation() {
        let registry = MetricsRegistry()
        let counter = Counter(label: "x", factory: registry)
        counter.increment(by: Int64.max)
        counter.increment(by: 5)
        #expect(lines(registry).last == "x \(Int64.max)")
    }
}
