/// Why a document could not be read: the first thing that is not JSON or exceeds a limit.
///
/// It says where the parser gave up, which is good enough for a log line; what a person should change, and where, is
/// told by ``JSONSource/syntaxProblem()``. Nothing of the document itself is quoted, because documents hold customers'
/// texts.
package struct JSONSyntaxError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The kind of failure; the raw value is a stable name for logs and metrics.
    package enum Code: String, Sendable, Hashable, CaseIterable {
        /// There is no document: nothing at all, or only white space.
        case empty
        /// A character that does not fit, or a malformed string or number.
        case syntax
        /// The document ends in the middle.
        case unexpectedEnd = "unexpected_end"
        /// Something follows the document.
        case contentAfterEnd = "content_after_end"
        /// Bytes that are not UTF-8.
        case invalidUTF8 = "invalid_utf8"
        /// A NUL character, raw or as `\u0000`.
        case nulCharacter = "nul_character"
        /// The same key twice in an object, where that is refused.
        case duplicateKey = "duplicate_key"
        /// A number that fits neither 64 bits nor a double.
        case numberTooLarge = "number_too_large"
        /// A key that is longer than ``JSONValue/greatestKeyLength``.
        case keyTooLong = "key_too_long"
        /// More arrays and objects inside one another than the caller allows.
        case tooDeep = "too_deep"
        /// More values than ``JSONValue/greatestValueCount``.
        case tooManyValues = "too_many_values"
        /// There was no memory for the document.
        case outOfMemory = "out_of_memory"
    }

    /// The kind of failure.
    package let code: Code
    /// What jansson says, without what it quotes of the document.
    package let message: String
    /// The line, counted from 1.
    package let line: Int
    /// The column where the parser gave up, in code points, counted from 1.
    package let column: Int

    package var description: String { "line \(line), column \(column): \(message)" }
}
