/// Tells of most words that they begin with none of many beginnings, by a look at their first bytes.
struct PrefixFilter: Sendable {
    /// The lengths of all beginnings, in bytes, from the shortest to the longest.
    let lengths: [Int]
    /// The first bytes of each beginning, or all of it if it is shorter.
    private let heads: HashFilter
    /// The lengths of these.
    private let headLengths: [Int]

    /// How many bytes are looked at: enough to tell words apart, and few beginnings are shorter.
    private static let headLength = 4

    /// Makes a filter of beginnings.
    init(_ beginnings: [ArraySlice<UInt8>]) {
        lengths = Set(beginnings.map(\.count)).sorted()
        headLengths = Set(lengths.map { min($0, Self.headLength) }).sorted()
        heads = HashFilter(beginnings.map { $0.prefix(Self.headLength).withUnsafeBytes(ByteHash.of) })
    }

    /// Whether a word may begin with one of them.
    @inline(__always)
    func mayBegin(_ word: UnsafeRawBufferPointer) -> Bool {
        for length in headLengths where length <= word.count {
            if heads.mayHave(ByteHash.of(UnsafeRawBufferPointer(rebasing: word[..<length]))) { return true }
        }
        return false
    }
}
