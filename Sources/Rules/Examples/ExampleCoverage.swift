/// What the examples of a rule leave untried.
package struct ExampleCoverage: Sendable, Hashable {
    /// The rule.
    package let rule: String
    /// How many examples it has.
    package let exampleCount: Int
    /// The parts of its conditions that no example shows: keywords, types, payloads, and what stands under `except`.
    package let untried: [String]
}

/// What trying all examples gave, for people who want to see more than what failed.
package struct ExampleReport: Sendable {
    /// Each example of each enabled rule, in the order of the files.
    package let outcomes: [ExampleOutcome]
    /// Each enabled rule, in the order in which they are asked.
    package let coverage: [ExampleCoverage]
}
