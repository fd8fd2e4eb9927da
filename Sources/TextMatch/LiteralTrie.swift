/// The states of a ``LiteralAutomaton`` while it is built: all beginnings of all literals, level by level.
struct LiteralTrie {
    /// Each state's first child, and one more at the end.
    private(set) var firstChild: [UInt32] = []
    /// The byte that leads to each state.
    private(set) var labels: [UInt8] = [0]
    /// The children by byte of the states of the first two levels; 0 for none.
    private(set) var dense: [UInt32] = []
    /// The literal that is each state, plus one; 0 for none.
    private var literal: [UInt32] = [0]
    private var parents: [UInt32] = [0]

    /// Sorts the literals and takes them apart.
    ///
    /// The states of one level are the groups that the sorted literals fall into by so many bytes, so that each byte is
    /// looked at once and no state needs a table.
    init(_ literals: ByteStringTable) {
        let order = literals.sortedNumbers()
        literals.withBytes { bytes, ends in
            var groups = [Group(first: 0, end: UInt32(order.count))]
            var depth = 0
            var state = 0
            while state < groups.count {
                let end = groups.count
                while state < end {
                    firstChild.append(UInt32(groups.count))
                    split(groups[state], state: state, depth: depth, order, bytes, ends, &groups)
                    state += 1
                }
                depth += 1
            }
            firstChild.append(UInt32(groups.count))
        }
        fillDense()
    }

    /// The literals, in their order, that begin alike.
    private struct Group {
        let first: UInt32
        let end: UInt32
    }

    private mutating func split(
        _ group: Group,
        state: Int,
        depth: Int,
        _ order: [UInt32],
        _ bytes: UnsafeRawBufferPointer,
        _ ends: [UInt32],
        _ groups: inout [Group]
    ) {
        func start(_ place: UInt32) -> Int {
            let number = Int(order[Int(place)])
            return number == 0 ? 0 : Int(ends[number - 1])
        }
        var place = group.first
        if place < group.end, Int(ends[Int(order[Int(place)])]) - start(place) == depth {
            literal[state] = order[Int(place)] + 1  // the shortest sorts first
            place += 1
        }
        while place < group.end {
            let label = bytes[start(place) + depth]
            var end = place + 1
            while end < group.end, bytes[start(end) + depth] == label { end += 1 }
            groups.append(Group(first: place, end: end))
            labels.append(label)
            literal.append(0)
            parents.append(UInt32(state))
            place = end
        }
    }

    private mutating func fillDense() {
        let rows = firstChild.count > 1 ? Int(firstChild[1]) : 1
        dense = [UInt32](repeating: 0, count: rows << 8)
        for state in 0..<rows {
            for child in firstChild[state]..<firstChild[state + 1] {
                dense[state << 8 | Int(labels[Int(child)])] = child
            }
        }
    }

    /// Where each state falls back to, the longest literal that ends in it, and that literal's own shorter one.
    func links(count: Int) -> (fallback: [UInt32], output: [UInt32], shorter: [UInt32]) {
        var fallback = [UInt32](repeating: 0, count: labels.count)
        var output = literal
        var shorter = [UInt32](repeating: 0, count: count)
        for state in labels.indices.dropFirst() {
            let parent = Int(parents[state])
            if parent != 0 {
                var other = fallback[parent]
                var next = child(of: other, labels[state])
                while next == 0, other != 0 {
                    other = fallback[Int(other)]
                    next = child(of: other, labels[state])
                }
                fallback[state] = next
            }
            // The state that is fallen back to is of an earlier level and so has its output already.
            let inherited = output[Int(fallback[state])]
            if literal[state] == 0 {
                output[state] = inherited
            } else {
                shorter[Int(literal[state]) - 1] = inherited
            }
        }
        return (fallback, output, shorter)
    }

    private func child(of state: UInt32, _ byte: UInt8) -> UInt32 {
        let row = Int(state) << 8
        if row < dense.count { return dense[row | Int(byte)] }
        return Self.child(from: firstChild[Int(state)], to: firstChild[Int(state) + 1], byte, labels)
    }

    /// The child of a state by the byte that leads to it, 0 for none; the labels of siblings rise.
    @inline(__always)
    static func child(from first: UInt32, to end: UInt32, _ byte: UInt8, _ labels: [UInt8]) -> UInt32 {
        var low = first
        var high = end
        while high - low > 4 {
            let middle = (low + high) / 2
            if labels[Int(middle)] <= byte { low = middle } else { high = middle }
        }
        while low < high {
            if labels[Int(low)] == byte { return low }
            low += 1
        }
        return 0
    }
}
