/// Why a regex in the rules cannot be used, in a marketer's words.
package struct RegexProblem: Error, Sendable, Hashable {
    /// What was found, without a full stop.
    package let message: String
    /// What to do about it.
    package let help: String?
    /// Where: the UTF-8 offset in the pattern as its JSON string decodes, or `nil` when it is about all of it.
    package let utf8Offset: Int?

    /// Creates a problem.
    package init(message: String, help: String? = nil, utf8Offset: Int? = nil) {
        self.message = message
        self.help = help
        self.utf8Offset = utf8Offset
    }
}
