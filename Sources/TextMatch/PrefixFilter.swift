/// Tells of most words that they begin with none of many beginnings, by a look at their first bytes.
struct PrefixFilter: Sendable {
    /// The lengths of all beginnings, in bytes, from the shortest to the longest.
    let lengths: [Int]
    /// The first bytes of each beginning, or all of it if it is shorter.
    private let heads: HashFilter
    /// Whether any beginning is as long as that.
    private let hasLong: Bool
    /// The lengths of those that are shorter.
    private let shortLengths: [Int]

    /// How many bytes are looked at: enough to tell words apart, and few beginnings are shorter.
    private static let headLength = 4

    /// Makes a filter of beginnings.
    init(_ beginnings: [ArraySlice<UInt8>]) {
        lengths = Set(beginnings.map(\.count)).sorted()
        hasLong = lengths.contains { $0 >= Self.headLength }
        shortLengths = lengths.filter { $0 < Self.headLength }
        heads = HashFilter(beginnings.map { $0.prefix(Self.headLength).withUnsafeBytes { Self.hash(of: $0) } })
    }

    /// Whether a word may begin with one of them.
    @inline(__always)
    func mayBegin(_ word: UnsafeRawBufferPointer) -> Bool {
        if hasLong, word.count >= Self.headLength, heads.mayHave(Self.hash(ofHead: word)) { return true }
        return !shortLengths.isEmpty && mayBeginShort(word)
    }

    private func mayBeginShort(_ word: UnsafeRawBufferPointer) -> Bool {
        shortLengths.contains { length in
            length <= word.count && heads.mayHave(ByteHash.of(UnsafeRawBufferPointer(rebasing: word[..<length])))
        }
    }

    /// The hash of a beginning, of which no more than the head is given.
    private static func hash(of beginning: UnsafeRawBufferPointer) -> UInt64 {
        beginning.count < headLength ? ByteHash.of(beginning) : hash(ofHead: beginning)
    }

    /// The hash of the first bytes of a long word: a number as it is, of which a filter needs the upper half.
    @inline(__always)
    private static func hash(ofHead word: UnsafeRawBufferPointer) -> UInt64 {
        UInt64(word.loadUnaligned(as: UInt32.self)) &* 0x9E37_79B9_7F4A_7C15
    }
}
