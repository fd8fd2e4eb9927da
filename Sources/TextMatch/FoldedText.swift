/// A message's text, made ready once for every pattern that is tried on it.
///
/// A class, since every condition of every rule is handed it.
package final class FoldedText: Sendable {
    /// The text as the customer wrote it.
    package let original: String
    /// The folded text, in UTF-8.
    package var utf8: [UInt8] { plain.utf8 }
    /// Whether the text was longer than ``Folding/maximumCodePoints``; what comes after that is not looked at.
    package let wasCut: Bool
    /// The words, an apostrophe separating them: `don`, `t`.
    package var wordSequence: WordSequence { plain.words }
    /// The words, an apostrophe joining them (`dont`), or `nil` where that is no different.
    package var joinedWordSequence: WordSequence? { plain.joined }

    /// The form that patterns look at unless marks count for them.
    let plain: FoldedForm
    /// The form in which marks count, `nil` when it is no different.
    private let marked: MarkedForm?
    /// How many bytes of ``original`` were looked at.
    private let consumed: Int

    /// Folds a text, in time linear in its length.
    package init(_ original: String) {
        // A text that came out of another kind of string would make every offset below a walk.
        var original = original
        original.makeContiguousUTF8()
        let folded = Folding.folded(original)
        self.original = original
        plain = FoldedForm(folded)
        marked = folded.hasLostMarks ? MarkedForm() : nil
        wasCut = folded.wasCut
        consumed = folded.consumed
    }

    /// The folded text, as `try` shows it.
    package var folded: String { String(decoding: utf8, as: UTF8.self) }

    /// The folded words, as `try` shows them.
    package var words: [String] { wordSequence.words }

    /// The form that a pattern looks at: with `accents`, the one in which marks count.
    @inline(__always)
    func form(accents: Bool) -> FoldedForm {
        guard accents, let marked else { return plain }
        return marked.form(of: original)
    }

    /// The customer's own characters that a part of the folded text comes from.
    ///
    /// The range is UTF-8 offsets in the folded text, with `accents` in the one where marks count; what lies outside it
    /// is left out. For several parts ask ``origins(accents:)`` once.
    package func original(forFolded range: Range<Int>, accents: Bool = false) -> Substring {
        origins(accents: accents)[range]
    }

    /// Where the parts of the folded text come from, with `accents` of the one where marks count.
    func origins(accents: Bool) -> FoldedOrigins {
        let form = form(accents: accents)
        let keepsMarks = accents && marked != nil
        return FoldedOrigins(
            original: original,
            sources: form.keepsOffsets ? nil : Folding.sources(of: original, keepsMarks: keepsMarks),
            count: form.utf8.count,
            end: consumed
        )
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
        utf8.withUnsafeBufferPointer { utf8 in
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
    }
}
