/// Recognises access tokens and API keys by their shape, so that one that was pasted into a rules file is refused and
/// never shown again, in no diagnostic and no log.
///
/// Sources: Meta's access tokens begin with EAA (Facebook) or IGAA (Instagram); OpenAI's keys with sk-.
enum TokenShape {
    /// What a token looks like: how it begins, and how much of itself it needs to be one.
    private struct Shape {
        let prefix: [UInt8]
        let minimumLength: Int
        let allows: @Sendable (UInt8) -> Bool

        init(_ prefix: String, atLeast minimumLength: Int, _ allows: @escaping @Sendable (UInt8) -> Bool) {
            self.prefix = Array(prefix.utf8)
            self.minimumLength = minimumLength
            self.allows = allows
        }
    }

    private static let shapes = [
        Shape("EAA", atLeast: 20, isWordByte),
        Shape("IGAA", atLeast: 20, isWordByte),
        Shape("sk-", atLeast: 16, isWordByte),
        Shape("Bearer ", atLeast: 12) { isWordByte($0) || [0x2B, 0x2E, 0x2F, 0x3D, 0x7E].contains($0) },
    ]

    /// The places of everything in a text that looks like a token, in UTF-8 bytes.
    static func ranges(in text: String) -> [Range<Int>] {
        var text = text
        return text.withUTF8 { bytes in
            var found: [Range<Int>] = []
            var index = 0
            while index < bytes.count {
                let end =
                    canBegin(at: index, in: bytes) && (index == 0 || !isWordByte(bytes[index - 1]))
                    ? tokenEnd(at: index, in: bytes) : nil
                if let end { found.append(index..<end) }
                index = end ?? index + 1
            }
            return found
        }
    }

    /// Whether a JSON document can have a token in any of its texts: a quick look at its bytes, which spares nearly
    /// every file a look at each text.
    ///
    /// A letter may be written by its number, and a slash may be escaped; then nobody can tell from the bytes.
    static func mayOccur(in document: [UInt8]) -> Bool {
        document.withUnsafeBufferPointer { bytes in
            for index in bytes.indices {
                let byte = bytes[index]
                if byte == 0x5C {
                    let next = index + 1 < bytes.count ? bytes[index + 1] : 0
                    if next == UInt8(ascii: "u") || next == UInt8(ascii: "/") { return true }
                } else if canBegin(at: index, in: bytes),
                    shapes.contains(where: { begins(with: $0.prefix, at: index, in: bytes) })
                {
                    return true
                }
            }
            return false
        }
    }

    /// Whether two bytes are the first of some token: asked at every byte of every text, before anything else.
    @inline(__always)
    private static func canBegin(at index: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        let second: UInt8
        switch bytes[index] {
        case UInt8(ascii: "E"): second = UInt8(ascii: "A")
        case UInt8(ascii: "I"): second = UInt8(ascii: "G")
        case UInt8(ascii: "s"): second = UInt8(ascii: "k")
        case UInt8(ascii: "B"): second = UInt8(ascii: "e")
        default: return false
        }
        return index + 1 < bytes.count && bytes[index + 1] == second
    }

    private static func begins(with prefix: [UInt8], at index: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard index + prefix.count <= bytes.count else { return false }
        for offset in prefix.indices where bytes[index + offset] != prefix[offset] { return false }
        return true
    }

    /// The text with `•` in place of each byte of a token.
    static func masked(_ text: String) -> String {
        let ranges = ranges(in: text)
        guard !ranges.isEmpty else { return text }
        var result = ""
        var start = 0
        let bytes = Array(text.utf8)
        for range in ranges {
            result += String(decoding: bytes[start..<range.lowerBound], as: UTF8.self)
            result += String(repeating: "•", count: range.count)
            start = range.upperBound
        }
        return result + String(decoding: bytes[start...], as: UTF8.self)
    }

    private static func tokenEnd(at start: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        for shape in shapes where begins(with: shape.prefix, at: start, in: bytes) {
            let body = start + shape.prefix.count
            let end = bytes[body...].firstIndex { !shape.allows($0) } ?? bytes.endIndex
            // Words have no digits: `sk-` also begins ordinary hyphenated names.
            if end - body >= shape.minimumLength, bytes[body..<end].contains(where: { (0x30...0x39).contains($0) }) {
                return end
            }
        }
        return nil
    }

    /// A letter, a digit, `_` or `-`.
    private static func isWordByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F, 0x2D: true
        default: false
        }
    }
}
