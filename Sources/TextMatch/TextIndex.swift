/// All patterns of all rules in one: looks at a message once and knows which of them it has.
///
/// What that takes grows with the message and with what is found, not with the number of patterns. Words, phrases and
/// `equals` are looked up (``WordIndex``); literals, and the literals that a regex cannot match without, are found by
/// one pass over the text (``LiteralAutomaton``).
package struct TextIndex: Sendable {
    /// One pattern of a rule.
    ///
    /// Keywords are kept apart from it: lists of patterns are copied as a whole while rules are loaded, and a keyword has
    /// many parts.
    package enum Pattern: Sendable {
        /// A word or phrase.
        indirect case words(WordPattern)
        /// A text in a place.
        indirect case literal(LiteralPattern)
        /// Nothing but these words and phrases.
        case only(OnlyPattern)
        /// The script of most letters.
        case script(ScriptPattern)
        /// A regex, of which the index only knows whether it may match.
        case regex(FoldedRegex)
    }

    /// How many entries there are: groups of patterns that are the same to the index.
    package var entryCount: Int { numbering.entryCount }

    private let numbering: PatternNumbering
    /// For patterns whose marks do not count, as for most.
    private let plain: Lane
    /// For patterns whose marks count.
    private let marked: Lane
    /// The keywords without words, which are looked for in the original text.
    private let asWritten: LiteralAutomaton
    private let onlys: [UInt32: OnlyPattern]
    /// The `only` that messages without words may be.
    private let wordlessOnlys: [UInt32]
    private let scripts: [(pattern: ScriptPattern, entry: UInt32)]

    /// What looks at one form of a message.
    private struct Lane: Sendable {
        let words: WordIndex
        let literals: LiteralAutomaton
        var isEmpty: Bool { words.isEmpty && literals.isEmpty }

        init(_ builder: TextIndexBuilder.Lane) {
            words = WordIndex(builder.trie, builder.outputs)
            literals = builder.literals.automaton()
        }

        func find(in form: FoldedForm, hits: inout PatternHits) {
            words.find(in: form.words, hits: &hits)
            if let joined = form.joined { words.find(in: joined, hits: &hits) }
            guard !literals.isEmpty else { return }
            form.utf8.withUnsafeBytes { bytes in
                literals.find(in: UnsafeRawBufferPointer(rebasing: bytes[form.trimmedRange]), hits: &hits)
            }
        }
    }

    /// Makes an index.
    ///
    /// - Parameter patterns: The patterns; each is called by its place in this list.
    package init(_ patterns: [Pattern]) {
        var builder = TextIndexBuilder(capacity: patterns.count)
        let entries = patterns.map { builder.entry(of: $0) }
        numbering = PatternNumbering(entryOfPattern: entries, entryCount: Int(builder.entryCount))
        plain = Lane(builder.plain)
        marked = Lane(builder.marked)
        asWritten = builder.asWritten.automaton()
        onlys = builder.onlys
        wordlessOnlys = builder.onlys.filter { !$0.value.wordless.isEmpty }.map(\.key).sorted()
        scripts = builder.scripts
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
    /// Exact for all but regexes: a hit if and only if `matches` is true. A regex that is hit may match, to be
    /// confirmed by ``FoldedRegex/firstMatch(in:budget:)``; one that is not hit does not match.
    package func hits(in text: FoldedText, into hits: inout PatternHits) {
        hits.prepare(for: numbering)
        hits.insert(TextIndexBuilder.always)
        hits.scratch.candidates.removeAll()
        plain.find(in: text.plain, hits: &hits)
        if !marked.isEmpty { marked.find(in: text.form(accents: true), hits: &hits) }
        if !asWritten.isEmpty { text.withOriginalBytes { asWritten.find(in: $0, hits: &hits) } }
        if !onlys.isEmpty { findOnly(text, &hits) }
        if !scripts.isEmpty {
            let tally = ScriptTally(text.utf8)
            for (pattern, entry) in scripts where pattern.matches(tally) { hits.insert(entry) }
        }
    }

    private func findOnly(_ text: FoldedText, _ hits: inout PatternHits) {
        for place in 0..<hits.scratch.candidates.count {
            tryOnly(hits.scratch.candidates[place], text, &hits)
        }
        if text.wordSequence.isEmpty {
            for entry in wordlessOnlys { tryOnly(entry, text, &hits) }
        }
    }

    private func tryOnly(_ entry: UInt32, _ text: FoldedText, _ hits: inout PatternHits) {
        guard !hits.containsEntry(entry), let pattern = onlys[entry], pattern.matches(text) else { return }
        hits.insert(entry)
    }
}
