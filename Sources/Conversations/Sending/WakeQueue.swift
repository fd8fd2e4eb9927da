/// Things to be woken at a moment, the earliest first: a binary heap.
struct WakeQueue<Item: Sendable>: Sendable {
    private var heap: [(moment: Int64, order: Int, item: Item)] = []
    private var added = 0

    /// When the next one is due; `nil` when there is none.
    var earliest: Int64? { heap.first?.moment }

    /// Adds something.
    mutating func add(_ item: Item, at moment: Int64) {
        added += 1
        heap.append((moment, added, item))
        var child = heap.count - 1
        while child > 0 {
            let parent = (child - 1) / 2
            guard isBefore(child, parent) else { break }
            heap.swapAt(child, parent)
            child = parent
        }
    }

    /// Takes out the earliest that is due at a moment.
    mutating func popDue(at now: Int64) -> Item? {
        guard let first = heap.first, first.moment <= now else { return nil }
        let last = heap.removeLast()
        if !heap.isEmpty {
            heap[0] = last
            var parent = 0
            while true {
                let left = 2 * parent + 1
                guard left < heap.count else { break }
                let right = left + 1
                let child = right < heap.count && isBefore(right, left) ? right : left
                guard isBefore(child, parent) else { break }
                heap.swapAt(child, parent)
                parent = child
            }
        }
        return first.item
    }

    /// Of two at the same moment the one that was added first comes first.
    private func isBefore(_ one: Int, _ other: Int) -> Bool {
        (heap[one].moment, heap[one].order) < (heap[other].moment, heap[other].order)
    }
}
