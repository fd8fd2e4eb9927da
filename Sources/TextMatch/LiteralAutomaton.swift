/// Finds all literals that are in a text in one pass over it, however many there are (Aho and Corasick).
///
/// The states are numbered level by level. The first of them, where almost all steps are, have a row in a table that
/// gives the next state for every byte; of the others, the children of a state follow each other, so that it needs no
/// more than the number of its first child.
struct LiteralAutomaton: Sendable {
    /// Where a literal must stand for an entry to be hit.
    enum Place: UInt32 {
        case anywhere
        case start
        case end
        /// From the start to the end.
        case whole
    }

    /// How many states there are.
    var stateCount: Int { labels.count }
    /// Whether there is nothing to find.
    var isEmpty: Bool { lengths.isEmpty }

    /// Each state's first child; the last is one after the one before the first child of the next state.
    private let firstChild: [UInt32]
    /// The byte that leads to each state.
    private let labels: [UInt8]
    /// The state for the longest end of what a state has seen that is also a beginning of some literal.
    private let fallback: [UInt32]
    /// The longest literal that ends in each state, plus one; 0 for none.
    private let output: [UInt32]
    /// The first states' rows.
    private let table: LiteralTable
    /// For each literal the longest other one that it ends with, plus one; 0 for none.
    private let shorter: [UInt32]
    private let lengths: [UInt32]
    /// The entries of each literal by place: the key is the literal times four, plus the place.
    private let entries: PostingLists
    private let hasEnds: Bool

    /// Builds the automaton.
    ///
    /// - Parameters:
    ///   - literals: What is looked for, none of it empty.
    ///   - outputs: What is hit by a literal in a place.
    init(_ literals: ByteStringTable, outputs: [(literal: UInt32, place: Place, entry: UInt32)]) {
        let trie = LiteralTrie(literals)
        let keys = outputs.map { (key: $0.literal * 4 + $0.place.rawValue, item: $0.entry) }
        firstChild = trie.firstChild
        labels = trie.labels
        let links = trie.links(count: literals.count)
        table = LiteralTable(trie, fallback: links.fallback, output: links.output)
        fallback = links.fallback
        output = links.output
        shorter = links.shorter
        lengths = (0..<literals.count).map { UInt32(literals[$0].count) }
        entries = PostingLists(keyCount: literals.count * 4, keys)
        hasEnds = outputs.contains { $0.place == .end }
    }

    /// Notes the entries of all literals that are in a text.
    func find(in text: UnsafeRawBufferPointer, hits: inout PatternHits) {
        guard !isEmpty else { return }
        hits.scratch.seen.clear()
        hits.scratch.seen.makeRoom(for: lengths.count)
        var state: UInt32 = 0
        for index in 0..<text.count {
            let byte = text[index]
            var next = table.next(from: state, byte)
            while next == nil {
                // A state without a row has a child for the byte, or what it falls back to knows more.
                let child = child(of: state, byte)
                if child == 0 {
                    state = fallback[Int(state)]
                    next = table.next(from: state, byte)
                } else {
                    next = LiteralTable.Step(state: child, hasOutput: output[Int(child)] != 0)
                }
            }
            guard let next else { return }
            state = next.state
            guard next.hasOutput else { continue }
            let found = output[Int(state)]
            // What ends here and is as long as all up to here begins at the start.
            if Int(lengths[Int(found) - 1]) == index + 1 {
                insert(found - 1, .start, &hits)
                if index + 1 == text.count { insert(found - 1, .whole, &hits) }
            }
            noteAnywhere(found, &hits)
        }
        guard hasEnds else { return }
        var found = output[Int(state)]
        while found != 0 {
            insert(found - 1, .end, &hits)
            found = shorter[Int(found) - 1]
        }
    }

    /// A literal that was seen before has already named the shorter ones that it ends with.
    @inline(__always)
    private func noteAnywhere(_ first: UInt32, _ hits: inout PatternHits) {
        var found = first
        while found != 0, hits.scratch.seen.insert(found - 1) {
            insert(found - 1, .anywhere, &hits)
            found = shorter[Int(found) - 1]
        }
    }

    @inline(__always)
    private func insert(_ literal: UInt32, _ place: Place, _ hits: inout PatternHits) {
        entries.forEach(of: literal * 4 + place.rawValue) { hits.insert($0) }
    }

    @inline(__always)
    private func child(of state: UInt32, _ byte: UInt8) -> UInt32 {
        LiteralTrie.child(from: firstChild[Int(state)], to: firstChild[Int(state) + 1], byte, labels)
    }
}
