/// Writes text so that it stays within its line and its quotes, in a terminal as in JSON.
package enum LogEscaping {
    /// Whether a value must stand in quotes to be told from its surroundings in a line of text.
    static func needsQuotes(_ text: String) -> Bool {
        text.isEmpty
            || text.unicodeScalars.contains { $0 == " " || $0 == "\"" || $0 == "\\" || $0 == "=" || isControl($0) }
    }

    /// A text as it may be shown on a terminal: one line, nothing that steers the terminal or turns the line around.
    package static func escaped(_ text: String) -> String {
        var line = ""
        append(text, to: &line, quotes: false)
        return line
    }

    /// Appends a text; `quotes` escapes quotes and backslashes too, as within JSON.
    static func append(_ text: String, to line: inout String, quotes: Bool) {
        let isPlain = text.utf8.allSatisfy { byte in
            (0x20...0x7E).contains(byte) && !(quotes && (byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")))
        }
        if isPlain {
            line += text
            return
        }
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"" where quotes, "\\" where quotes:
                line += "\\"
                line.unicodeScalars.append(scalar)
            case "\n": line += "\\n"
            case "\r": line += "\\r"
            case "\t": line += "\\t"
            case _ where isControl(scalar): append(escaped: scalar, to: &line)
            default: line.unicodeScalars.append(scalar)
            }
        }
    }

    private static func append(escaped scalar: Unicode.Scalar, to line: inout String) {
        for unit in String(scalar).utf16 {
            let digits = String(unit, radix: 16)
            line += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
        }
    }

    /// Whether a character moves the cursor, ends a line, or turns or hides what follows it.
    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0...0x1F, 0x7F...0x9F: true
        case 0x2028, 0x2029: true  // Line and paragraph separators: line ends to many programs.
        case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true  // Direction of writing.
        case 0xE0000...0xE007F: true  // Tags: letters that nobody sees.
        default: false
        }
    }
}
