/// Finds the entries of a rule's `any` that can never hold, while others do: they exclude themselves, or what must hold
/// beside them excludes them.
struct IdleAlternatives {
    /// What was found, and where it stands.
    private(set) var found: [(place: Place, reason: Clause.Contradiction)] = []
    /// How many conditions may still be put together: each entry is looked at with all that stands beside it.
    private var remaining = 1_000

    /// Looks into what a rule asks.
    init(in question: Question) {
        look(into: question, beside: [])
    }

    private mutating func look(into question: Question, beside others: [Question]) {
        switch question {
        case .all(let parts):
            for (index, part) in parts.enumerated() where remaining > 0 {
                remaining -= parts.count
                var rest = parts
                rest.remove(at: index)
                look(into: part, beside: others + rest)
            }
        case .any(let parts, at: let place?):
            for (index, part) in parts.enumerated() where remaining > 0 {
                remaining -= others.count + 1
                if let clauses = Clause.all(of: .all(others + [part])), let reason = Clause.contradiction(of: clauses) {
                    found.append((place.child(index), reason))
                } else {
                    look(into: part, beside: others)
                }
            }
        case .any, .not, .cells, .value, .flag, .text, .share, .circumstance, .unknown: break
        }
    }
}
