import Messaging

/// `none`: not one of these holds.
struct NoneOf: Condition {
    static let term = Term("none", "A list of conditions of which not one may hold.", .list(.named(.condition)))

    let parts: [any Condition]

    static func decode(_ node: Node, _ context: LoadContext) -> Self? {
        ConditionCatalogue.conditions(node, context).map(Self.init)
    }

    func holds(for subject: inout Subject) -> Bool {
        for part in parts where subject.negating({ part.holds(for: &$0) }) { return false }
        return true
    }

    func failure(for subject: inout Subject) -> String {
        for part in parts where subject.negating({ part.holds(for: &$0) }) {
            return "none: \(part.summary) holds"
        }
        return ""
    }

    var summary: String { "none of (\(parts.map(\.summary).joined(separator: "; ")))" }

    var reach: Reach { Reach.any(parts.map(\.reach)).negated }

    var namesType: Bool { parts.contains(where: \.namesType) }

    var alternatives: [Alternative] { parts.flatMap(\.alternatives).map(\.negated) }

    var facets: Facets { parts.reduce(into: []) { $0.formUnion($1.facets) } }

    func remark(on platforms: Set<Platform>, _ problems: Problems) {
        for part in parts { part.remark(on: platforms, problems) }
    }
}
