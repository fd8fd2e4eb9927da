/// Writes a value as a JSON document; see ``JSONValue/serialized(indented:)``.
struct JSONWriter {
    /// What is written so far, UTF-8.
    private(set) var bytes: [UInt8] = []
    private let isIndented: Bool
    private var depth = 0

    init(indented: Bool) {
        isIndented = indented
    }

    mutating func write(_ value: JSONValue) {
        switch value {
        case .null: write(raw: "null")
        case .bool(let value): write(raw: value ? "true" : "false")
        case .integer(let value): write(raw: String(value))
        // Swift prints the shortest digits that read back as the same double, with a point or an exponent.
        case .real(let value): write(raw: value.isFinite ? value.description : "null")
        case .string(let value): write(string: value)
        case .array(let items):
            write(items, open: ASCII.openBracket, close: ASCII.closeBracket) { writer, item in
                writer.write(item)
            }
        case .object(let object):
            write(object.members, open: ASCII.openBrace, close: ASCII.closeBrace) { writer, member in
                writer.write(string: member.key)
                writer.write(raw: writer.isIndented ? ": " : ":")
                writer.write(member.value)
            }
        }
    }

    private mutating func write<Element>(
        _ elements: [Element],
        open: UInt8,
        close: UInt8,
        each: (inout JSONWriter, Element) -> Void
    ) {
        bytes.append(open)
        if !elements.isEmpty {
            depth += 1
            for (index, element) in elements.enumerated() {
                if index > 0 {
                    bytes.append(ASCII.comma)
                }
                breakLine()
                each(&self, element)
            }
            depth -= 1
            breakLine()
        }
        bytes.append(close)
    }

    private mutating func breakLine() {
        guard isIndented else { return }
        bytes.append(ASCII.lineFeed)
        bytes.append(contentsOf: repeatElement(ASCII.space, count: 2 * depth))
    }

    private mutating func write(raw text: String) {
        bytes.append(contentsOf: text.utf8)
    }

    private mutating func write(string: String) {
        bytes.append(ASCII.quote)
        for scalar in string.unicodeScalars {
            if let escape = Self.escape(scalar) {
                write(raw: escape)
            } else {
                bytes.append(contentsOf: scalar.utf8)
            }
        }
        bytes.append(ASCII.quote)
    }

    /// The escape of a character that may not, or should not, stand for itself.
    ///
    /// JSON asks for the quote, the backslash and U+0000 to U+001F. The other control characters (U+007F to U+009F)
    /// could steer a terminal; U+2028 and U+2029 break lines in some log viewers and in old JavaScript.
    private static func escape(_ scalar: Unicode.Scalar) -> String? {
        switch scalar {
        case "\"": "\\\""
        case "\\": "\\\\"
        case "\u{8}": "\\b"
        case "\u{C}": "\\f"
        case "\n": "\\n"
        case "\r": "\\r"
        case "\t": "\\t"
        case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}": hexEscape(scalar)
        default: nil
        }
    }

    private static func hexEscape(_ scalar: Unicode.Scalar) -> String {
        let digits = String(scalar.value, radix: 16)
        return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    }
}
