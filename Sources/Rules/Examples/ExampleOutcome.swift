/// What came of one example.
package struct ExampleOutcome: Sendable, Hashable {
    /// The rule that it stands in.
    package let rule: String
    /// Whether the rule must answer it, rather than must not.
    package let expectsMatch: Bool
    /// The example in words.
    package let example: String
    /// Why it failed; `nil` when it did not.
    package let failure: String?
    /// The rule that answers it, on the platform where it failed or on the first one; `nil` when none does.
    package let answeredBy: String?
    /// The file's name.
    package let file: String
    /// The line, from 1.
    package let line: Int
    /// The column in code points, from 1.
    package let column: Int
}
