/// Tells of most hashes that are not in a table that they are not, by one look at a small array (a Bloom filter).
///
/// It goes by the upper halves of the hashes; tables go by the lower. Sixteen bits for each hash, so that one in sixteen of the others is let through. It stays in the processor's cache
/// where the table does not, and most words of a message are in no keyword.
struct HashFilter: Sendable {
    private let bits: [UInt64]
    private let mask: UInt64

    /// Makes a filter that lets these through.
    init(_ hashes: some Collection<UInt64>) {
        var size = 1
        while size * 4 < hashes.count { size *= 2 }
        var bits = [UInt64](repeating: 0, count: size)
        let mask = UInt64(size - 1)
        for hash in hashes {
            let bit = hash >> 32
            bits[Int(truncatingIfNeeded: bit >> 6 & mask)] |= 1 << (bit & 63)
        }
        self.bits = bits
        self.mask = mask
    }

    /// Whether a hash may be one of them.
    @inline(__always)
    func mayHave(_ hash: UInt64) -> Bool {
        let bit = hash >> 32
        return bits[Int(truncatingIfNeeded: bit >> 6 & mask)] & 1 << (bit & 63) != 0
    }
}
