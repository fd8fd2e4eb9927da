/// What a file says about all of its rules: whether they are switched on, and conditions that all of them have.
///
/// So a campaign is one file.
struct FileFrame: Sendable {
    /// Whether the file's rules are switched on.
    let isEnabled: Bool
    /// Its conditions: `nil` when it has none; without a value when they have mistakes, which have been reported.
    let condition: (any Condition)??

    /// A file that says nothing about its rules.
    static let empty = FileFrame(isEnabled: true, condition: nil)

    /// Reads what a file says.
    init(_ document: Fields, _ context: LoadContext) {
        let isEnabled = document["enabled"].map { $0.bool(context.problems) ?? true } ?? true
        self.isEnabled = isEnabled
        condition = document["when"]
            .map { node in
                context.problems.during(rule: nil, isEnabled: isEnabled) { ConditionCatalogue.when(node, context) }
            }
    }

    private init(isEnabled: Bool, condition: (any Condition)??) {
        self.isEnabled = isEnabled
        self.condition = condition
    }
}
