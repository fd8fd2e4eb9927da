/// A set of small numbers that is cleared in the time it took to fill it.
///
/// Unchecked, but safe to send: it cannot be copied, so that its memory belongs to one value alone.
struct NumberSet: ~Copyable, @unchecked Sendable {
    /// The numbers, in the order in which they came.
    private(set) var members = NumberStack()
    private var bits = UnsafeMutableBufferPointer<UInt64>.allocate(capacity: 0)

    deinit {
        bits.deallocate()
    }

    /// Empties it.
    @inline(__always)
    mutating func clear() {
        for place in 0..<members.count { bits[Int(members[place] >> 6)] = 0 }
        members.removeAll()
    }

    /// Makes an empty set ready for numbers below `count`.
    mutating func makeRoom(for count: Int) {
        guard bits.count * 64 < count else { return }
        let larger = UnsafeMutableBufferPointer<UInt64>.allocate(capacity: (count + 63) / 64)
        larger.initialize(repeating: 0)
        _ = larger.update(fromContentsOf: bits)
        bits.deallocate()
        bits = larger
    }

    /// Whether a number is in it.
    @inline(__always)
    func contains(_ number: UInt32) -> Bool {
        let word = Int(number >> 6)
        return word < bits.count && bits[word] & 1 << (number & 63) != 0
    }

    /// Adds a number below what room was made for; whether it is new.
    @inline(__always)
    @discardableResult
    mutating func insert(_ number: UInt32) -> Bool {
        let word = Int(number >> 6)
        precondition(word < bits.count, "no room was made for this number")
        let bit: UInt64 = 1 << (number & 63)
        guard bits[word] & bit == 0 else { return false }
        bits[word] |= bit
        members.append(number)
        return true
    }
}
