/// Finds all words and phrases that are in a text in one pass over its words, however many there are.
///
/// What a keyword asks of a word is a symbol: this word, or a word that begins so. A phrase is a row of symbols, and
/// all phrases together are a trie. The text's words are taken one after another: each is looked up for the symbols
/// that it is, and these continue the phrases that are open.
struct WordIndex: Sendable {
    /// What a keyword can ask of a word; a symbol is the word's number in the table and one of these.
    enum Demand: UInt32, CaseIterable {
        /// The word itself.
        case exact
        /// A word that begins so.
        case prefix

        /// The symbol of a word.
        @inline(__always)
        func symbol(of word: Int) -> UInt32 {
            UInt32(word) * UInt32(Demand.allCases.count) + rawValue
        }

        /// The bit that stands for it in a set.
        var bit: UInt8 { 1 << rawValue }
    }

    /// The words of all keywords.
    private let words: ByteStringTable
    /// What is asked of each word, as bits.
    private let demands: [UInt8]
    /// Whether there is a `price*` of so many bytes.
    private let hasPrefixOfLength: [Bool]
    /// The node that each symbol alone is, 0 for none.
    private let rootChildren: [UInt32]
    /// The node that a node becomes by a symbol.
    private let edges: PairTable
    /// Whether a phrase goes on from a node.
    private let hasChildren: [Bool]
    /// The entries of the keywords that are complete at a node.
    private let keywords: PostingLists
    /// The entries of what must be the whole text, at the node that is complete with its last word.
    private let wholes: PostingLists

    /// Whether there is nothing to find.
    var isEmpty: Bool { keywords.isEmpty && wholes.isEmpty }

    /// Makes an index of what was gathered.
    init(_ trie: WordTrie, keywords: [(node: UInt32, entry: UInt32)], wholes: [(node: UInt32, entry: UInt32)]) {
        words = trie.words
        demands = trie.demands
        edges = trie.edges
        hasChildren = trie.hasChildren
        rootChildren = trie.rootChildren()
        var hasPrefixOfLength: [Bool] = []
        for word in 0..<words.count where demands[word] & Demand.prefix.bit != 0 {
            let length = words[word].count
            while hasPrefixOfLength.count <= length { hasPrefixOfLength.append(false) }
            hasPrefixOfLength[length] = true
        }
        self.hasPrefixOfLength = hasPrefixOfLength
        let nodes = hasChildren.count
        self.keywords = PostingLists(keyCount: nodes, keywords.map { (key: $0.node, item: $0.entry) })
        self.wholes = PostingLists(keyCount: nodes, wholes.map { (key: $0.node, item: $0.entry) })
    }

    /// Notes the entries of all keywords that are in a text of these words.
    func find(in text: WordSequence, hits: inout PatternHits) {
        guard !isEmpty, !text.isEmpty else { return }
        hits.scratch.open.removeAll(keepingCapacity: true)
        /// The node that all words up to here together are, 0 when no keyword begins so.
        var whole: UInt32 = 0
        text.utf8.withUnsafeBytes { bytes in
            for index in text.ranges.indices {
                let exact = lookUp(UnsafeRawBufferPointer(rebasing: bytes[text.ranges[index]]), &hits.scratch.symbols)
                if index == 0 {
                    whole = exact.map { rootChildren[Int($0)] } ?? 0
                } else if whole != 0 {
                    whole = exact.map { edges.value(whole, $0) } ?? 0
                }
                advance(&hits)
            }
        }
        if whole != 0 { for entry in wholes[whole] { hits.insert(entry) } }
    }

    /// Takes the word whose symbols are in the scratch.
    @inline(__always)
    private func advance(_ hits: inout PatternHits) {
        guard !hits.scratch.symbols.isEmpty else {
            hits.scratch.open.removeAll(keepingCapacity: true)
            return
        }
        hits.scratch.nextOpen.removeAll(keepingCapacity: true)
        for symbol in hits.scratch.symbols {
            visit(rootChildren[Int(symbol)], &hits)
            for node in hits.scratch.open { visit(edges.value(node, symbol), &hits) }
        }
        swap(&hits.scratch.open, &hits.scratch.nextOpen)
    }

    @inline(__always)
    private func visit(_ node: UInt32, _ hits: inout PatternHits) {
        guard node != 0 else { return }
        for entry in keywords[node] { hits.insert(entry) }
        if hasChildren[Int(node)] { hits.scratch.nextOpen.append(node) }
    }

    /// Gathers the symbols that a word is; returns the one of the word itself.
    @inline(__always)
    private func lookUp(_ word: UnsafeRawBufferPointer, _ symbols: inout [UInt32]) -> UInt32? {
        symbols.removeAll(keepingCapacity: true)
        var hash = ByteHash()
        for index in 0..<word.count {
            hash.add(word[index])
            let length = index + 1
            guard length < hasPrefixOfLength.count, hasPrefixOfLength[length] else { continue }
            let beginning = UnsafeRawBufferPointer(rebasing: word[..<length])
            if let number = words.find(beginning, hash: hash), demands[number] & Demand.prefix.bit != 0 {
                symbols.append(Demand.prefix.symbol(of: number))
            }
        }
        guard let number = words.find(word, hash: hash), demands[number] & Demand.exact.bit != 0 else { return nil }
        let symbol = Demand.exact.symbol(of: number)
        symbols.append(symbol)
        return symbol
    }
}
