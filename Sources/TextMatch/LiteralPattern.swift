/// A text of the modes `contains`, `equals`, `starts_with` and `ends_with`.
///
/// Compared on the folded text, white space at the ends of the message left out. `equals` compares words, so that
/// punctuation and repeated spaces make no difference; a text without words (`?`) must equal as it is.
package struct LiteralPattern: Sendable, Hashable {
    /// Where the text must stand.
    package enum Mode: Sendable, Hashable {
        case contains
        case equals
        case startsWith
        case endsWith
    }

    /// The text as it stands in the rules.
    package let literal: String
    /// Where it must stand.
    package let mode: Mode
    /// Whether marks count: `café` is then not `cafe`.
    package let accents: Bool
    /// The folded text that is looked for, in UTF-8.
    package var utf8: [UInt8] { needle.bytes }
    /// The folded words of it, which `equals` compares.
    package let wordSequence: WordSequence
    /// The same with words joined at apostrophes, or `nil` where that is no different.
    package let joinedWordSequence: WordSequence?
    /// What the marketer should know about this text.
    package let advice: KeywordAdvice?
    /// The folded text, ready to be looked for.
    private let needle: ByteNeedle

    /// Creates a pattern; whatever is wrong with the text is told by ``advice``.
    ///
    /// - Parameters:
    ///   - literal: The text as it stands in the rules.
    ///   - mode: Where it must stand.
    ///   - accents: Whether marks count: `café` is then not `cafe`.
    package init(_ literal: String, mode: Mode, accents: Bool = false) {
        let folded = Folding.folded(literal, keepsMarks: accents)
        let trimmed = FoldedText.rangeWithoutOuterWhiteSpace(folded.utf8)
        let split = WordSplitter.split(folded.utf8)
        self.literal = literal
        self.mode = mode
        self.accents = accents
        // A message never begins or ends with white space as it is compared, but "a " inside it can be meant.
        let wanted =
            switch mode {
            case .contains: folded.utf8[...]
            case .equals: folded.utf8[trimmed]
            case .startsWith: folded.utf8[trimmed.lowerBound...]
            case .endsWith: folded.utf8[..<trimmed.upperBound]
            }
        needle = ByteNeedle(Array(wanted))
        wordSequence = split.words
        joinedWordSequence = split.joined
        if KeywordAdvice.isBlank(literal) || trimmed.isEmpty {
            advice = .blank
        } else if folded.wasCut {
            advice = .tooLong
        } else if mode == .equals, !split.words.isEmpty {
            advice = .onLostSymbols(of: literal, utf8: wanted, words: split.words)
        } else {
            advice = nil
        }
    }

    /// Whether the text stands where it must.
    package func matches(_ text: FoldedText) -> Bool {
        guard advice?.level != .error else { return false }
        let form = text.form(accents: accents)
        if mode == .equals, !wordSequence.isEmpty { return form.anyReading(isSame) }
        return form.utf8.withUnsafeBytes { bytes in
            let message = UnsafeRawBufferPointer(rebasing: bytes[form.trimmedRange])
            switch mode {
            case .contains: return needle.occurs(in: message)
            case .equals: return message.elementsEqual(utf8)
            case .startsWith: return message.starts(with: utf8)
            case .endsWith: return message.suffix(utf8.count).elementsEqual(utf8)
            }
        }
    }

    private func isSame(as message: WordSequence) -> Bool {
        message.hasSameWords(as: wordSequence) || joinedWordSequence.map(message.hasSameWords) ?? false
    }
}
