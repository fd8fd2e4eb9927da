/// Escapes of the form `\u00e9`.
enum JSONEscape {
    /// How many bytes one takes.
    static let length = 6

    /// The UTF-16 code unit that the escape at the offset stands for, or `nil` when there is no such escape.
    static func codeUnit(in bytes: [UInt8], at offset: Int) -> UInt16? {
        guard offset + length <= bytes.count, bytes[offset] == ASCII.backslash,
            bytes[offset + 1] == UInt8(ascii: "u")
        else {
            return nil
        }
        var value: UInt32 = 0
        for byte in bytes[(offset + 2)..<(offset + length)] {
            guard let digit = ASCII.hexValue(byte) else { return nil }
            value = value << 4 | digit
        }
        return UInt16(value)
    }

    /// The character that a backslash and this byte stand for, or `nil` when JSON has no such escape.
    static func character(_ byte: UInt8) -> Unicode.Scalar? {
        switch byte {
        case ASCII.quote, ASCII.backslash, UInt8(ascii: "/"): Unicode.Scalar(byte)
        case UInt8(ascii: "b"): "\u{8}"
        case UInt8(ascii: "f"): "\u{C}"
        case UInt8(ascii: "n"): "\n"
        case UInt8(ascii: "r"): "\r"
        case UInt8(ascii: "t"): "\t"
        default: nil
        }
    }
}
