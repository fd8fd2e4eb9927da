/// Finds all words and phrases that are in a text in one pass over its words, however many there are.
///
/// What a keyword asks of a word is a symbol: this word, a word that begins so, or this word but for a typo. A phrase
/// is a row of symbols, and all phrases together are a trie. The text's words are taken one after another: each is
/// looked up for the symbols that it is, and these continue the phrases that are open.
struct WordIndex: Sendable {
    /// What a keyword can ask of a word; a symbol is the word's number in the table and one of these.
    enum Demand: UInt32, CaseIterable {
        /// The word itself.
        case exact
        /// A word that begins so.
        case prefix
        /// The word, but for one typo at most.
        case typo

        /// The symbol of a word.
        @inline(__always)
        func symbol(of word: Int) -> UInt32 {
            UInt32(word) * 3 + rawValue
        }

        /// The bit that stands for it in a set.
        @inline(__always)
        var bit: UInt8 { 1 << rawValue }
    }

    /// What an index is made of: the keywords' nodes, and what each of them stands for.
    struct Outputs {
        /// Keywords that may stand anywhere.
        var keywords: [(node: UInt32, entry: UInt32)] = []
        /// What must be the whole text.
        var wholes: [(node: UInt32, entry: UInt32)] = []
        /// What the first word of a text must be for an `only` to be worth a look.
        var openings: [(symbol: UInt32, entry: UInt32)] = []
    }

    /// Whether there is nothing to find.
    var isEmpty: Bool { words.count == 0 }

    /// The words of all keywords.
    private let words: ByteStringTable
    /// What is asked of each word, as bits.
    private let demands: [UInt8]
    /// The words that can be sought whole.
    private let wholeFilter: HashFilter
    /// The beginnings of words that can be sought.
    private let prefixes: PrefixFilter
    private let typos: TypoTable
    /// The node that each symbol alone is, 0 for none.
    private let rootChildren: [UInt32]
    /// The node that a node becomes by a symbol.
    private let edges: PairTable
    /// Whether a phrase goes on from a node.
    private let hasChildren: [Bool]
    private let keywords: PostingLists
    private let wholes: PostingLists
    private let openings: PostingLists

    /// Makes an index of what was gathered.
    init(_ trie: WordTrie, _ outputs: Outputs) {
        words = trie.words
        demands = trie.demands
        edges = trie.edges
        hasChildren = trie.hasChildren
        rootChildren = trie.rootChildren()
        wholeFilter = HashFilter(trie.words(asked: .exact).map(trie.words.hash))
        prefixes = PrefixFilter(trie.words(asked: .prefix).map { trie.words[$0] })
        typos = TypoTable(trie.words(asked: .typo).map { (Demand.typo.symbol(of: $0), trie.words[$0]) })
        let nodes = hasChildren.count
        keywords = PostingLists(keyCount: nodes, outputs.keywords.map { (key: $0.node, item: $0.entry) })
        wholes = PostingLists(keyCount: nodes, outputs.wholes.map { (key: $0.node, item: $0.entry) })
        openings = PostingLists(
            keyCount: rootChildren.count,
            outputs.openings.map { (key: $0.symbol, item: $0.entry) }
        )
    }

    /// Notes the entries of all keywords that are in a text of these words.
    ///
    /// The entries whose `only` may hold are left among the scratch's candidates.
    func find(in text: WordSequence, hits: inout PatternHits) {
        guard !isEmpty, !text.isEmpty else { return }
        hits.scratch.open.removeAll()
        /// The node that all words up to here together are, 0 when no keyword begins so.
        var whole: UInt32 = 0
        text.utf8.withUnsafeBytes { bytes in
            text.ranges.withUnsafeBufferPointer { ranges in
                guard let start = bytes.baseAddress else { return }
                for index in 0..<ranges.count {
                    let range = ranges[index]
                    let word = UnsafeRawBufferPointer(start: start + range.lowerBound, count: range.count)
                    let exact = lookUp(word, &hits.scratch)
                    if index == 0 {
                        whole = exact.map { rootChildren[Int($0)] } ?? 0
                        if !openings.isEmpty { noteCandidates(&hits.scratch) }
                    } else if whole != 0 {
                        whole = exact.map { edges.value(whole, $0) } ?? 0
                    }
                    if hits.scratch.symbols.isEmpty {
                        hits.scratch.open.removeAll()
                    } else {
                        advance(&hits)
                    }
                }
            }
        }
        if whole != 0 { wholes.forEach(of: whole) { hits.insert($0) } }
    }

    /// Takes the word whose symbols are in the scratch.
    private func advance(_ hits: inout PatternHits) {
        hits.scratch.nextOpen.removeAll()
        for place in 0..<hits.scratch.symbols.count {
            let symbol = hits.scratch.symbols[place]
            visit(rootChildren[Int(symbol)], &hits)
            for open in 0..<hits.scratch.open.count {
                visit(edges.value(hits.scratch.open[open], symbol), &hits)
            }
        }
        swap(&hits.scratch.open, &hits.scratch.nextOpen)
    }

    @inline(__always)
    private func visit(_ node: UInt32, _ hits: inout PatternHits) {
        guard node != 0 else { return }
        keywords.forEach(of: node) { hits.insert($0) }
        if hasChildren[Int(node)] { hits.scratch.nextOpen.append(node) }
    }

    private func noteCandidates(_ scratch: inout MatchScratch) {
        for place in 0..<scratch.symbols.count {
            openings.forEach(of: scratch.symbols[place]) { scratch.candidates.append($0) }
        }
    }

    /// Gathers the symbols that a word is; returns the one of the word itself.
    @inline(__always)
    private func lookUp(_ word: UnsafeRawBufferPointer, _ scratch: inout MatchScratch) -> UInt32? {
        scratch.symbols.removeAll()
        if !typos.isEmpty { typos.find(word, &scratch.typos, into: &scratch.symbols) }
        if prefixes.mayBegin(word) { noteBeginnings(of: word, &scratch) }
        let hash = ByteHash.of(word)
        guard wholeFilter.mayHave(hash), let number = words.find(word, hash: hash),
            demands[number] & Demand.exact.bit != 0
        else { return nil }
        let symbol = Demand.exact.symbol(of: number)
        scratch.symbols.append(symbol)
        return symbol
    }

    private func noteBeginnings(of word: UnsafeRawBufferPointer, _ scratch: inout MatchScratch) {
        for length in prefixes.lengths where length <= word.count {
            let beginning = UnsafeRawBufferPointer(rebasing: word[..<length])
            if let number = words.find(beginning, hash: ByteHash.of(beginning)),
                demands[number] & Demand.prefix.bit != 0
            {
                scratch.symbols.append(Demand.prefix.symbol(of: number))
            }
        }
    }
}
