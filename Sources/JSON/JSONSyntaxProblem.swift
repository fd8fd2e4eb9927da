/// What a person did wrong in a document, told so that they can put it right.
package struct JSONSyntaxProblem: Sendable, Hashable {
    /// A stable name for the kind of mistake, such as `trailing-comma`; one of ``Code``.
    package let code: String
    /// What is wrong, in one or two sentences.
    package let message: String
    /// What to do about it.
    package let help: String
    /// Where to do it, which need not be where a parser gave up; empty where something is missing.
    package let range: SourceRange
    /// Another place that belongs to it, such as the first of two equal keys.
    package let related: SourceRange?

    /// The kinds of mistakes; the raw values are stable, because people search for them.
    package enum Code: String, Sendable, Hashable, CaseIterable {
        case badEscape = "bad-escape"
        case byteOrderMark = "byte-order-mark"
        case colonInList = "colon-in-list"
        case comment
        case contentAfterEnd = "content-after-end"
        case controlCharacter = "control-character"
        case duplicateKey = "duplicate-key"
        case emptyFile = "empty-file"
        case extraBracket = "extra-bracket"
        case extraComma = "extra-comma"
        case halfEmoji = "half-emoji"
        case invalidUTF8 = "invalid-utf8"
        case invisibleCharacter = "invisible-character"
        case keyTooLong = "key-too-long"
        case lineBreakInString = "line-break-in-string"
        case mismatchedBracket = "mismatched-bracket"
        case missingColon = "missing-colon"
        case missingComma = "missing-comma"
        case missingValue = "missing-value"
        case nestedTooDeep = "nested-too-deep"
        case nulCharacter = "nul-character"
        case numberFormat = "number-format"
        case numberTooLarge = "number-too-large"
        case singleQuotes = "single-quotes"
        case smartQuotes = "smart-quotes"
        case tooManyValues = "too-many-values"
        case trailingComma = "trailing-comma"
        case unclosedBracket = "unclosed-bracket"
        case unclosedString = "unclosed-string"
        case unescapedQuote = "unescaped-quote"
        case unexpected
        case unquotedKey = "unquoted-key"
        case unquotedValue = "unquoted-value"
        case wrongEncoding = "wrong-encoding"
        case wrongLiteral = "wrong-literal"
    }
}
