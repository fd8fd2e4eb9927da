/// Finds literals that every match of a regex contains, so that one pass over a message tells which regexes to run.
///
/// Reads a pattern as ``PatternRewriter`` writes it, after PCRE2 has accepted it. Conservative: what is not understood
/// counts as taking any text, and nothing inside a negative look-around, a conditional or an optional part counts. Only
/// characters that folding leaves as they are become literals, and no two of these are equal to PCRE2 but different in
/// bytes (`k` and the Kelvin sign): in folded text ignoring case makes no difference.
struct RequiredLiterals {
    private struct NotUnderstood: Error {}

    private let pattern: [UInt8]
    private let keepsMarks: Bool
    private var position = 0
    /// Whether white space and comments count for nothing at the moment: `(?x)`.
    private var isExtended = false

    /// The literals, in folded UTF-8 without white space at the ends, of which a match has at least one; `nil` when
    /// none are known.
    static func find(in pattern: [UInt8], keepsMarks: Bool = false) -> [[UInt8]]? {
        var parser = RequiredLiterals(pattern: pattern, keepsMarks: keepsMarks)
        guard let part = try? parser.alternatives(), parser.position == pattern.count else { return nil }
        return part.required
    }

    private init(pattern: [UInt8], keepsMarks: Bool) {
        self.pattern = pattern
        self.keepsMarks = keepsMarks
    }

    // MARK: - Structure

    /// Reads alternatives up to the end of the group or pattern.
    private mutating func alternatives() throws(NotUnderstood) -> LiteralPart {
        var parts: [LiteralPart] = []
        while true {
            parts.append(try row())
            guard byte(at: position) == UInt8(ascii: "|") else { break }
            position += 1
        }
        return parts.count == 1 ? parts[0] : LiteralPart(anyOf: parts)
    }

    private mutating func row() throws(NotUnderstood) -> LiteralPart {
        var row = LiteralPart.nothing
        while let byte = byte(at: position), byte != UInt8(ascii: "|"), byte != UInt8(ascii: ")") {
            guard let part = try item() else { continue }
            row.append(quantified(part))
        }
        return row
    }

    /// Reads one item; `nil` for what a quantifier behind it would not belong to.
    private mutating func item() throws(NotUnderstood) -> LiteralPart? {
        let byte = pattern[position]
        switch byte {
        case UInt8(ascii: "("): return try group()
        case UInt8(ascii: "["): return try characterClass()
        case UInt8(ascii: "\\"): return try escape()
        case UInt8(ascii: "."):
            position += 1
            return .anything
        case UInt8(ascii: "^"), UInt8(ascii: "$"):
            position += 1
            return .nothing
        case UInt8(ascii: "#") where isExtended:
            position = pattern.count  // no pattern has a line end
            return nil
        case UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "?"):
            throw NotUnderstood()
        default:
            if let run = plainRun() { return run }
            let (scalar, width) = WordSplitter.decode(pattern, at: position)
            position += width
            if isExtended, Self.isPatternWhiteSpace(scalar) { return nil }
            return literal(scalar)
        }
    }

    /// Reads letters and digits of ASCII at once, but for the last one, which a quantifier may belong to.
    private mutating func plainRun() -> LiteralPart? {
        let run = pattern[position...].prefix { ($0 | 0x20) &- 0x61 < 26 && $0 >= 0x61 || $0 &- 0x30 < 10 }.dropLast()
        guard run.count > 1 else { return nil }
        position = run.endIndex
        return LiteralPart(exact: [Array(run)])
    }

    private mutating func quantified(_ part: LiteralPart) -> LiteralPart {
        var part = part
        while true {
            let before = position
            skipSpace()
            guard let (minimum, maximum) = quantifier() else {
                position = before
                return part
            }
            part = part.repeated(atLeast: minimum, atMost: maximum)
            // Lazy or possessive; behind white space it may as well be a quantifier, which is the cautious reading.
            if byte(at: position) == UInt8(ascii: "?") || byte(at: position) == UInt8(ascii: "+") { position += 1 }
        }
    }

    private mutating func quantifier() -> (minimum: Int, maximum: Int?)? {
        switch byte(at: position) {
        case UInt8(ascii: "*"):
            position += 1
            return (0, nil)
        case UInt8(ascii: "+"):
            position += 1
            return (1, nil)
        case UInt8(ascii: "?"):
            position += 1
            return (0, 1)
        case UInt8(ascii: "{"):
            guard let end = pattern[position...].prefix(32).firstIndex(of: UInt8(ascii: "}")) else { return nil }
            let content = String(decoding: pattern[(position + 1)..<end], as: UTF8.self)
            guard content.allSatisfy({ $0.isASCII && ($0.isNumber || $0 == "," || $0 == " ") }),
                content.contains(where: \.isNumber)
            else { return nil }
            position = end + 1
            let bounds = content.split(separator: ",", omittingEmptySubsequences: false).map { Int($0) }
            // With spaces, or without a minimum, some versions of PCRE2 take it for text and others do not.
            guard let minimum = bounds[0], bounds.count == 1 || bounds.count == 2 else { return (0, nil) }
            return (minimum, bounds.count == 1 ? minimum : bounds[1])
        default:
            return nil
        }
    }

    // MARK: - Items

    private mutating func group() throws(NotUnderstood) -> LiteralPart? {
        guard byte(at: position + 1) != UInt8(ascii: "*") else { throw NotUnderstood() }
        guard byte(at: position + 1) == UInt8(ascii: "?") else { return try body(from: position + 1) }
        for boundary in Self.wordBoundaries where pattern[position...].starts(with: boundary) {
            position += boundary.count
            return .nothing
        }
        let start = position + 2
        switch byte(at: start).map({ Character(Unicode.Scalar($0)) }) {
        case "#", "C":
            try skip(through: ")")
            return nil
        case ":", ">", "|":
            return try body(from: start + 1)
        case "=", "*":
            return LiteralPart(seeing: try body(from: start + 1))
        case "!":
            _ = try body(from: start + 1)
            return .nothing
        case "<":
            switch byte(at: start + 1).map({ Character(Unicode.Scalar($0)) }) {
            case "=", "*": return LiteralPart(seeing: try body(from: start + 2))
            case "!":
                _ = try body(from: start + 2)
                return .nothing
            default: return try namedBody(before: ">")
            }
        case "'":
            position = start + 1
            return try namedBody(before: "'")
        case "P" where byte(at: start + 1) == UInt8(ascii: "<"):
            return try namedBody(before: ">")
        case "P", "&", "R", "+", "0", "1", "2", "3", "4", "5", "6", "7", "8", "9":
            try skip(through: ")")
            return .anything
        case "(":
            return try conditional(at: start)
        default:
            return try options(from: start)
        }
    }

    /// What `\b` and `\B` are written as.
    private static let wordBoundaries = PatternRewriter.wordBoundaries.map { Array($0.utf8) }

    private mutating func namedBody(before end: Character) throws(NotUnderstood) -> LiteralPart {
        try skip(through: end)
        return try body(from: position)
    }

    /// Reads the alternatives of a group and its closing bracket.
    private mutating func body(from start: Int) throws(NotUnderstood) -> LiteralPart {
        let wasExtended = isExtended
        defer { isExtended = wasExtended }
        position = start
        let part = try alternatives()
        guard byte(at: position) == UInt8(ascii: ")") else { throw NotUnderstood() }
        position += 1
        return part
    }

    private mutating func conditional(at start: Int) throws(NotUnderstood) -> LiteralPart {
        position = start
        if byte(at: start + 1) == UInt8(ascii: "?") { _ = try group() } else { try skip(through: ")") }
        _ = try body(from: position)
        return .anything
    }

    /// `(?x)`, `(?i-s:`, and `(?-1)`, which calls a group.
    private mutating func options(from start: Int) throws(NotUnderstood) -> LiteralPart? {
        var value = true
        var extended = isExtended
        var index = start
        while let option = byte(at: index) {
            index += 1
            switch Character(Unicode.Scalar(option)) {
            case "^": extended = false
            case "-": value = false
            case "x": extended = value
            case "0"..."9":
                try skip(through: ")")
                return .anything
            case "a"..."z", "A"..."Z": break
            case ")":
                isExtended = extended
                position = index
                return nil
            case ":":
                let wasExtended = isExtended
                defer { isExtended = wasExtended }
                isExtended = extended
                return try body(from: index)
            default: throw NotUnderstood()
            }
        }
        throw NotUnderstood()
    }

    private mutating func escape() throws(NotUnderstood) -> LiteralPart {
        guard let next = byte(at: position + 1) else { throw NotUnderstood() }
        guard ScalarKind.isASCIILetterOrDigit(UInt32(next)) else {
            let (scalar, width) = WordSplitter.decode(pattern, at: position + 1)
            position += 1 + width
            return literal(scalar)
        }
        let argument = position + 2
        position = argument
        switch Character(Unicode.Scalar(next)) {
        case "b", "B", "A", "z", "Z", "G", "K": return .nothing
        case "Q", "E", "C": throw NotUnderstood()
        case "c": position += 1
        case "p", "P", "x", "o", "N", "k", "g":
            switch byte(at: argument) {
            case UInt8(ascii: "{"): try skip(through: "}")
            case UInt8(ascii: "<") where next == UInt8(ascii: "k") || next == UInt8(ascii: "g"): try skip(through: ">")
            case UInt8(ascii: "'") where next == UInt8(ascii: "k") || next == UInt8(ascii: "g"):
                position += 1
                try skip(through: "'")
            default: skipShortArgument(of: next)
            }
        case "0"..."9": skipDigits()
        default: break
        }
        return .anything
    }

    private mutating func skipShortArgument(of escape: UInt8) {
        switch escape {
        case UInt8(ascii: "p"), UInt8(ascii: "P"):
            position += 1
        case UInt8(ascii: "x"):
            var digits = 0
            while digits < 2, let byte = byte(at: position), Character(Unicode.Scalar(byte)).isHexDigit {
                position += 1
                digits += 1
            }
        case UInt8(ascii: "g"):
            if byte(at: position) == UInt8(ascii: "-") || byte(at: position) == UInt8(ascii: "+") { position += 1 }
            skipDigits()
        default: break
        }
    }

    /// Reads a character class; a few plain characters in it are alternatives, anything else is unknown.
    private mutating func characterClass() throws(NotUnderstood) -> LiteralPart {
        position += 1
        var members: [LiteralPart]? = []
        if byte(at: position) == UInt8(ascii: "^") {
            members = nil
            position += 1
        }
        let first = position
        while let byte = byte(at: position) {
            switch byte {
            case UInt8(ascii: "]") where position > first:
                position += 1
                return members.map { $0.count == 1 ? $0[0] : LiteralPart(anyOf: $0) } ?? .anything
            case UInt8(ascii: "\\"):
                let isCharacter = self.byte(at: position + 1).map { !ScalarKind.isASCIILetterOrDigit(UInt32($0)) }
                if isCharacter != true { members = nil }
                // `\b` is a character here, but which one makes no difference.
                let part = try escape()
                members?.append(part)
            case UInt8(ascii: "["), UInt8(ascii: "-"):
                // The beginning of `[:alpha:]`, or a range, or neither: the cautious reading.
                members = nil
                position += 1
                if byte == UInt8(ascii: "["), self.byte(at: position) == UInt8(ascii: ":") { skipPOSIXClass() }
            default:
                let (scalar, width) = WordSplitter.decode(pattern, at: position)
                position += width
                members?.append(literal(scalar))
            }
            if let count = members?.count, count > 8 { members = nil }
        }
        throw NotUnderstood()
    }

    /// Skips the rest of `[:alpha:]`, if it is one: its end is not the end of the class around it.
    private mutating func skipPOSIXClass() {
        var end = position + 1
        while let byte = byte(at: end), ScalarKind.isASCIILetterOrDigit(UInt32(byte)) || byte == UInt8(ascii: "^") {
            end += 1
        }
        if byte(at: end) == UInt8(ascii: ":"), byte(at: end + 1) == UInt8(ascii: "]") { position = end + 2 }
    }

    // MARK: - Characters

    private func literal(_ scalar: UInt32) -> LiteralPart {
        guard let scalar = Unicode.Scalar(scalar) else { return .anything }
        let text = String(scalar)
        let isFolded =
            scalar.isASCII
            ? !(0x41...0x5A).contains(scalar.value)
            : Folding.fold(text, keepsMarks: keepsMarks).utf8.elementsEqual(text.utf8)
        return isFolded ? LiteralPart(exact: [Array(text.utf8)]) : .anything
    }

    private static func isPatternWhiteSpace(_ scalar: UInt32) -> Bool {
        Unicode.Scalar(scalar)?.properties.isPatternWhitespace ?? false
    }

    private func byte(at index: Int) -> UInt8? {
        index < pattern.count ? pattern[index] : nil
    }

    private mutating func skipSpace() {
        guard isExtended else { return }
        while position < pattern.count {
            let (scalar, width) = WordSplitter.decode(pattern, at: position)
            guard Self.isPatternWhiteSpace(scalar) else { return }
            position += width
        }
    }

    private mutating func skipDigits() {
        position = pattern[position...].prefix { $0 &- 0x30 < 10 }.endIndex
    }

    /// Goes on behind the next of these characters.
    private mutating func skip(through end: Character) throws(NotUnderstood) {
        guard let ascii = end.asciiValue, let index = pattern[position...].firstIndex(of: ascii) else {
            throw NotUnderstood()
        }
        position = index + 1
    }
}
