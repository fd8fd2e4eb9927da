/// `none`: not one of these holds.
struct NoneOf: Condition {
    static let term = Term("none", "A list of conditions of which not one may hold.")

    let parts: [any Condition]

    static func decode(_ node: Node, _ context: LoadContext) -> Self? {
        ConditionCatalogue.conditions(node, context).map(Self.init)
    }

    func holds(for subject: inout Subject) -> Bool {
        for part in parts where subject.probing({ part.holds(for: &$0) }) { return false }
        return true
    }

    func failure(for subject: inout Subject) -> String {
        for part in parts where subject.probing({ part.holds(for: &$0) }) {
            return "none: \(part.summary) holds"
        }
        return ""
    }

    var summary: String { "none of (\(parts.map(\.summary).joined(separator: "; ")))" }

    var reach: Reach { Reach.any(parts.map(\.reach)).negated }

    var namesType: Bool { parts.contains(where: \.namesType) }
}
