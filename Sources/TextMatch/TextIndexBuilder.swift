/// Gathers the patterns of a ``TextIndex`` and gives each its entry.
struct TextIndexBuilder {
    /// The entry of what may match any text.
    static let always: UInt32 = 0
    /// The entry of what matches no text.
    static let never: UInt32 = 1

    /// How many entries there are.
    private(set) var entryCount: UInt32 = 2
    /// What is looked for in the folded text.
    private(set) var literals = LiteralGathering()
    /// What is looked for in the original text.
    private(set) var asWritten = LiteralGathering()

    private var trie = WordTrie()
    private var keywords: [(node: UInt32, entry: UInt32)] = []
    private var wholes: [(node: UInt32, entry: UInt32)] = []
    private var entries: [Key: UInt32] = [:]

    /// What tells entries apart.
    private enum Key: Hashable {
        /// The nodes of a keyword's words, and of its words joined at apostrophes.
        case words(UInt32, UInt32)
        /// The same for `equals`.
        case whole(UInt32, UInt32)
        case literal(UInt32, LiteralAutomaton.Place)
        case asWritten(UInt32)
        case anyOf([UInt32])
    }

    /// The entry of a pattern, a new one if no pattern before was the same.
    mutating func entry(of pattern: TextIndex.Pattern) -> UInt32 {
        switch pattern {
        case .words(let pattern): entry(of: pattern)
        case .literal(let pattern): entry(of: pattern)
        case .regex(let regex): entry(of: regex)
        }
    }

    /// The index of the words that were gathered.
    func words() -> WordIndex {
        WordIndex(trie, keywords: keywords, wholes: wholes)
    }

    private mutating func entry(of pattern: WordPattern) -> UInt32 {
        guard pattern.advice?.level != .error else { return Self.never }
        if let written = pattern.asWritten {
            let literal = asWritten.literal(Array(written.utf8))
            let entry = entry(for: .asWritten(literal))
            if entry.isNew { asWritten.add(literal, .anywhere, entry.number) }
            return entry.number
        }
        let words = trie.insert(pattern.wordSequence, lastIsPrefix: pattern.lastIsPrefix)
        let joined = pattern.joinedWordSequence.map { trie.insert($0, lastIsPrefix: pattern.lastIsPrefix) } ?? words
        let entry = entry(for: .words(words, joined))
        if entry.isNew {
            keywords.append((words, entry.number))
            if joined != words { keywords.append((joined, entry.number)) }
        }
        return entry.number
    }

    private mutating func entry(of pattern: LiteralPattern) -> UInt32 {
        guard pattern.advice?.level != .error else { return Self.never }
        guard pattern.mode != .equals || pattern.wordSequence.isEmpty else {
            let words = trie.insert(pattern.wordSequence)
            let joined = pattern.joinedWordSequence.map { trie.insert($0) } ?? words
            let entry = entry(for: .whole(words, joined))
            if entry.isNew {
                wholes.append((words, entry.number))
                if joined != words { wholes.append((joined, entry.number)) }
            }
            return entry.number
        }
        let literal = literals.literal(pattern.utf8)
        let place = pattern.mode.place
        let entry = entry(for: .literal(literal, place))
        if entry.isNew { literals.add(literal, place, entry.number) }
        return entry.number
    }

    private mutating func entry(of regex: FoldedRegex) -> UInt32 {
        guard let required = regex.requiredBytes else { return Self.always }
        let ids = Set(required.map { literals.literal($0) }).sorted()
        let entry = entry(for: .anyOf(ids))
        if entry.isNew { for id in ids { literals.add(id, .anywhere, entry.number) } }
        return entry.number
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
