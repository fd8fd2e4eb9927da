/// What the bytes at one place of a text are: one character in UTF-8, or not UTF-8.
enum UTF8Sequence: Equatable {
    /// One character, of this many bytes.
    case valid(Unicode.Scalar, length: Int)
    /// Not UTF-8; this many bytes are replaced by one U+FFFD, as the Unicode standard recommends (chapter 3.9).
    case invalid(length: Int)

    /// Looks at the bytes from `offset` on, of which there must be at least one.
    init(in bytes: [UInt8], at offset: Int) {
        let first = bytes[offset]
        let length: Int
        // The first two bytes decide: overlong forms, surrogates and what lies above U+10FFFF end there.
        var second: ClosedRange<UInt8> = 0x80...0xBF
        switch first {
        case 0x00...0x7F:
            self = .valid(Unicode.Scalar(first), length: 1)
            return
        case 0xC2...0xDF:
            length = 2
        case 0xE0...0xEF:
            length = 3
            if first == 0xE0 { second = 0xA0...0xBF }
            if first == 0xED { second = 0x80...0x9F }
        case 0xF0...0xF4:
            length = 4
            if first == 0xF0 { second = 0x90...0xBF }
            if first == 0xF4 { second = 0x80...0x8F }
        default:
            self = .invalid(length: 1)
            return
        }
        var value = UInt32(first) & (0xFF >> UInt32(length + 1))
        for index in 1..<length {
            let allowed = index == 1 ? second : 0x80...0xBF
            guard offset + index < bytes.count, allowed.contains(bytes[offset + index]) else {
                self = .invalid(length: index)
                return
            }
            value = value << 6 | UInt32(bytes[offset + index] & 0x3F)
        }
        guard let scalar = Unicode.Scalar(value) else {
            self = .invalid(length: 1)
            return
        }
        self = .valid(scalar, length: length)
    }
}
