/// Which of the next characters are ASCII letters or digits, worked out without a branch for each.
///
/// Up to the first that is not ASCII, and the first apostrophe: what is worked out of those behind it means nothing.
struct ASCIILetters {
    /// How many characters are looked at.
    private static let width = 8

    /// How many of them come before the first that is not ASCII, or is an apostrophe.
    let count: Int
    /// A bit for each letter or digit, the first character's the lowest.
    private let bits: UInt32

    /// Looks at UTF-8; `nil` where too little is left.
    @inline(__always)
    init?(in utf8: UnsafeBufferPointer<UInt8>, at offset: Int) {
        guard offset + Self.width <= utf8.count, let start = UnsafeRawPointer(utf8.baseAddress) else { return nil }
        let bytes = UInt64(littleEndian: (start + offset).loadUnaligned(as: UInt64.self))
        let others = (bytes | Self.zeros(in: bytes ^ Self.each(0x27))) & Self.high
        count = others.trailingZeroBitCount >> 3
        bits = Self.gathered(Self.lettersAndDigits(in: bytes))
    }

    /// A bit where a letter follows something else, or something else a letter.
    @inline(__always)
    func changes(after isLetter: Bool) -> UInt32 {
        (bits ^ (bits << 1 | (isLetter ? 1 : 0))) & ((1 << UInt32(count)) &- 1)
    }

    /// The high bit of each byte that is an ASCII letter or digit, where no byte before it has its high bit.
    @inline(__always)
    private static func lettersAndDigits(in bytes: UInt64) -> UInt64 {
        let lower = bytes | each(0x20)
        let letters = (lower &+ each(0x80 - 0x61)) & ~(lower &+ each(0x80 - 0x7B))
        let digits = (bytes &+ each(0x80 - 0x30)) & ~(bytes &+ each(0x80 - 0x3A))
        return (letters | digits) & high
    }

    /// The high bit of each byte that is 0, where no byte before it has its high bit.
    @inline(__always)
    private static func zeros(in bytes: UInt64) -> UInt64 {
        ~(bytes &+ each(0x7F)) & high
    }

    /// The high bits of all bytes, side by side.
    @inline(__always)
    private static func gathered(_ bytes: UInt64) -> UInt32 {
        UInt32(truncatingIfNeeded: ((bytes >> 7) &* 0x0102_0408_1020_4080) >> 56)
    }

    private static var high: UInt64 { each(0x80) }

    @inline(__always)
    private static func each(_ byte: UInt64) -> UInt64 { byte &* 0x0101_0101_0101_0101 }
}
