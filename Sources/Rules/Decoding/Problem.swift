/// What is wrong somewhere in the rules: a diagnostic that does not know its line yet.
struct Problem: Sendable {
    var level: Diagnostic.Level
    let code: String
    let spot: Spot
    let message: String
    var help: String?
    var suggestion: String?
    /// The id of the rule that it is about.
    var rule: String?
    /// Another place that has to do with it, and why.
    var related: Related?

    /// A second place.
    struct Related: Sendable {
        let spot: Spot
        let message: String
    }
}
