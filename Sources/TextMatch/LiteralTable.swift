/// The next state of a ``LiteralAutomaton`` by state and byte, for its first states.
///
/// Bytes that are in no literal share a column, and so a row is no longer than the alphabet that is in use.
struct LiteralTable: Sendable {
    /// Where a byte leads.
    struct Step {
        /// The next state.
        let state: UInt32
        /// Whether a literal ends there.
        let hasOutput: Bool
    }

    /// The most steps in the table: a megabyte, as much as stays in a processor's cache.
    private static let maximumCount = 1 << 18
    private static let outputBit: UInt32 = 1 << 31

    /// The column of each byte.
    private let columns: [UInt8]
    private let width: Int
    /// How many states have a row.
    private let rowCount: UInt32
    /// The rows, one after another: the next state, with ``outputBit`` where a literal ends there.
    private let steps: [UInt32]

    /// Works out the rows of the first states.
    init(_ trie: LiteralTrie, fallback: [UInt32], output: [UInt32]) {
        var columns = [UInt8](repeating: 0, count: 256)
        var width = 1
        for label in trie.labels.dropFirst() where columns[Int(label)] == 0 && width < 256 {
            columns[Int(label)] = UInt8(width)
            width += 1
        }
        let rows = max(1, min(trie.labels.count, Self.maximumCount / width))
        var steps = [UInt32](repeating: 0, count: rows * width)
        for state in 0..<rows {
            // What is no child of a state leads where it leads from the state that is fallen back to, which comes first.
            let other = Int(fallback[state])
            for column in 0..<width where state != 0 { steps[state * width + column] = steps[other * width + column] }
            for child in trie.firstChild[state]..<trie.firstChild[state + 1] {
                let bit = output[Int(child)] == 0 ? 0 : Self.outputBit
                steps[state * width + Int(columns[Int(trie.labels[Int(child)])])] = child | bit
            }
        }
        self.columns = columns
        self.width = width
        self.steps = steps
        rowCount = UInt32(rows)
    }

    /// Where a byte leads; `nil` for a state without a row.
    @inline(__always)
    func next(from state: UInt32, _ byte: UInt8) -> Step? {
        guard state < rowCount else { return nil }
        let step = steps[Int(state) * width + Int(columns[Int(byte)])]
        return Step(state: step & ~Self.outputBit, hasOutput: step & Self.outputBit != 0)
    }
}
