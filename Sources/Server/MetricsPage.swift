import Conversations
import Metrics
import Prometheus

/// What `GET /metrics` tells: what was counted, and how much waits at this moment.
struct MetricsPage: Sendable {
    /// Something in which work waits.
    struct Queue: Sendable {
        /// Its name in the label.
        let name: String
        /// How much waits in it now.
        let depth: @Sendable () -> Int
    }

    private let registry: MetricsRegistry
    private let queues: [Queue]

    /// Creates a page.
    init(registry: MetricsRegistry, queues: [Queue]) {
        self.registry = registry
        self.queues = queues
    }

    /// A registry that knows what each of the server's metrics tells.
    static func makeRegistry() -> MetricsRegistry {
        var help = ActivityCounts.metricsHelp
        for noun in ["rules", "secrets"] { help.merge(ReloadMetrics.help(noun)) { own, _ in own } }
        help["replyd_queue_depth"] = "What waits, the work in hand included."
        return MetricsRegistry(help: help)
    }

    /// The page as it is now.
    var text: String {
        for queue in queues {
            Gauge(label: "replyd_queue_depth", dimensions: [("queue", queue.name)], factory: registry)
                .record(queue.depth())
        }
        return registry.text
    }
}
