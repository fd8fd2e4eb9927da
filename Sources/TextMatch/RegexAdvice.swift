extension FoldedRegex {
    /// What the marketer should know about this pattern.
    package var advice: KeywordAdvice? {
        if isSlow { return slowAdvice }
        if matchesEmpty { return emptyAdvice }
        return leadingRepetition.map(leadingAdvice)
    }

    private var slowAdvice: KeywordAdvice {
        KeywordAdvice(
            level: .warning,
            message:
                "the regex `\(pattern)` is slow: it can split the same text in so many ways that it is given up on "
                + "long messages, which are then answered as if it did not match",
            help: "do not repeat what repeats already: `a+` instead of `(a+)+`, `[^,]*,` instead of `.*,` in a group "
                + "that is repeated"
        )
    }

    private var emptyAdvice: KeywordAdvice {
        KeywordAdvice(
            level: .warning,
            message: "the regex `\(pattern)` also matches nothing at all, so it may answer every text",
            help: "write `+` where at least one is needed, instead of `*` or `?`"
        )
    }

    private func leadingAdvice(_ beginning: String) -> KeywordAdvice {
        KeywordAdvice(
            level: .warning,
            message:
                "the regex begins with `\(beginning)`, which may stand for nothing and makes it slow on long words",
            help: "leave it out: a regex is looked for anywhere in the text"
        )
    }
}
