/// Gathers the patterns of a ``TextIndex`` and gives each its entry.
struct TextIndexBuilder {
    /// The entry of what may match any text.
    static let always: UInt32 = 0
    /// The entry of what matches no text.
    static let never: UInt32 = 1

    /// What is looked for in one form of a message.
    struct Lane {
        /// The words of keywords.
        var trie = WordTrie()
        /// What they stand for.
        var outputs = WordIndex.Outputs()
        /// What is looked for in the text.
        var literals = LiteralGathering()
    }

    /// How many entries there are.
    private(set) var entryCount: UInt32 = 2
    /// What is looked for where marks do not count.
    private(set) var plain = Lane()
    /// What is looked for where marks count.
    private(set) var marked = Lane()
    /// What is looked for in the original text.
    private(set) var asWritten = LiteralGathering()
    /// Each `only` by its entry.
    private(set) var onlys: [UInt32: OnlyPattern] = [:]
    /// The scripts that are asked for.
    private(set) var scripts: [(pattern: ScriptPattern, entry: UInt32)] = []

    private var entries: [Key: UInt32] = [:]

    /// What tells entries apart.
    private enum Key: Hashable {
        /// The nodes of a keyword's words, and of its words joined at apostrophes.
        case words(UInt32, UInt32, accents: Bool)
        /// The same for `equals`.
        case whole(UInt32, UInt32, accents: Bool)
        case literal(UInt32, LiteralAutomaton.Place, accents: Bool)
        case asWritten(UInt32)
        case anyOf([UInt32], accents: Bool)
        case only(OnlyPattern)
        case script(ScriptPattern)
    }

    /// Creates a builder for about so many patterns.
    init(capacity: Int) {
        entries.reserveCapacity(capacity)
    }

    /// The entry of a pattern, a new one if no pattern before was the same.
    mutating func entry(of pattern: TextIndex.Pattern) -> UInt32 {
        switch pattern {
        case .words(let pattern): entry(of: pattern)
        case .literal(let pattern): entry(of: pattern)
        case .only(let pattern): entry(of: pattern)
        case .script(let pattern): entry(of: pattern)
        case .regex(let regex): entry(of: regex)
        }
    }

    private mutating func entry(of pattern: WordPattern) -> UInt32 {
        guard pattern.advice?.level != .error else { return Self.never }
        if let written = pattern.asWritten {
            let literal = asWritten.literal(Array(written.utf8))
            let entry = entry(for: .asWritten(literal))
            if entry.isNew { asWritten.add(literal, .anywhere, entry.number) }
            return entry.number
        }
        let accents = pattern.accents
        let nodes = insert(pattern.wordSequence, pattern.joinedWordSequence, pattern.options, accents: accents)
        let entry = entry(for: .words(nodes.words, nodes.joined, accents: accents))
        guard entry.isNew else { return entry.number }
        change(accents) { lane in
            lane.outputs.keywords.append((nodes.words, entry.number))
            if nodes.joined != nodes.words { lane.outputs.keywords.append((nodes.joined, entry.number)) }
        }
        return entry.number
    }

    private mutating func entry(of pattern: LiteralPattern) -> UInt32 {
        guard pattern.advice?.level != .error else { return Self.never }
        let accents = pattern.accents
        guard pattern.mode == .equals, !pattern.wordSequence.isEmpty else {
            let literal = change(accents) { $0.literals.literal(pattern.utf8) }
            let place = pattern.mode.place
            let entry = entry(for: .literal(literal, place, accents: accents))
            if entry.isNew { change(accents) { $0.literals.add(literal, place, entry.number) } }
            return entry.number
        }
        let nodes = insert(pattern.wordSequence, pattern.joinedWordSequence, WordSequence.Options(), accents: accents)
        let entry = entry(for: .whole(nodes.words, nodes.joined, accents: accents))
        guard entry.isNew else { return entry.number }
        change(accents) { lane in
            lane.outputs.wholes.append((nodes.words, entry.number))
            if nodes.joined != nodes.words { lane.outputs.wholes.append((nodes.joined, entry.number)) }
        }
        return entry.number
    }

    private mutating func entry(of pattern: OnlyPattern) -> UInt32 {
        let entry = entry(for: .only(pattern))
        guard entry.isNew else { return entry.number }
        onlys[entry.number] = pattern
        change(pattern.accents) { lane in
            var symbols: Set<UInt32> = []
            for keyword in pattern.withWords {
                for reading in keyword.readings {
                    if let symbol = lane.trie.firstSymbol(of: reading, keyword.options) { symbols.insert(symbol) }
                }
            }
            for symbol in symbols.sorted() { lane.outputs.openings.append((symbol, entry.number)) }
        }
        return entry.number
    }

    private mutating func entry(of pattern: ScriptPattern) -> UInt32 {
        let entry = entry(for: .script(pattern))
        if entry.isNew { scripts.append((pattern, entry.number)) }
        return entry.number
    }

    private mutating func entry(of regex: FoldedRegex) -> UInt32 {
        guard let required = regex.requiredBytes else { return Self.always }
        let accents = regex.accents
        let ids = change(accents) { lane in Set(required.map { lane.literals.literal($0) }).sorted() }
        let entry = entry(for: .anyOf(ids, accents: accents))
        if entry.isNew { change(accents) { lane in for id in ids { lane.literals.add(id, .anywhere, entry.number) } } }
        return entry.number
    }

    private mutating func insert(
        _ words: WordSequence,
        _ joined: WordSequence?,
        _ options: WordSequence.Options,
        accents: Bool
    ) -> (words: UInt32, joined: UInt32) {
        change(accents) { lane in
            let node = lane.trie.insert(words, options)
            return (node, joined.map { lane.trie.insert($0, options) } ?? node)
        }
    }

    private mutating func change<Result>(_ accents: Bool, _ body: (inout Lane) -> Result) -> Result {
        accents ? body(&marked) : body(&plain)
    }

    private mutating func entry(for key: Key) -> (number: UInt32, isNew: Bool) {
        if let known = entries[key] { return (known, false) }
        defer { entryCount += 1 }
        entries[key] = entryCount
        return (entryCount, true)
    }
}

/// The literals of a ``LiteralAutomaton`` while it is built.
struct LiteralGathering {
    private var table = ByteStringTable()
    private var outputs: [(literal: UInt32, place: LiteralAutomaton.Place, entry: UInt32)] = []

    /// The number of a literal.
    mutating func literal(_ bytes: [UInt8]) -> UInt32 {
        UInt32(bytes.withUnsafeBytes { table.insert($0) })
    }

    /// Lets a literal in a place hit an entry.
    mutating func add(_ literal: UInt32, _ place: LiteralAutomaton.Place, _ entry: UInt32) {
        outputs.append((literal, place, entry))
    }

    /// The automaton of what was gathered.
    func automaton() -> LiteralAutomaton {
        LiteralAutomaton(table, outputs: outputs)
    }
}

extension LiteralPattern.Mode {
    /// Where the automaton looks for a text of this mode.
    fileprivate var place: LiteralAutomaton.Place {
        switch self {
        case .contains: .anywhere
        case .startsWith: .start
        case .endsWith: .end
        case .equals: .whole
        }
    }
}
