import Messaging

/// `all`: every one of these holds.
///
/// Also what the keys of one `when` mean together.
struct AllOf: Condition {
    static let term = Term("all", "A list of conditions that must all hold.", .list(.named(.condition)))

    let parts: [any Condition]
    private let traits: ConditionTraits

    init(parts: [any Condition]) {
        self.parts = parts
        traits = ConditionTraits(of: parts)
    }

    static func decode(_ node: Node, _ context: LoadContext) -> Self? {
        ConditionCatalogue.conditions(node, context).map { Self(parts: $0) }
    }

    func holds(for subject: inout Subject) -> Bool {
        for part in parts where !part.holds(for: &subject) { return false }
        return true
    }

    func failure(for subject: inout Subject) -> String {
        for part in parts where !part.holds(for: &subject) { return part.failure(for: &subject) }
        return ""
    }

    var summary: String { parts.map(\.summary).joined(separator: " and ") }

    var reach: Reach { traits.reach }

    var captures: CaptureNames { traits.captures }

    var namesType: Bool { traits.namesType }

    var trigger: Trigger? { traits.trigger }

    var alternatives: [Alternative] { parts.flatMap(\.alternatives) }

    var hasChoice: Bool { traits.hasChoice }

    var facets: Facets { traits.facets }

    func remark(on platforms: Set<Platform>, _ problems: Problems) {
        for part in parts { part.remark(on: platforms, problems) }
    }
}
