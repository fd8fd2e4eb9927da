/// `not`: this one condition does not hold.
struct Not: Condition {
    static let term = Term("not", "One condition that must not hold.")

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
        !subject.probing { part.holds(for: &$0) }
    }

    func failure(for subject: inout Subject) -> String { "not: \(part.summary) holds" }

    var summary: String { "not (\(part.summary))" }

    var reach: Reach { part.reach.negated }

    var namesType: Bool { part.namesType }
}
