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
    package init(_ literal: String, mode: Mode) {
        let folded = Folding.folded(literal)
        let trimmed = FoldedText.rangeWithoutOuterWhiteSpace(folded.utf8)
        let split = WordSplitter.split(folded.utf8)
        self.literal = literal
        self.mode = mode
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
        if mode == .equals, !wordSequence.isEmpty { return hasSameWords(as: text) }
        return text.utf8.withUnsafeBytes { bytes in
            let message = UnsafeRawBufferPointer(rebasing: bytes[text.plain.trimmedRange])
            switch mode {
            case .contains: return needle.occurs(in: message)
            case .equals: return message.elementsEqual(utf8)
            case .startsWith: return message.starts(with: utf8)
            case .endsWith: return message.suffix(utf8.count).elementsEqual(utf8)
            }
        }
    }

    private func hasSameWords(as text: FoldedText) -> Bool {
        let messages = [text.wordSequence, text.joinedWordSequence]
        let literals = [wordSequence, joinedWordSequence]
        return messages.contains { message in
            literals.contains { literal in
                guard let message, let literal else { return false }
                return message.hasSameWords(as: literal)
            }
        }
    }
}
