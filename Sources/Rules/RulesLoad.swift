/// The outcome of loading rules: a rule set, or what is wrong with it.
///
/// There is a rule set exactly when no diagnostic is an error: rules change as a whole or not at all.
package struct RulesLoad: Sendable {
    /// The rules, ready to decide; `nil` when there is any error.
    package let ruleSet: RuleSet?
    /// Errors and warnings, ordered by file, line and column; at most 50, then one that counts the rest.
    package let diagnostics: [Diagnostic]
    /// What became of each example, when that was asked for and the rules could be asked at all.
    package let examples: ExampleReport?
}
