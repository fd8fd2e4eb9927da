/// One thing that is wrong, or doubtful, in the rules files, with everything that is needed to show it.
package struct Diagnostic: Sendable, Hashable {
    /// How bad it is.
    package enum Level: String, Sendable, Hashable {
        /// The files are refused.
        case error
        /// The files are taken, but somebody should look.
        case warning
        /// Nothing is wrong, but it is good to know.
        case note
    }

    /// Another place that has to do with it, such as the first of two definitions.
    package struct Related: Sendable, Hashable {
        /// What is there.
        package let message: String
        /// The file's name.
        package let file: String
        /// The line, from 1.
        package let line: Int
        /// The column in code points, from 1.
        package let column: Int
    }

    /// The stable name of the kind of problem, such as `unknown-key`.
    package let code: String
    /// How bad it is.
    package let level: Level
    /// What was found and what was expected, in a marketer's words.
    package let message: String
    /// The file's name; empty when it is about no file in particular.
    package let file: String
    /// The line, from 1.
    package let line: Int
    /// The column in code points, from 1.
    package let column: Int
    /// The line of the first character after the place.
    package let endLine: Int
    /// The column of the first character after the place.
    package let endColumn: Int
    /// The id of the rule that it is about.
    package let rule: String?
    /// What to do about it.
    package let help: String?
    /// What was probably meant: the text that would repair the place.
    package let suggestion: String?
    /// The line of the file, or of a very long one the part around the place; anything like a token is masked.
    package let sourceLine: String?
    /// The column at which `sourceLine` begins: 1, but for a very long line.
    package let sourceLineStart: Int
    /// Another place that has to do with it.
    package let related: Related?
}
