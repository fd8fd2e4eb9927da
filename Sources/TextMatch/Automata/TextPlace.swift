/// What questions about a place in a text need to know of the text before it.
struct TextPlace: Sendable, Hashable {
    /// Whether nothing stands before it.
    var isStart = true
    /// Whether `\b` takes what stands before it for a part of a word.
    var isWord = false
    /// What kind of word is open, as the splitting of words sees it.
    var open = ScalarKind.separator

    /// Whether a question about the place before a symbol, or before the end, is answered with yes.
    func satisfies(_ assertion: TextExpression.Assertion, before next: TextAlphabet.Symbol?) -> Bool {
        switch assertion {
        case .start: isStart
        case .end: next == nil
        case .wordBoundary(let isWanted): (isWord != (next?.isWord ?? false)) == isWanted
        case .tokenBoundary: next.map { !continues(with: $0.kind) } ?? true
        }
    }

    /// Whether a character belongs to the word before it: the rules of `WordSplitter`.
    private func continues(with kind: ScalarKind) -> Bool {
        switch (kind, open) {
        case (.letter, .letter), (.mark, .letter), (.mark, .unspacedLetter), (.mark, .emoji),
            (.regionalIndicator, .regionalIndicator):
            true
        default: false
        }
    }

    /// The same behind a symbol.
    func after(_ symbol: TextAlphabet.Symbol) -> TextPlace {
        let open: ScalarKind =
            switch (symbol.kind, self.open) {
            case (.mark, .letter), (.mark, .unspacedLetter), (.mark, .emoji): self.open
            case (.mark, _): .letter
            case (.regionalIndicator, .regionalIndicator): .emoji
            default: symbol.kind
            }
        return TextPlace(isStart: false, isWord: symbol.isWord, open: open)
    }
}
