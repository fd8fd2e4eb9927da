import Glibc

/// What has come on a connection, and where the messages of HTTP end in it.
///
/// As little of HTTP as two peers need that are known: bodies with a `Content-Length`.
struct HTTPBuffer {
    private var bytes = [UInt8](repeating: 0, count: 65_536)
    private var end = 0

    /// Reads what is there.
    ///
    /// - Returns: Whether the connection still stands.
    mutating func read(from descriptor: Int32) -> Bool {
        if end == bytes.count { bytes += [UInt8](repeating: 0, count: bytes.count) }
        let start = end
        let count = bytes.withUnsafeMutableBytes {
            recv(descriptor, $0.baseAddress?.advanced(by: start), $0.count - start, 0)
        }
        guard count > 0 else { return false }
        end += count
        return true
    }

    /// Takes the first whole message out.
    mutating func take<Value>(_ body: (UnsafeRawBufferPointer) -> Value) -> Value? {
        guard let length = bytes.withUnsafeBytes({ Self.length($0[..<end]) }), length <= end else { return nil }
        let value = bytes.withUnsafeBytes { body(UnsafeRawBufferPointer(rebasing: $0[..<length])) }
        let (rest, from) = (end - length, length)
        bytes.withUnsafeMutableBytes { buffer in
            guard rest > 0, let base = buffer.baseAddress else { return }
            memmove(base, base + from, rest)
        }
        end = rest
        return value
    }

    /// How long the first message is, once its head is here.
    private static func length(_ bytes: Slice<UnsafeRawBufferPointer>) -> Int? {
        let bytes = UnsafeRawBufferPointer(rebasing: bytes)
        guard let head = find("\r\n\r\n", in: bytes) else { return nil }
        let names = UnsafeRawBufferPointer(rebasing: bytes[..<head])
        guard let name = find("ontent-length:", in: names) ?? find("ontent-Length:", in: names) else { return head + 4 }
        var (length, index) = (0, name + "ontent-length:".utf8.count)
        while index < head, bytes[index] == 32 { index += 1 }
        while index < head, (48...57).contains(bytes[index]) {
            length = length * 10 + Int(bytes[index] - 48)
            index += 1
        }
        return head + 4 + length
    }

    /// Where some text begins.
    static func find(_ text: StaticString, in bytes: UnsafeRawBufferPointer) -> Int? {
        let count = text.utf8CodeUnitCount
        guard bytes.count >= count else { return nil }
        let (first, last) = (text.utf8Start.pointee, bytes.count - count)
        var place = 0
        while place <= last {
            guard let base = bytes.baseAddress, let found = memchr(base + place, Int32(first), last - place + 1) else {
                return nil
            }
            place = base.distance(to: UnsafeRawPointer(found))
            if memcmp(found, text.utf8Start, count) == 0 { return place }
            place += 1
        }
        return nil
    }
}
