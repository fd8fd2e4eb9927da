/// The first thing in a document that is not JSON, as the scanner meets it: what it saw and what it knew by then.
///
/// What the writer probably did wrong, which may stand elsewhere, is for ``SyntaxDiagnosis`` to find out.
struct SyntaxFailure: Error, Equatable {
    /// What may stand at a place of a document.
    enum Expectation: Equatable {
        case document
        case firstItem
        case nextItem
        case commaOrBracket
        case firstKey
        case nextKey
        case colon
        case memberValue
        case commaOrBrace
        case end

        var isValue: Bool {
            self == .document || self == .firstItem || self == .nextItem || self == .memberValue
        }

        var isKey: Bool { self == .firstKey || self == .nextKey }

        var isComma: Bool { self == .commaOrBracket || self == .commaOrBrace }
    }

    /// What is wrong inside a string.
    enum StringFault: Equatable {
        case unclosed
        case lineBreak
        case controlCharacter
        case escape
        case hexEscape
        case nulEscape
        case halfEmoji
        case notUTF8
    }

    /// What is wrong.
    enum Reason: Equatable {
        /// Something, or the end of the file, that does not fit what is expected.
        case unexpected
        case string(StringFault, opening: Int)
        case malformedNumber
        case numberTooLarge
        case duplicateKey(first: Range<Int>)
        case keyTooLong(limit: Int)
        case tooDeep(limit: Int)
        case tooManyValues(limit: Int)
    }

    /// What is wrong.
    let reason: Reason
    /// The bytes that are wrong; empty at the end of the file.
    let range: Range<Int>
    /// What would have fitted.
    var expected: Expectation = .document
    /// The token before it, if any.
    var previous: Range<Int>?
    /// The brackets that are open, the outermost first, as offsets.
    var open: [Int] = []
    /// A bracket whose closing one is indented less than the line it stands in: that one may belong to another.
    var suspect: Int?
}
