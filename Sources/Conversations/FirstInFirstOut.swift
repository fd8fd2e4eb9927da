/// A queue: first in, first out, in constant time on average.
///
/// What was taken out is let go at once.
package struct FirstInFirstOut<Element> {
    private var slots: [Element?] = []
    private var head = 0

    /// Creates an empty queue.
    package init() {}

    /// Whether nothing waits.
    package var isEmpty: Bool { head == slots.count }

    /// The oldest element, left in its place.
    package var first: Element? { head < slots.count ? slots[head] : nil }

    /// Adds an element behind the others.
    package mutating func append(_ element: Element) { slots.append(element) }

    /// Takes the oldest element out, or `nil` when there is none.
    package mutating func popFirst() -> Element? {
        guard head < slots.count else { return nil }
        let first = slots[head].take()
        head += 1
        if head == slots.count {
            slots.removeAll()
            head = 0
        } else if head > 32, head * 2 > slots.count {
            slots.removeFirst(head)
            head = 0
        }
        return first
    }
}

extension FirstInFirstOut: Sendable where Element: Sendable {}
