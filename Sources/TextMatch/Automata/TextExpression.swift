/// A regular language of folded texts, as a tree.
indirect enum TextExpression: Sendable, Hashable {
    /// A question about the place between two characters.
    enum Assertion: Sendable, Hashable {
        /// The text begins here.
        case start
        /// The text ends here.
        case end
        /// What `\b` asks, or `\B`.
        case wordBoundary(Bool)
        /// A word, as `words` counts them, may begin or end here.
        case tokenBoundary
    }

    /// The empty text.
    case nothing
    /// Any text.
    case anything
    /// One character of these.
    case one(ScalarSet)
    /// These, one after another.
    case sequence([TextExpression])
    /// One of these.
    case choice([TextExpression])
    /// So many of these, one after another; at most so many, unless the last is `nil`.
    case repetition(TextExpression, Int, Int?)
    /// Nothing, in a certain place.
    case assertion(Assertion)
    /// The end of the text, or before a line end that ends it: `$`.
    case lineEnd

    /// A text as it is.
    static func literal(_ utf8: some Sequence<UInt8>) -> TextExpression {
        let text = String(decoding: Array(utf8), as: UTF8.self)
        return .sequence(text.unicodeScalars.map { .one(ScalarSet($0.value)) })
    }

    /// The same with `$` spelt out, or `nil` where it stands before something else: in a part that is not the last.
    func withoutLineEnds(isLast: Bool = true) -> TextExpression? {
        switch self {
        case .nothing, .anything, .one, .assertion: return self
        case .lineEnd:
            guard isLast else { return nil }
            return .choice([.assertion(.end), .sequence([.one(ScalarSet(0x0A)), .assertion(.end)])])
        case .sequence(let parts):
            let plain = parts.indices.compactMap { parts[$0].withoutLineEnds(isLast: isLast && $0 == parts.count - 1) }
            return plain.count == parts.count ? .sequence(plain) : nil
        case .choice(let parts):
            let plain = parts.compactMap { $0.withoutLineEnds(isLast: isLast) }
            return plain.count == parts.count ? .choice(plain) : nil
        case .repetition(let part, let least, let most):
            return part.withoutLineEnds(isLast: false).map { .repetition($0, least, most) }
        }
    }
}

extension TextExpression {
    /// The texts that a pattern is in, an apostrophe always separating words; `nil` where that is no regular language
    /// that can be read here.
    ///
    /// Of keywords and `equals` it leaves out the texts that only match when an apostrophe joins words.
    init?(_ pattern: TextIndex.Pattern) {
        switch pattern {
        case .words(let pattern):
            // What is looked for in the original text says nothing about the folded one.
            guard pattern.asWritten == nil, pattern.advice?.level != .error else { return nil }
            // Slips make too many texts; where marks count, the text is another one.
            guard !pattern.options.allowsTypos, !pattern.accents else { return nil }
            let forms = [pattern.wordSequence, pattern.joinedWordSequence].compactMap(\.self)
            self = .sequence([
                .anything, .assertion(.tokenBoundary),
                .choice(forms.map { Self.words($0, lastIsPrefix: pattern.lastIsPrefix) }), .anything,
            ])
        case .literal(let pattern):
            guard pattern.advice?.level != .error, !pattern.accents else { return nil }
            self = Self.literal(pattern)
        case .regex(let regex):
            // One that may run into the limit of its steps has no verdict then.
            guard !regex.isSlow, let body = RegexReader.read(regex)?.withoutLineEnds() else { return nil }
            self = .sequence([.anything, body, .anything])
        case .only, .script: return nil
        }
    }

    private static func words(_ words: WordSequence, lastIsPrefix: Bool) -> TextExpression {
        var parts: [TextExpression] = []
        for (index, range) in words.ranges.enumerated() {
            if index > 0 { parts.append(.repetition(.one(.separators), 0, nil)) }
            parts.append(.literal(words.utf8[range]))
            if !lastIsPrefix || index < words.count - 1 { parts.append(.assertion(.tokenBoundary)) }
        }
        return .sequence(parts)
    }

    private static func literal(_ pattern: LiteralPattern) -> TextExpression {
        let space = TextExpression.repetition(.one(.whiteSpace), 0, nil)
        let separators = TextExpression.repetition(.one(.separators), 0, nil)
        if pattern.mode == .equals, !pattern.wordSequence.isEmpty {
            let forms = [pattern.wordSequence, pattern.joinedWordSequence].compactMap(\.self)
            return .sequence([
                separators, .choice(forms.map { words($0, lastIsPrefix: false) }), separators, .assertion(.end),
            ])
        }
        // White space at the ends of a message counts for nothing, so that it is never what a literal ends with.
        let text = Self.literal(pattern.utf8)
        let ink = TextExpression.one(ScalarSet.whiteSpace.inverted)
        let scalars = String(decoding: pattern.utf8, as: UTF8.self).unicodeScalars
        let before: TextExpression = isSpace(scalars.first) ? .sequence([.anything, ink, space]) : .anything
        let after: TextExpression = isSpace(scalars.last) ? .sequence([space, ink, .anything]) : .anything
        return switch pattern.mode {
        case .contains: .sequence([before, text, after])
        case .startsWith: .sequence([space, text, after])
        case .endsWith: .sequence([before, text, space, .assertion(.end)])
        case .equals: .sequence([space, text, space, .assertion(.end)])
        }
    }

    private static func isSpace(_ scalar: Unicode.Scalar?) -> Bool {
        scalar.map { ScalarKind.isWhiteSpace($0.value) } ?? false
    }
}
