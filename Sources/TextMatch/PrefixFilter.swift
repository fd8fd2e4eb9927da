/// Tells of most words that they begin with none of many beginnings, by a look at their first bytes.
struct PrefixFilter: Sendable {
    /// The lengths of all beginnings, in bytes, from the shortest to the longest.
    let lengths: [Int]
    /// The first bytes of each beginning, or all of it if it is shorter.
    private let heads: HashFilter
    /// The lengths of these, a bit for each.
    private let headLengths: UInt8

    /// How many bytes are looked at: enough to tell words apart, and few beginnings are shorter.
    private static let headLength = 4

    /// Makes a filter of beginnings, none of them empty.
    init(_ beginnings: [ArraySlice<UInt8>]) {
        lengths = Set(beginnings.map(\.count)).sorted()
        headLengths = lengths.reduce(0) { $0 | 1 << UInt8(min($1, Self.headLength)) }
        heads = HashFilter(
            beginnings.map { beginning in
                beginning.withUnsafeBytes { Self.hash(Self.head(of: $0), length: min($0.count, Self.headLength)) }
            }
        )
    }

    /// Whether a word may begin with one of them.
    @inline(__always)
    func mayBegin(_ word: UnsafeRawBufferPointer) -> Bool {
        guard headLengths != 0 else { return false }
        let head = Self.head(of: word)
        var rest = headLengths
        while rest != 0 {
            let length = rest.trailingZeroBitCount
            if length <= word.count, heads.mayHave(Self.hash(head, length: length)) { return true }
            rest &= rest - 1
        }
        return false
    }

    /// The first bytes of a word as a number, the first byte the lowest.
    @inline(__always)
    private static func head(of word: UnsafeRawBufferPointer) -> UInt32 {
        if word.count >= headLength { return UInt32(littleEndian: word.loadUnaligned(as: UInt32.self)) }
        var head: UInt32 = 0
        for index in 0..<word.count { head |= UInt32(word[index]) << UInt32(index * 8) }
        return head
    }

    /// The hash of a head's first bytes: it needs to be good in its upper half, where the filter looks.
    @inline(__always)
    private static func hash(_ head: UInt32, length: Int) -> UInt64 {
        let bytes = head & ~0 >> UInt32((headLength - length) * 8)
        return (UInt64(length) << 32 | UInt64(bytes)) &* 0x9E37_79B9_7F4A_7C15
    }
}
