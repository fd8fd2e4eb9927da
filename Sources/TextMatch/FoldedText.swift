/// A message's text, made ready once for every pattern that is tried on it.
package struct FoldedText: Sendable {
    /// The text as the customer wrote it.
    package let original: String
    /// The folded text, in UTF-8.
    package let utf8: [UInt8]
    /// Whether the text was longer than ``Folding/maximumCodePoints``; what comes after that is not looked at.
    package let wasCut: Bool
    /// The words, an apostrophe separating them: `don`, `t`.
    package let wordSequence: WordSequence
    /// The words, an apostrophe joining them (`dont`), or `nil` where that is no different.
    package let joinedWordSequence: WordSequence?

    /// Where each folded byte comes from in ``original``; `nil` when each comes from its own offset.
    private let sources: [UInt32]?
    /// How many bytes of ``original`` were looked at.
    private let consumed: Int

    /// Folds a text, in time linear in its length.
    package init(_ original: String) {
        // A text that came out of another kind of string would make every offset below a walk.
        var original = original
        original.makeContiguousUTF8()
        let folded = Folding.folded(original)
        let split = WordSplitter.split(folded.utf8)
        self.original = original
        utf8 = folded.utf8
        wasCut = folded.wasCut
        wordSequence = split.words
        joinedWordSequence = split.joined
        sources = folded.sources
        consumed = folded.consumed
    }

    /// The folded text, as `try` shows it.
    package var folded: String { String(decoding: utf8, as: UTF8.self) }

    /// The folded words, as `try` shows them.
    package var words: [String] { wordSequence.words }

    /// The customer's own characters that a part of the folded text comes from.
    ///
    /// Always whole characters: `zoe` in the folded text is `ZoË`, and one member of a folded family emoji is the
    /// family. The range is UTF-8 offsets in the folded text; what lies outside it is left out.
    package func original(forFolded range: Range<Int>) -> Substring {
        let range = range.clamped(to: 0..<utf8.count)
        let start = position(ofByte: range.lowerBound)
        guard !range.isEmpty else { return original[start..<start] }
        let last = position(ofByte: range.upperBound - 1)
        // `index(after:)` rounds down to a character first, so it ends the character that an index is in.
        let lower = original.index(before: original.index(after: start))
        let upper = original.index(after: last)
        return original[lower..<upper]
    }

    /// The part of ``utf8`` between the white space at its ends.
    var trimmedRange: Range<Int> {
        Self.rangeWithoutOuterWhiteSpace(utf8)
    }

    /// Whether a text stands in the original as written, within the part that is looked at.
    func originalContains(_ needle: ByteNeedle) -> Bool {
        withOriginalBytes { needle.occurs(in: $0) } ?? false
    }

    /// Gives the part of the original that is looked at to a function.
    @discardableResult
    func withOriginalBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result? {
        original.utf8.withContiguousStorageIfAvailable { bytes in
            body(UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: bytes[..<consumed])))
        }
    }

    /// The part of folded UTF-8 between the white space at its ends.
    static func rangeWithoutOuterWhiteSpace(_ utf8: [UInt8]) -> Range<Int> {
        var lower = 0
        while lower < utf8.count {
            let (codePoint, width) = WordSplitter.decode(utf8, at: lower)
            guard ScalarKind.isWhiteSpace(codePoint) else { break }
            lower += width
        }
        var upper = utf8.count
        while upper > lower {
            var start = upper - 1
            while start > lower, utf8[start] & 0xC0 == 0x80 { start -= 1 }
            guard ScalarKind.isWhiteSpace(WordSplitter.decode(utf8, at: start).codePoint) else { break }
            upper = start
        }
        return lower..<upper
    }

    private func position(ofByte byte: Int) -> String.Index {
        let offset: Int
        if let sources {
            offset = byte < sources.count ? Int(sources[byte]) : consumed
        } else {
            offset = byte
        }
        return original.utf8.index(original.startIndex, offsetBy: offset)
    }
}
