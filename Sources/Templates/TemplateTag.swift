/// What stands between `{{` and `}}`.
enum TemplateTag {
    case variable(TemplateName)
    case section(TemplateName)
    case inverted(TemplateName)
    case end(TemplateName)
    case partial(TemplateName)
    case comment
    case refused(message: String, help: String?)

    /// Reads the inside of a tag.
    init(_ content: Substring) {
        let inside = content.trimmingSpaces()
        guard let mark = inside.unicodeScalars.first else {
            self = .refused(
                message: "there is nothing between the braces",
                help: "write a name in them, such as {{name}}"
            )
            return
        }
        switch mark {
        case "!": self = .comment
        case "#": self = Self.named(inside, Self.section)
        case "^": self = Self.named(inside, Self.inverted)
        case "/": self = Self.named(inside, Self.end)
        case ">": self = Self.named(inside, Self.partial)
        case "=":
            self = .refused(
                message: "braces cannot be replaced by other signs here",
                help: "remove this tag; write {{name}}"
            )
        case "&":
            self = .refused(message: "`&` is not needed: texts are never escaped", help: "write {{name}}")
        case "<", "$":
            self = .refused(
                message: "templates that inherit from others are not supported",
                help: "use a snippet: {{> signature}}"
            )
        default:
            switch TemplateName.read(inside) {
            case .name(let name): self = .variable(name)
            case .refused(let message, let help): self = .refused(message: message, help: help)
            }
        }
    }

    private static func named(_ inside: Substring, _ make: (TemplateName) -> TemplateTag) -> TemplateTag {
        let sign = String(inside.unicodeScalars.prefix(1))
        let rest = Substring(inside.unicodeScalars.dropFirst()).trimmingSpaces()
        guard !rest.isEmpty else {
            return .refused(
                message: "there is no name after the `\(sign)`",
                help: "write a name, such as {{\(sign)name}}"
            )
        }
        if sign == "#" || sign == "/", let help = handlebarsHelp(rest) {
            return .refused(message: "there are no words such as `if` or `each` in templates", help: help)
        }
        switch TemplateName.read(rest) {
        case .name(let name): return make(name)
        case .refused(let message, let help): return .refused(message: message, help: help)
        }
    }

    /// The right spelling of `{{#if name}}`, which many have learned elsewhere.
    private static func handlebarsHelp(_ rest: Substring) -> String? {
        guard rest.unicodeScalars.contains(where: \.isSpace) else { return nil }
        let words = rest.split(whereSeparator: \.isWhitespace)
        guard words.count == 2, let first = words.first, let last = words.last else { return nil }
        switch first {
        case "if", "with", "each": return "write {{#\(last)}} … {{/\(last)}}: it is shown when there is a value"
        case "unless": return "write {{^\(last)}} … {{/\(last)}}: it is shown when there is no value"
        default: return nil
        }
    }
}

/// A name within a tag.
///
/// The text is a part of the source, so that its place is known.
struct TemplateName {
    let text: Substring

    enum Reading {
        case name(TemplateName)
        case refused(message: String, help: String?)
    }

    /// Checks a name: letters of any script, digits, `_`, `-`, and dots between parts.
    static func read(_ text: Substring) -> Reading {
        if isPlain(text) { return .name(TemplateName(text: text)) }
        if text.contains(where: \.isWhitespace) {
            return .refused(
                message: "a name cannot have spaces in it",
                help: "write one name, such as {{first_name}}; in names, spaces are written `_`"
            )
        }
        guard text.unicodeScalars.allSatisfy({ isNameScalar($0) || $0 == "." }) else {
            return .refused(
                message: "a name has only letters, digits, `_`, `-` and `.` in it",
                help: "write a name such as {{first_name}}"
            )
        }
        if text.split(separator: ".", omittingEmptySubsequences: false).contains(where: \.isEmpty) {
            return .refused(
                message: "a dot in a name stands between two parts",
                help: "write a name such as {{hours.next_open}}"
            )
        }
        return .name(TemplateName(text: text))
    }

    /// Whether a text is certainly a name: ASCII letters, digits, `_` and `-`, with dots between parts.
    ///
    /// So is nearly every one; Unicode's properties are asked about the others only.
    private static func isPlain(_ text: Substring) -> Bool {
        var isAfterDot = true
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
                isAfterDot = false
            case UInt8(ascii: ".") where !isAfterDot: isAfterDot = true
            default: return false
            }
        }
        return !isAfterDot
    }

    private static func isNameScalar(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII {
            return scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar == "_"
                || scalar == "-"
        }
        // Marks belong to letters in many scripts; the joiners shape letters in Persian and in Indian ones.
        switch scalar.properties.generalCategory {
        case .decimalNumber, .nonspacingMark, .spacingMark: return true
        default: return scalar.properties.isAlphabetic || scalar == "\u{200C}" || scalar == "\u{200D}"
        }
    }
}

extension Unicode.Scalar {
    /// Whether it is white space; of ASCII without asking Unicode's tables.
    var isSpace: Bool { isASCII ? value == 0x20 || (0x09...0x0D).contains(value) : properties.isWhitespace }
}

extension Substring {
    /// Without white space at either end.
    fileprivate func trimmingSpaces() -> Substring {
        let scalars = unicodeScalars
        guard let first = scalars.firstIndex(where: { !$0.isSpace }),
            let last = scalars.lastIndex(where: { !$0.isSpace })
        else { return self[endIndex...] }
        return Substring(scalars[first...last])
    }
}
