/// Finds all literals that are in a text in one pass over it, however many there are (Aho and Corasick).
///
/// The states are numbered level by level, so that the children of a state follow each other, and a state needs no
/// more than the number of its first child: five flat arrays, 13 bytes a state.
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
    /// The children of the root and of its children by byte, where almost all steps are; 0 for none.
    private let dense: [UInt32]
    /// For each literal the longest other one that it ends with, plus one; 0 for none.
    private let shorter: [UInt32]
    private let lengths: [UInt32]
    /// The entries of each literal by place: the key is the literal times four, plus the place.
    private let entries: PostingLists
    private let hasStarts: Bool
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
        dense = trie.dense
        let links = trie.links(count: literals.count)
        fallback = links.fallback
        output = links.output
        shorter = links.shorter
        lengths = (0..<literals.count).map { UInt32(literals[$0].count) }
        entries = PostingLists(keyCount: literals.count * 4, keys)
        hasStarts = outputs.contains { $0.place == .start || $0.place == .whole }
        hasEnds = outputs.contains { $0.place == .end }
    }

    /// Notes the entries of all literals that are in a text.
    func find(in text: UnsafeRawBufferPointer, hits: inout PatternHits) {
        guard !isEmpty else { return }
        hits.scratch.seen.clear(count: lengths.count)
        var state: UInt32 = 0
        /// Whether the state has seen all of the text so far, so that what ends here may begin at the start.
        var isFromStart = hasStarts
        for index in 0..<text.count {
            let byte = text[index]
            var next = child(of: state, byte)
            while next == 0, state != 0 {
                isFromStart = false
                state = fallback[Int(state)]
                next = child(of: state, byte)
            }
            state = next
            let found = output[Int(state)]
            if state == 0 { isFromStart = false }
            guard found != 0 else { continue }
            if isFromStart, Int(lengths[Int(found) - 1]) == index + 1 {
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
        for entry in entries[literal * 4 + place.rawValue] { hits.insert(entry) }
    }

    @inline(__always)
    private func child(of state: UInt32, _ byte: UInt8) -> UInt32 {
        let row = Int(state) << 8
        if row < dense.count { return dense[row | Int(byte)] }
        return LiteralTrie.child(from: firstChild[Int(state)], to: firstChild[Int(state) + 1], byte, labels)
    }
}
