/// What can be said about two patterns by looking at them: no automaton is needed for most.
package enum PatternCover {
    /// Whether every text that has a pattern certainly has another one, too; false also where nobody can tell.
    package static func covers(_ wide: TextIndex.Pattern, _ narrow: TextIndex.Pattern) -> Bool {
        switch (wide, narrow) {
        case (.regex(let wide), .regex(let narrow)): wide.pattern == narrow.pattern && wide.accents == narrow.accents
        case (.words(let wide), .words(let narrow)): covers(wide, narrow)
        case (.words(let wide), .literal(let narrow)) where narrow.mode == .equals && !narrow.wordSequence.isEmpty:
            wide.accents == narrow.accents
                && forms(narrow).allSatisfy { occurs(wide, in: $0, WordSequence.Options()) }
        case (.literal(let wide), .literal(let narrow)): wide.accents == narrow.accents && covers(wide, narrow)
        case (.only(let wide), .only(let narrow)):
            // Each word must be taken by as many keywords, so that only the same keyword takes its place.
            narrow.keywords.allSatisfy { keyword in wide.keywords.contains { areSame($0, keyword) } }
        case (.words(let wide), .only(let narrow)): narrow.keywords.allSatisfy { covers(wide, $0) }
        case (.script(let wide), .script(let narrow)): wide == narrow
        default: false
        }
    }

    /// Whether no text has both; false also where nobody can tell.
    package static func excludes(_ left: TextIndex.Pattern, _ right: TextIndex.Pattern) -> Bool {
        guard case .literal(let left) = left, case .literal(let right) = right, left.mode == .equals,
            right.mode == .equals, left.accents == right.accents
        else { return false }
        // One message can be read with and without its apostrophes, so that only the letters are compared.
        return letters(left) != letters(right)
    }

    private static func covers(_ wide: WordPattern, _ narrow: WordPattern) -> Bool {
        if wide.asWritten != nil || narrow.asWritten != nil { return wide.asWritten == narrow.asWritten }
        guard wide.accents == narrow.accents else { return false }
        // Whichever form of the narrow one a text has, in whichever reading, it has a form of the wide one in there.
        return forms(narrow).allSatisfy { occurs(wide, in: $0, narrow.options) }
    }

    private static func areSame(_ left: WordPattern, _ right: WordPattern) -> Bool {
        left.options == right.options && left.accents == right.accents && left.asWritten == right.asWritten
            && left.wordSequence.hasSameWords(as: right.wordSequence)
            && left.joinedWordSequence?.words == right.joinedWordSequence?.words
    }

    private static func covers(_ wide: LiteralPattern, _ narrow: LiteralPattern) -> Bool {
        if wide.mode == .equals, !wide.wordSequence.isEmpty {
            guard narrow.mode == .equals, !narrow.wordSequence.isEmpty else { return false }
            return forms(narrow).allSatisfy { form in forms(wide).contains { $0.hasSameWords(as: form) } }
        }
        // The words of `equals` may have anything between them.
        guard narrow.mode != .equals || narrow.wordSequence.isEmpty else { return false }
        let (long, short) = (narrow.utf8, wide.utf8)
        switch (wide.mode, narrow.mode) {
        case (.contains, _):
            return long.withUnsafeBytes { ByteNeedle(short).occurs(in: $0) }
        case (.startsWith, .startsWith), (.startsWith, .equals): return long.starts(with: short)
        case (.endsWith, .endsWith), (.endsWith, .equals): return long.suffix(short.count).elementsEqual(short)
        case (.equals, .equals): return long == short
        default: return false
        }
    }

    /// Whether a keyword is in every text that has these words, as much as they may differ there.
    private static func occurs(_ pattern: WordPattern, in words: WordSequence, _ options: WordSequence.Options) -> Bool
    {
        forms(pattern)
            .contains { form in
                // With one slip, a word is told only by a keyword that allows the same slip in the same word.
                if options.allowsTypos {
                    guard pattern.options.allowsTypos, !pattern.lastIsPrefix || options.lastIsPrefix else {
                        return false
                    }
                    if pattern.lastIsPrefix { return form.hasSameWords(as: words) }
                    return form.occurs(in: options.lastIsPrefix ? allButLast(words) : words)
                }
                if !options.lastIsPrefix || pattern.lastIsPrefix {
                    return form.occurs(in: words, WordSequence.Options(lastIsPrefix: pattern.lastIsPrefix))
                }
                // A whole word is not found in a word that may go on.
                return form.occurs(in: allButLast(words))
            }
    }

    private static func allButLast(_ words: WordSequence) -> WordSequence {
        WordSequence(utf8: words.utf8, ranges: words.ranges.dropLast())
    }

    private static func forms(_ pattern: WordPattern) -> [WordSequence] {
        [pattern.wordSequence, pattern.joinedWordSequence].compactMap(\.self)
    }

    private static func forms(_ pattern: LiteralPattern) -> [WordSequence] {
        [pattern.wordSequence, pattern.joinedWordSequence].compactMap(\.self)
    }

    private static func letters(_ pattern: LiteralPattern) -> [UInt8] {
        guard !pattern.wordSequence.isEmpty else { return pattern.utf8 }
        return pattern.wordSequence.ranges.flatMap { pattern.wordSequence.utf8[$0] }
    }
}
