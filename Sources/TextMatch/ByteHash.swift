/// Hashes short strings of bytes, sixteen of them at a time.
///
/// Not secret: what a customer writes is only looked up, never stored, and so cannot fill a chain.
enum ByteHash {
    /// The hash of a string.
    @inline(__always)
    static func of(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
        guard let start = bytes.baseAddress else { return first }
        let count = bytes.count
        // Loads that overlap take in every byte of a string of any length without a loop over them.
        switch count {
        case 0: return first
        case 1..<4:
            let low = UInt64(bytes[0]) << 16 | UInt64(bytes[count >> 1]) << 8 | UInt64(bytes[count - 1])
            return mixed(low, UInt64(count), first)
        case 4..<9:
            return mixed(load32(start), load32(start + count - 4) << 32 | UInt64(count), first)
        default:
            var state = first
            var offset = 0
            while offset + 16 < count {
                state = mixed(load64(start + offset), load64(start + offset + 8), state)
                offset += 16
            }
            let low = load64(start + max(0, count - 16))
            return mixed(low, load64(start + count - 8) ^ UInt64(count), state)
        }
    }

    private static let first: UInt64 = 0xCBF2_9CE4_8422_2325

    @inline(__always)
    private static func load32(_ pointer: UnsafeRawPointer) -> UInt64 {
        UInt64(pointer.loadUnaligned(as: UInt32.self))
    }

    @inline(__always)
    private static func load64(_ pointer: UnsafeRawPointer) -> UInt64 {
        pointer.loadUnaligned(as: UInt64.self)
    }

    @inline(__always)
    private static func mixed(_ low: UInt64, _ high: UInt64, _ state: UInt64) -> UInt64 {
        let product = (low ^ state).multipliedFullWidth(by: high ^ 0x9E37_79B9_7F4A_7C15)
        let folded = product.high ^ product.low
        return folded ^ folded >> 32
    }
}
