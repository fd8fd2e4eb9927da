/// Percent encoding of one part of a URL.
enum URLComponent {
    /// The text with everything but letters, digits, `-`, `.`, `_` and `~` escaped, so that it stays one path component.
    ///
    /// A text of dots only, which a URL reader would take for a way to another folder, is escaped too.
    static func escape(_ text: String) -> String {
        let isDots = text.utf8.allSatisfy { $0 == UInt8(ascii: ".") }
        var escaped: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "~"):
                escaped.append(byte)
            case UInt8(ascii: ".") where !isDots:
                escaped.append(byte)
            default:
                escaped.append(contentsOf: "%".utf8)
                escaped.append(contentsOf: Hexadecimal.encode([byte]).uppercased().utf8)
            }
        }
        return String(decoding: escaped, as: UTF8.self)
    }
}
