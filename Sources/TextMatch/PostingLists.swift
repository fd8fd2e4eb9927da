/// A list of numbers for each key from 0, in two flat arrays.
struct PostingLists: Sendable {
    /// Where the list of each key begins, and the end; empty when all lists are.
    private let starts: [UInt32]
    private let items: [UInt32]

    /// Sorts pairs into lists: each key's items in the order that they come in.
    ///
    /// - Parameters:
    ///   - keyCount: How many keys there are.
    ///   - pairs: The pairs; a key is below `keyCount`.
    init(keyCount: Int, _ pairs: [(key: UInt32, item: UInt32)]) {
        guard !pairs.isEmpty else {
            starts = []
            items = []
            return
        }
        var starts = [UInt32](repeating: 0, count: keyCount + 1)
        for pair in pairs { starts[Int(pair.key) + 1] += 1 }
        for key in 0..<keyCount { starts[key + 1] += starts[key] }
        var next = starts
        var items = [UInt32](repeating: 0, count: pairs.count)
        for pair in pairs {
            items[Int(next[Int(pair.key)])] = pair.item
            next[Int(pair.key)] += 1
        }
        self.starts = starts
        self.items = items
    }

    /// Whether all lists are empty.
    var isEmpty: Bool { items.isEmpty }

    /// Gives each number of a key's list to a function.
    @inline(__always)
    func forEach(of key: UInt32, _ body: (UInt32) -> Void) {
        guard !items.isEmpty else { return }
        for place in Int(starts[Int(key)])..<Int(starts[Int(key) + 1]) { body(items[place]) }
    }
}
