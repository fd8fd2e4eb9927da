#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Bytes to look for in other bytes, in linear time whatever both are (Knuth, Morris and Pratt).
///
/// A search that starts over at each position would let a repetitive literal and a repetitive message multiply.
struct ByteNeedle: Sendable, Hashable {
    /// What is looked for.
    let bytes: [UInt8]
    /// For each length of a partial match, how much of it still counts when the next byte is wrong.
    private let fallback: [Int32]

    /// Prepares a search.
    init(_ bytes: [UInt8]) {
        var fallback = [Int32](repeating: 0, count: bytes.count)
        var length = 0
        for index in bytes.indices.dropFirst() {
            while length > 0, bytes[index] != bytes[length] { length = Int(fallback[length - 1]) }
            if bytes[index] == bytes[length] { length += 1 }
            fallback[index] = Int32(length)
        }
        self.bytes = bytes
        self.fallback = fallback
    }

    /// Whether the bytes stand in the text; no bytes stand in every text.
    func occurs(in text: UnsafeRawBufferPointer) -> Bool {
        guard let first = bytes.first else { return true }
        guard let start = text.baseAddress else { return false }
        var matched = 0
        var index = 0
        while index + bytes.count - matched <= text.count {
            if matched == 0 {
                guard let candidate = memchr(start + index, Int32(first), text.count - index) else { return false }
                index = UnsafeRawPointer(candidate) - start + 1
                matched = 1
            } else if text[index] == bytes[matched] {
                matched += 1
                index += 1
            } else {
                matched = Int(fallback[matched - 1])
            }
            if matched == bytes.count { return true }
        }
        return false
    }
}
