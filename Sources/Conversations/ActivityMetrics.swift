import Messaging
import Metrics

// The metrics of conversations.
//
// Labels hold platforms, types, rules' ids and outcomes: never a contact, a text or a model's answer. Rules' ids come from
// the rules files; their number is bounded by the metrics' backend.
extension ActivityCounts {
    /// What each metric of conversations tells, by its name.
    package static let metricsHelp: [String: String] = [
        "replyd_webhooks_total": "Webhook bodies by what became of them at the door.",
        "replyd_events_total": "Events taken out of webhooks by what became of them.",
        "replyd_messages_total": "Events of our own accounts that rules were asked about.",
        "replyd_decisions_total": "What rules decided; rule is empty where none answered.",
        "replyd_sends_total": "Attempts to send a reply: sent, retried, or the error after which it was given up.",
        "replyd_ai_calls_total": "Questions to the AI model.",
        "replyd_ai_call_duration_seconds": "How long the AI model took to answer or to fail.",
        "replyd_patterns_over_limit_total": "Regexes that took too long on a message and did not match.",
    ]

    /// Rules are asked about an event.
    func tell(message event: InboundEvent) {
        let type = (event.type ?? .unsupported).rawValue
        Counter(
            label: "replyd_messages_total",
            dimensions: [("platform", event.platform.rawValue), ("type", type)],
            factory: metrics
        )
        .increment()
    }

    /// Rules have decided about an event.
    func tell(decision record: DecisionRecord) {
        if record.steps.isEmpty { tellDecision(rule: "", action: "none") }
        for step in record.steps { tellDecision(rule: step.rule, action: step.outcome.label) }
    }

    private func tellDecision(rule: String, action: String) {
        Counter(
            label: "replyd_decisions_total",
            dimensions: [("rule", rule), ("action", action)],
            factory: metrics
        )
        .increment()
    }

    /// An attempt to send has ended.
    ///
    /// - Parameters:
    ///   - outcome: One of a closed set of words.
    ///   - platform: Where it was sent.
    func tell(send outcome: String, on platform: Platform) {
        Counter(
            label: "replyd_sends_total",
            dimensions: [("platform", platform.rawValue), ("outcome", outcome)],
            factory: metrics
        )
        .increment()
    }

    /// A question to the AI model has ended.
    func tell(call outcome: AIOutcome, after duration: Duration) {
        let label =
            switch outcome {
            case .answered: "answered"
            case .failed: "failed"
            case .notAsked: "not_asked"
            }
        Counter(label: "replyd_ai_calls_total", dimensions: [("outcome", label)], factory: metrics).increment()
        Metrics.Timer(label: "replyd_ai_call_duration_seconds", factory: metrics).record(duration: duration)
    }
}

extension DecisionRecord.Outcome {
    /// The action in a metric's label.
    fileprivate var label: String {
        switch self {
        case .reply: "reply"
        case .ai: "ai"
        case .silent: "silent"
        case .handoff: "handoff"
        }
    }
}

extension ActivityCounts.Name {
    /// The metric that counts this, and the value of its label `outcome`; `nil` where another metric tells it.
    var metric: (label: String, outcome: String)? {
        let name = rawValue
        if name.hasPrefix("webhooks_") { return ("replyd_webhooks_total", String(name.dropFirst("webhooks_".count))) }
        if name.hasPrefix("events_") { return ("replyd_events_total", String(name.dropFirst("events_".count))) }
        return self == .patternsOverLimit ? ("replyd_patterns_over_limit_total", "no_match") : nil
    }
}
