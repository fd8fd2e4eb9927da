package import Rules

/// A set of rules with the number under which it went live.
///
/// A message finishes on the generation it started with.
package struct RulesGeneration: Sendable {
    /// The number, rising with each reload from 1.
    package let number: Int
    /// The rules.
    package let rules: RuleSet

    /// Creates a generation.
    package init(number: Int, rules: RuleSet) {
        self.number = number
        self.rules = rules
    }
}
