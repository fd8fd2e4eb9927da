import Synchronization

/// One folded form of a message: what all patterns that take marks alike look at.
struct FoldedForm: Sendable {
    /// The folded text, in UTF-8.
    let utf8: [UInt8]
    /// The words, an apostrophe separating them: `don`, `t`.
    let words: WordSequence
    /// The words, an apostrophe joining them (`dont`), or `nil` where that is no different.
    let joined: WordSequence?
    /// The part of ``utf8`` between the white space at its ends.
    let trimmedRange: Range<Int>
    /// Whether each character is known to come from its own offset in the original.
    let keepsOffsets: Bool

    /// Splits a folded text.
    init(_ folded: Folding.Output) {
        let split = WordSplitter.split(folded.utf8)
        utf8 = folded.utf8
        words = split.words
        joined = split.joined
        trimmedRange = FoldedText.rangeWithoutOuterWhiteSpace(folded.utf8)
        keepsOffsets = folded.keepsOffsets
    }

    /// Whether one reading of the words satisfies a question.
    @inline(__always)
    func anyReading(_ question: (WordSequence) -> Bool) -> Bool {
        question(words) || joined.map(question) ?? false
    }
}

/// The form of a message in which marks count, made when the first pattern asks for it.
final class MarkedForm: Sendable {
    private let made = Mutex<FoldedForm?>(nil)

    /// The form of this text.
    func form(of original: String) -> FoldedForm {
        made.withLock { made in
            if let made { return made }
            let form = FoldedForm(Folding.folded(original, keepsMarks: true))
            made = form
            return form
        }
    }
}
