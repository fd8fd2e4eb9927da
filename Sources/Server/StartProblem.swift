/// Why the server cannot start: one sentence, or a list of them, that says what to do.
package struct StartProblem: Error, Sendable, CustomStringConvertible {
    /// What kind of problem it is; a command maps it to an exit code.
    package enum Kind: Sendable, Hashable {
        /// Settings, secrets, paths or ports.
        case settings
        /// Mistakes in the rules.
        case rules
    }

    /// What kind of problem it is.
    package let kind: Kind
    /// What to tell the operator.
    ///
    /// Never holds a secret.
    package let description: String

    /// Creates a problem.
    package init(_ kind: Kind, _ description: String) {
        self.kind = kind
        self.description = description
    }
}
