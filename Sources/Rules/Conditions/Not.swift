import Messaging

/// `not`: this one condition does not hold.
struct Not: Condition {
    static let term = Term("not", "One condition that must not hold.", .named(.condition))

    let part: AllOf

    static func decode(_ node: Node, _ context: LoadContext) -> Self? {
        if node.isList {
            context.problems.error(
                .wrongType,
                at: .value(node.place),
                "`not` takes one condition, but a list stands here",
                help: "for several conditions of which not one may hold use `none`",
                suggestion: "none"
            )
            return nil
        }
        return ConditionCatalogue.object(node, context).map(Self.init)
    }

    func holds(for subject: inout Subject) -> Bool {
        !subject.negating { part.holds(for: &$0) }
    }

    func failure(for subject: inout Subject) -> String { "not: \(part.summary) holds" }

    var summary: String { "not (\(part.summary))" }

    var reach: Reach { part.reach.negated }

    var namesType: Bool { part.namesType }

    var alternatives: [Alternative] { part.alternatives.map(\.negated) }

    var facets: Facets { part.facets }

    func remark(on platforms: Set<Platform>, _ problems: Problems) { part.remark(on: platforms, problems) }
}
