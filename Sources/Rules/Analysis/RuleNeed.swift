/// What a message must have so that a rule can answer it, as far as the index of the set goes by it.
enum RuleNeed: Sendable, Hashable {
    /// Nothing that the index knows.
    case nothing
    /// One of some patterns; this is the number of the first.
    case pattern(Int)
    /// One of some payloads; this is the first.
    case payload(String)

    /// What a rule needs.
    init(of rule: Rule) {
        let trigger = rule.condition.trigger
        if let payload = trigger?.payloads.first {
            self = .payload(payload)
        } else if let pattern = trigger?.patterns.first {
            self = .pattern(pattern)
        } else {
            self = .nothing
        }
    }
}
