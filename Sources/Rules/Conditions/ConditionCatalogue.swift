/// Every condition that there is, and how `when` is read with them.
enum ConditionCatalogue {
    /// The conditions, the cheapest first: that is also the order in which the keys of one `when` are asked.
    static let types: [any Condition.Type] = [
        PlatformCondition.self,
        TypeCondition.self,
        AccountCondition.self,
        PayloadCondition.self,
        MediaCondition.self,
        CommentCondition.self,
        ReferralCondition.self,
        DaysCondition.self,
        TimeCondition.self,
        DatesCondition.self,
        HoursCondition.self,
        ContactCondition.self,
        RolloutCondition.self,
        TextCondition.self,
        AllOf.self,
        AnyOf.self,
        NoneOf.self,
        Not.self,
    ]

    /// What the keys of a `when` may be.
    static let vocabulary = Vocabulary(
        "a condition",
        types.map { $0.term }
    )

    /// The conditions with their keys.
    private static let named = types.map { (name: $0.term.name, type: $0) }

    /// A rule's `when`: an object, or a list of which one is enough.
    static func when(_ node: Node, _ context: LoadContext) -> (any Condition)? {
        node.isList ? AnyOf.decode(node, context) : object(node, context)
    }

    /// One condition object: all of its keys must hold.
    static func object(_ node: Node, _ context: LoadContext) -> AllOf? {
        guard let fields = Fields(node, vocabulary, context.problems) else { return nil }
        var parts: [any Condition] = []
        var isComplete = fields.areAllKnown
        for (name, type) in named {
            guard let value = fields[name] else { continue }
            if let part = type.decode(value, context) { parts.append(part) } else { isComplete = false }
        }
        return isComplete ? AllOf(parts: parts) : nil
    }

    /// A list of condition objects, as `any`, `all` and `none` take it.
    static func conditions(_ node: Node, _ context: LoadContext) -> [any Condition]? {
        node.filledList(context.problems)?.allOrNothing(context.problems) { object($0, context) }
    }
}
