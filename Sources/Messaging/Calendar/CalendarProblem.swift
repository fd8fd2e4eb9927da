/// What is wrong with a time, date or duration that somebody wrote.
package struct CalendarProblem: Error, Sendable, Hashable {
    /// What was found, in a marketer's words, without a full stop.
    package let message: String
    /// What to do about it.
    package let help: String?
    /// The whole text as it was probably meant, when there is only one way to understand it.
    package let suggestion: String?
    /// The part of the text that is wrong, in UTF-8 bytes; `nil` when it is all of it.
    package let range: Range<Int>?

    /// Creates a problem.
    package init(_ message: String, help: String? = nil, suggestion: String? = nil, range: Range<Int>? = nil) {
        self.message = message
        self.help = help
        self.suggestion = suggestion
        self.range = range
    }
}
