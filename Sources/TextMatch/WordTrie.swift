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
    mutating func insert(_ phrase: WordSequence, lastIsPrefix: Bool = false) -> UInt32 {
        var node: UInt32 = 0
        phrase.utf8.withUnsafeBytes { bytes in
            for (index, range) in phrase.ranges.enumerated() {
                let isPrefix = lastIsPrefix && index == phrase.count - 1
                let word = UnsafeRawBufferPointer(rebasing: bytes[range])
                node = child(of: node, symbol: symbol(of: word, isPrefix ? .prefix : .exact))
            }
        }
        return node
    }

    /// The node that each symbol alone is, 0 for none.
    func rootChildren() -> [UInt32] {
        var children = [UInt32](repeating: 0, count: words.count * WordIndex.Demand.allCases.count)
        for edge in rootEdges { children[Int(edge.symbol)] = edge.node }
        return children
    }

    private mutating func symbol(of word: UnsafeRawBufferPointer, _ demand: WordIndex.Demand) -> UInt32 {
        let number = words.insert(word)
        if number == demands.count { demands.append(0) }
        demands[number] |= demand.bit
        return demand.symbol(of: number)
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
