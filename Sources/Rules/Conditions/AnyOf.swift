import Messaging

/// `any`: at least one of these holds.
///
/// Also what a list as `when` means.
struct AnyOf: Condition {
    static let term = Term("any", "A list of conditions of which one is enough.", .list(.named(.condition)))

    let parts: [any Condition]
    /// Where the list of them stands.
    let place: Place

    static func decode(_ node: Node, _ context: LoadContext) -> Self? {
        ConditionCatalogue.conditions(node, context).map { Self(parts: $0, place: node.place) }
    }

    func holds(for subject: inout Subject) -> Bool {
        for part in parts where subject.trying({ part.holds(for: &$0) }) { return true }
        return false
    }

    func failure(for subject: inout Subject) -> String {
        if parts.count == 1, let only = parts.first { return only.failure(for: &subject) }
        var failures: [String] = []
        for part in parts { failures.append(part.failure(for: &subject)) }
        return "any: none of \(parts.count) holds (\(failures.joined(separator: "; ")))"
    }

    var summary: String { "any of (\(parts.map(\.summary).joined(separator: "; ")))" }

    var reach: Reach { .any(parts.map(\.reach)) }

    var captures: CaptureNames { .any(parts.map(\.captures)) }

    var namesType: Bool { parts.contains(where: \.namesType) }

    var trigger: Trigger? { .any(parts.map(\.trigger)) }

    var alternatives: [Alternative] { parts.flatMap(\.alternatives) }

    var hasChoice: Bool { true }

    var facets: Facets { parts.reduce(into: []) { $0.formUnion($1.facets) } }

    func remark(on platforms: Set<Platform>, _ problems: Problems) {
        for part in parts { part.remark(on: platforms, problems) }
    }
}
