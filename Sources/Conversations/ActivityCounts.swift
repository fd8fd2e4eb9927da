package import Metrics
import Synchronization

/// How often each thing happened since the start, for the operator's status page and for metrics.
///
/// The names are a closed set, so that no input can grow the memory or leak into a label.
package final class ActivityCounts: Sendable {
    /// A thing that is counted.
    ///
    /// The raw value is its name in `GET /status`.
    package enum Name: String, Sendable, CaseIterable {
        case webhooksAccepted = "webhooks_accepted"
        case webhooksRepaired = "webhooks_repaired"
        case webhooksUnparsed = "webhooks_unparsed"
        case webhooksNotUnderstood = "webhooks_not_understood"
        case webhooksBadSignature = "webhooks_bad_signature"
        case webhooksTooLarge = "webhooks_too_large"
        case webhooksRefusedFull = "webhooks_refused_full"
        case eventsIgnored = "events_ignored"
        case eventsRepeated = "events_repeated"
        case eventsUnknownAccount = "events_unknown_account"
        case eventsAnswered = "events_answered"
        case eventsSilenced = "events_silenced"
        case eventsUnanswered = "events_unanswered"
        case patternsOverLimit = "patterns_over_limit"
        case aiAnswered = "ai_answered"
        case aiFailed = "ai_failed"
        case repliesSent = "replies_sent"
        case repliesRetried = "replies_retried"
        case repliesFailed = "replies_failed"
        case repliesCutOff = "replies_cut_off"
        case repliesExpired = "replies_expired"
        case repliesUncertain = "replies_uncertain"
        case repliesUndelivered = "replies_undelivered"
        case accountsStopped = "accounts_stopped"
        case webhooksRefusedDisk = "webhooks_refused_disk"
        case eventsStale = "events_stale"
        case eventsJoined = "events_joined"
        case eventsQuarantined = "events_quarantined"
        case loopsBroken = "loops_broken"
        case handoffsByPerson = "handoffs_by_person"
        case namesTold = "names_told"
        case namesNotTold = "names_not_told"
    }

    /// Where metrics go that have labels of their own.
    let metrics: any MetricsFactory
    private let counts = Mutex([Name: Int]())
    private let counters: [Name: Counter]

    /// Creates counts of nothing.
    ///
    /// - Parameter metrics: Where the same is counted as metrics.
    package init(metrics: any MetricsFactory = NOOPMetricsHandler.instance) {
        self.metrics = metrics
        var counters: [Name: Counter] = [:]
        for name in Name.allCases {
            guard let (label, outcome) = name.metric else { continue }
            counters[name] = Counter(label: label, dimensions: [("outcome", outcome)], factory: metrics)
        }
        self.counters = counters
    }

    /// Counts one more.
    package func count(_ name: Name) {
        counts.withLock { $0[name, default: 0] += 1 }
        counters[name]?.increment()
    }

    /// How often a thing happened.
    package subscript(name: Name) -> Int {
        counts.withLock { $0[name, default: 0] }
    }

    /// Every count by name, zeros included, in the order of the names' declaration.
    package func snapshot() -> [(name: Name, count: Int)] {
        counts.withLock { counts in Name.allCases.map { ($0, counts[$0, default: 0]) } }
    }
}
