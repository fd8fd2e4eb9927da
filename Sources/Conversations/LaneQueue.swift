/// The order of work: items of one key one after the other, keys side by side.
///
/// A pure value: it says when a lane has to be started and what comes next in it; whoever owns it does the work.
/// A lane exists as long as it has work, so that memory follows the work and not the number of contacts ever seen.
package struct LaneQueue<Key: Hashable & Sendable, Item: Sendable>: Sendable {
    private var waiting: [Key: FirstInFirstOut<Item>] = [:]

    /// The items added and not finished, those in work included.
    package private(set) var count = 0

    /// Creates an empty queue.
    package init() {}

    /// The lanes that have work.
    package var laneCount: Int { waiting.count }

    /// Adds an item behind the others of its key.
    ///
    /// - Returns: The item itself when its lane was idle: the caller starts working on it now. `nil` when it waits.
    package mutating func add(_ item: Item, to key: Key) -> Item? {
        count += 1
        if waiting[key] != nil {
            waiting[key]?.append(item)
            return nil
        }
        waiting[key] = FirstInFirstOut()
        return item
    }

    /// The item in work in this lane is done.
    ///
    /// - Returns: What the caller works on next, or `nil` when the lane has ended.
    package mutating func finish(_ key: Key) -> Item? {
        count -= 1
        if let next = waiting[key]?.popFirst() { return next }
        waiting[key] = nil
        return nil
    }

    /// The items that wait behind the one in work, taken out as long as a condition holds: they are in work too now.
    package mutating func takeWaiting(of key: Key, atMost maximum: Int, while condition: (Item) -> Bool) -> [Item] {
        var taken: [Item] = []
        while taken.count < maximum, let next = waiting[key]?.first, condition(next) {
            guard let item = waiting[key]?.popFirst() else { break }
            taken.append(item)
        }
        return taken
    }

    /// Items taken by ``takeWaiting(of:atMost:while:)`` are done.
    package mutating func finishTaken(_ number: Int) { count -= number }
}
