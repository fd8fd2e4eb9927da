/// One of several ways in which a condition can hold, or be vetoed: what examples should show at least once.
struct Alternative: Sendable {
    /// The alternative as the rule writes it.
    let label: String
    /// Whether it keeps the condition from holding: a keyword under `except`, or a condition under `not`.
    let isVeto: Bool
    /// Whether a message shows it.
    let holds: @Sendable (inout Subject) -> Bool

    /// The same under a `not`.
    var negated: Alternative { Alternative(label: label, isVeto: !isVeto, holds: holds) }
}
