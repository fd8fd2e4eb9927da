/// The words and phrases of a ``WordIndex`` while it is built.
struct WordTrie {
    /// The words of all keywords.
    private(set) var words = ByteStringTable()
    /// What is asked of each word, as bits.
    private(set) var demands: [UInt8] = []
    /// The node that a node becomes by a symbol; 0 is the root.
    private(set) var edges = PairTable()
    /// Whether a phrase goes on from each node.
    private(set) var hasChildren: [Bool] = [false]
    private var rootEdges: [(symbol: UInt32, node: UInt32)] = []

    /// The node of a phrase, a new one if it is not there yet; 0 for no words.
    mutating func insert(_ phrase: WordSequence, _ options: WordSequence.Options = WordSequence.Options()) -> UInt32 {
        var node: UInt32 = 0
        for index in phrase.ranges.indices {
            node = child(of: node, symbol: symbol(of: index, in: phrase, options))
        }
        return node
    }

    /// The symbol that a phrase begins with.
    mutating func firstSymbol(of phrase: WordSequence, _ options: WordSequence.Options) -> UInt32? {
        phrase.isEmpty ? nil : symbol(of: 0, in: phrase, options)
    }

    /// The node that each symbol alone is, 0 for none.
    func rootChildren() -> [UInt32] {
        var children = [UInt32](repeating: 0, count: words.count * WordIndex.Demand.allCases.count)
        for edge in rootEdges { children[Int(edge.symbol)] = edge.node }
        return children
    }

    /// The numbers of the words of which something is asked.
    func words(asked demand: WordIndex.Demand) -> [Int] {
        demands.indices.filter { demands[$0] & demand.bit != 0 }
    }

    private mutating func symbol(of index: Int, in phrase: WordSequence, _ options: WordSequence.Options) -> UInt32 {
        phrase.utf8.withUnsafeBytes { bytes in
            let word = UnsafeRawBufferPointer(rebasing: bytes[phrase.ranges[index]])
            let demand: WordIndex.Demand =
                if options.lastIsPrefix && index == phrase.count - 1 {
                    .prefix
                } else if options.allowsTypos && Typo.isPossible(in: word) {
                    .typo
                } else {
                    .exact
                }
            let number = words.insert(word)
            if number == demands.count { demands.append(0) }
            demands[number] |= demand.bit
            return demand.symbol(of: number)
        }
    }

    private mutating func child(of node: UInt32, symbol: UInt32) -> UInt32 {
        let known = edges.value(node, symbol)
        guard known == 0 else { return known }
        let child = UInt32(hasChildren.count)
        hasChildren.append(false)
        hasChildren[Int(node)] = true
        edges.insert(node, symbol, value: child)
        if node == 0 { rootEdges.append((symbol, child)) }
        return child
    }
}
