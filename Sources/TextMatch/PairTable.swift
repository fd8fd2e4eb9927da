/// A number for each pair of numbers, found by hash: the edges of a graph.
struct PairTable: Sendable {
    private struct Slot {
        var first: UInt32 = 0
        var second: UInt32 = 0
        /// 0 for a free slot.
        var value: UInt32 = 0
    }

    /// Open addressing; a power of two, at most half in use.
    private var slots = [Slot](repeating: Slot(), count: 2)
    private var count = 0

    /// The number of a pair, 0 if it has none.
    @inline(__always)
    func value(_ first: UInt32, _ second: UInt32) -> UInt32 {
        slots[slot(first, second)].value
    }

    /// Gives a pair that has none its number, which is not 0.
    mutating func insert(_ first: UInt32, _ second: UInt32, value: UInt32) {
        count += 1
        if count * 2 > slots.count {
            let old = slots
            slots = [Slot](repeating: Slot(), count: old.count * 4)
            for entry in old where entry.value != 0 { slots[slot(entry.first, entry.second)] = entry }
        }
        slots[slot(first, second)] = Slot(first: first, second: second, value: value)
    }

    /// The slot that the pair is in, or the free one where it belongs.
    @inline(__always)
    private func slot(_ first: UInt32, _ second: UInt32) -> Int {
        let mixed = (UInt64(first) << 32 | UInt64(second)) &* 0x9E37_79B9_7F4A_7C15
        var slot = Int(truncatingIfNeeded: mixed >> 32) & (slots.count - 1)
        while slots[slot].value != 0, slots[slot].first != first || slots[slot].second != second {
            slot = (slot + 1) & (slots.count - 1)
        }
        return slot
    }
}
