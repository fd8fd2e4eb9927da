/// All patterns of all rules in one: looks at a message once and knows which of them it has.
///
/// What that takes grows with the message and with what is found, not with the number of patterns. Words, phrases and
/// `equals` are looked up (``WordIndex``); literals, and the literals that a regex cannot match without, are found by
/// one pass over the text (``LiteralAutomaton``).
package struct TextIndex: Sendable {
    /// One pattern of a rule.
    package enum Pattern: Sendable {
        /// A word or phrase.
        case words(WordPattern)
        /// A text in a place.
        case literal(LiteralPattern)
        /// A regex, of which the index only knows whether it may match.
        case regex(FoldedRegex)
    }

    /// How many entries there are: groups of patterns that are the same to the index.
    package var entryCount: Int { numbering.entryCount }

    private let numbering: PatternNumbering
    private let words: WordIndex
    private let literals: LiteralAutomaton
    /// The keywords without words, which are looked for in the original text.
    private let asWritten: LiteralAutomaton

    /// Makes an index.
    ///
    /// - Parameter patterns: The patterns; each is called by its place in this list.
    package init(_ patterns: [Pattern]) {
        var builder = TextIndexBuilder()
        let entries = patterns.map { builder.entry(of: $0) }
        numbering = PatternNumbering(entryOfPattern: entries, entryCount: Int(builder.entryCount))
        words = builder.words()
        literals = builder.literals.automaton()
        asWritten = builder.asWritten.automaton()
    }

    /// The entry of a pattern: patterns that any text has or lacks alike, as far as the index can tell, share one.
    ///
    /// For lists by entry, so that a word in a thousand rules is one hit. What may match any text (a regex without
    /// required literals) shares an entry that is always among the hits.
    package func entry(of id: Int) -> UInt32 {
        numbering.entryOfPattern[id]
    }

    /// Finds the patterns that a message has.
    ///
    /// Exact for words and literals: a hit if and only if `matches` is true. A regex that is hit may match, to be
    /// confirmed by ``FoldedRegex/firstMatch(in:budget:)``; one that is not hit does not match.
    package func hits(in text: FoldedText, into hits: inout PatternHits) {
        hits.prepare(for: numbering)
        hits.insert(TextIndexBuilder.always)
        words.find(in: text.wordSequence, hits: &hits)
        if let joined = text.joinedWordSequence { words.find(in: joined, hits: &hits) }
        if !literals.isEmpty {
            text.utf8.withUnsafeBytes { bytes in
                literals.find(in: UnsafeRawBufferPointer(rebasing: bytes[text.plain.trimmedRange]), hits: &hits)
            }
        }
        if !asWritten.isEmpty { text.withOriginalBytes { asWritten.find(in: $0, hits: &hits) } }
    }
}
