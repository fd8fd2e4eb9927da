/// The ways in which a secret's value can stand in a text.
enum SecretSpelling {
    /// Every spelling, as UTF-8; the value itself is the first, and several may be the same.
    static func all(of value: String) -> [[UInt8]] {
        let bytes = Array(value.utf8)
        return [
            bytes,
            percentEncoded(bytes, hexDigits: upperHexDigits, space: nil),
            percentEncoded(bytes, hexDigits: lowerHexDigits, space: nil),
            // An HTML form writes a space as a plus sign.
            percentEncoded(bytes, hexDigits: upperHexDigits, space: UInt8(ascii: "+")),
            base64(bytes, alphabet: standardAlphabet),
            base64(bytes, alphabet: urlAlphabet),
            jsonEscaped(value, slash: false, onlyASCII: false),
            jsonEscaped(value, slash: true, onlyASCII: false),
            jsonEscaped(value, slash: false, onlyASCII: true),
            jsonEscaped(value, slash: true, onlyASCII: true),
        ]
    }

    private static let upperHexDigits = Array("0123456789ABCDEF".utf8)
    private static let lowerHexDigits = Array("0123456789abcdef".utf8)
    private static let letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
    private static let standardAlphabet = Array((letters + "+/").utf8)
    private static let urlAlphabet = Array((letters + "-_").utf8)
    /// What stands for itself in a URL besides letters and digits (RFC 3986, unreserved characters).
    private static let unreservedMarks = Array("-._~".utf8)

    private static func percentEncoded(_ bytes: [UInt8], hexDigits: [UInt8], space: UInt8?) -> [UInt8] {
        var result: [UInt8] = []
        for byte in bytes {
            let scalar = Unicode.Scalar(byte)
            if byte < 0x80, Character(scalar).isLetter || Character(scalar).isNumber || unreservedMarks.contains(byte) {
                result.append(byte)
            } else if byte == UInt8(ascii: " "), let space {
                result.append(space)
            } else {
                result += [UInt8(ascii: "%"), hexDigits[Int(byte >> 4)], hexDigits[Int(byte & 15)]]
            }
        }
        return result
    }

    /// Base64 without the padding at its end, which is found with or without.
    private static func base64(_ bytes: [UInt8], alphabet: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let group = bytes[start..<min(start + 3, bytes.count)]
            let bits = group.reduce(UInt32(0)) { $0 << 8 | UInt32($1) } << UInt32(8 * (3 - group.count))
            for index in 0...group.count {
                result.append(alphabet[Int(bits >> UInt32(18 - 6 * index) & 63)])
            }
        }
        return result
    }

    private static func jsonEscaped(_ value: String, slash: Bool, onlyASCII: Bool) -> [UInt8] {
        var result: [UInt8] = []
        for scalar in value.unicodeScalars {
            switch scalar {
            case "\"", "\\": result += [UInt8(ascii: "\\"), UInt8(truncatingIfNeeded: scalar.value)]
            case "/" where slash: result += Array("\\/".utf8)
            case _ where scalar.value >= 0x80 && onlyASCII:
                for unit in String(scalar).utf16 {
                    result += Array("\\u".utf8)
                    for shift in [12, 8, 4, 0] { result.append(lowerHexDigits[Int(unit >> UInt16(shift) & 15)]) }
                }
            default: result += Array(String(scalar).utf8)
            }
        }
        return result
    }
}
