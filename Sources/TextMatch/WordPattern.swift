/// A keyword of the `words` mode: a whole word or phrase, however it is typed.
///
/// `price*` is any word that begins so, in a phrase its last word. A phrase is words that follow each other, whatever
/// punctuation and spaces stand between them. A keyword without any letter, digit or emoji (`?`) is looked for in the
/// original text, as written. With typos, each word of four letters or more may have one (``Typo``), also each of a
/// phrase; not a word with a star, which takes in enough as it is.
package struct WordPattern: Sendable, Hashable {
    /// The keyword as it stands in the rules.
    package let keyword: String
    /// The folded words that must follow each other; empty for a keyword that is looked for as written.
    package let wordSequence: WordSequence
    /// The same with words joined at apostrophes, or `nil` where that is no different.
    package let joinedWordSequence: WordSequence?
    /// How much the words of a text may differ: the star and the typos.
    package let options: WordSequence.Options
    /// Whether marks count: `café` is then not `cafe`.
    package let accents: Bool
    /// What is looked for in the original text, for a keyword that has no words.
    package let asWritten: String?
    /// What the marketer should know about this keyword.
    package let advice: KeywordAdvice?
    /// ``asWritten``, ready to be looked for.
    private let needle: ByteNeedle?

    /// Whether the last word may go on in the text.
    package var lastIsPrefix: Bool { options.lastIsPrefix }

    /// Creates a pattern; whatever is wrong with the keyword is told by ``advice``.
    ///
    /// - Parameters:
    ///   - keyword: The keyword as it stands in the rules.
    ///   - typos: How many typos a word of four letters or more may have: 0, or 1 for all others.
    ///   - accents: Whether marks count: `café` is then not `cafe`.
    package init(_ keyword: String, typos: Int = 0, accents: Bool = false) {
        let folded = Folding.folded(keyword, keepsMarks: accents)
        let trimmed = FoldedText.rangeWithoutOuterWhiteSpace(folded.utf8)
        var text = Array(folded.utf8[trimmed])
        let withStar = WordSplitter.split(text)
        // The star counts at the end, right behind a word.
        let hasStar = text.last == Self.star && withStar.words.ranges.last?.upperBound == text.count - 1
        if hasStar { text.removeLast() }
        let split = hasStar ? WordSplitter.split(text) : withStar

        self.keyword = keyword
        wordSequence = split.words
        joinedWordSequence = split.joined
        options = WordSequence.Options(lastIsPrefix: hasStar, allowsTypos: typos > 0)
        self.accents = accents
        if KeywordAdvice.isBlank(keyword) {
            asWritten = nil
            advice = .blank
        } else if folded.wasCut {
            asWritten = nil
            advice = .tooLong
        } else if split.words.isEmpty {
            let written = Self.trimmed(keyword)
            asWritten = written
            advice = text.contains(Self.star) ? Self.onStarAlone(written) : nil
        } else {
            asWritten = nil
            advice =
                text.contains(Self.star)
                ? Self.onStarInside(keyword)
                : .onLostSymbols(of: keyword, utf8: text[...], words: split.words)
        }
        needle = asWritten.map { ByteNeedle(Array($0.utf8)) }
    }

    /// Whether the keyword is in the text.
    package func matches(_ text: FoldedText) -> Bool {
        if let needle { return text.originalContains(needle) }
        guard advice?.level != .error else { return false }
        return text.form(accents: accents)
            .anyReading { message in readings.contains { $0.occurs(in: message, options) } }
    }

    /// The ways to read the keyword's words.
    var readings: [WordSequence] { [wordSequence] + (joinedWordSequence.map { [$0] } ?? []) }

    private static let star = UInt8(ascii: "*")

    private static func trimmed(_ keyword: String) -> String {
        let scalars = keyword.unicodeScalars
        let isInner: (Unicode.Scalar) -> Bool = { !$0.properties.isWhitespace }
        guard let first = scalars.firstIndex(where: isInner), let last = scalars.lastIndex(where: isInner) else {
            return ""
        }
        return String(scalars[first...last])
    }

    private static func onStarAlone(_ written: String) -> KeywordAdvice {
        KeywordAdvice(
            level: .warning,
            message: "`\(written)` is looked for as it is written: a star stands for the rest of a word only right "
                + "behind the word's beginning, as in `price*`",
            help: "to answer every text, leave the `text` condition out"
        )
    }

    private static func onStarInside(_ keyword: String) -> KeywordAdvice {
        KeywordAdvice(
            level: .warning,
            message: "a star in `\(keyword)` does not count: it stands for the rest of a word only at the very end, "
                + "right behind a word",
            help: "write it like `price*`, or use `regex`"
        )
    }
}
