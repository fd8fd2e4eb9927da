/// A number for a text, to find it by: FNV-1a, 64 bits.
///
/// Two texts may have the same one, so the text is compared as well.
enum ShortHash {
    /// The number of a text.
    static func of(_ text: String) -> Int64 {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        return Int64(bitPattern: hash)
    }
}
