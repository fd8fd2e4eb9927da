/// A document together with the places of its values, for messages to the people who write it.
///
/// Reading it costs up to what ``JSONValue/parse(_:duplicateKeys:maximumDepth:)`` costs once more, so it is made only when
/// there is something to tell. It accepts what that function accepts with duplicate keys refused.
package struct JSONSource: Sendable {
    private let text: SourceText
    private let scan: Result<SourceIndex, SyntaxFailure>

    /// Reads a document; ``syntaxProblem()`` tells whether it is JSON.
    ///
    /// - Parameters:
    ///   - bytes: The document.
    ///   - maximumDepth: How many arrays and objects may stand inside one another; more than
    ///     ``JSONValue/greatestMaximumDepth`` is not honoured.
    ///   - isParsed: Whether that function has accepted the document: then its keys need not be compared once more.
    package init(_ bytes: [UInt8], maximumDepth: Int = JSONValue.defaultMaximumDepth, isParsed: Bool = false) {
        self.init(bytes, limits: DocumentLimits(depth: maximumDepth), isParsed: isParsed)
    }

    init(_ bytes: [UInt8], limits: DocumentLimits, isParsed: Bool = false) {
        text = SourceText(bytes)
        scan = JSONScanner.scan(bytes, limits: limits, checksKeys: !isParsed).map { SourceIndex($0, in: bytes) }
    }

    /// The range of a value, quotes and brackets included.
    ///
    /// - Returns: `nil` when nothing is there, or when the document is not JSON.
    package func range(ofValueAt pointer: JSONPointer) -> SourceRange? {
        node(at: pointer).map { text.range($0.range) }
    }

    /// The range of the key of a member, quotes included.
    ///
    /// - Returns: `nil` when nothing is there, when it is not the member of an object, or when the document is not
    ///   JSON.
    package func range(ofKeyAt pointer: JSONPointer) -> SourceRange? {
        node(at: pointer)?.keyRange.map { text.range($0) }
    }

    /// The range of a part of a string, as it is written with its escapes.
    ///
    /// - Parameters:
    ///   - pointer: Where the string is.
    ///   - part: The part, in UTF-8 bytes of the decoded string; what lies outside of it is cut off.
    /// - Returns: `nil` when there is no string, or when the document is not JSON.
    package func range(inStringAt pointer: JSONPointer, utf8 part: Range<Int>) -> SourceRange? {
        guard let opening = node(at: pointer)?.range.lowerBound, text.byte(opening) == ASCII.quote else { return nil }
        var pieces = StringPieces(in: text.bytes, opening: opening)
        var decoded = 0
        var start: Int?
        var end = opening + 1
        // The scanner has accepted this string: no piece of it fails.
        while let piece = try? pieces.next() {
            let next = decoded + UTF8.width(piece.scalar)
            if start == nil, next > part.lowerBound {
                start = piece.source.lowerBound
            }
            if decoded < part.upperBound {
                end = piece.source.upperBound
            }
            decoded = next
        }
        let first = start ?? pieces.offset
        return text.range(first..<max(first, part.isEmpty ? first : end))
    }

    /// A line, counted from 1, without its line end; empty for a line that does not exist.
    ///
    /// It is as long as in the file and may hold control characters; bytes that are not UTF-8 show as U+FFFD.
    package func line(_ number: Int) -> String {
        text.line(number)
    }

    /// What is wrong with the document's JSON, or `nil` when nothing is.
    package func syntaxProblem() -> JSONSyntaxProblem? {
        guard case .failure(let failure) = scan else { return nil }
        return SyntaxDiagnosis(of: failure, in: text).problem()
    }

    private func node(at pointer: JSONPointer) -> SourceTree.Node? {
        try? scan.get().node(at: pointer)
    }
}
