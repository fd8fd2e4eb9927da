/// Reads a regex of the rules as a regular expression in the strict sense.
///
/// It reads what PCRE2 runs: the rewritten pattern. Whatever is more than regular (back-references, look-around, atomic
/// groups), changes options, or is not worth reading (Unicode properties) gives `nil`, and nothing is said about such a
/// pattern.
struct RegexReader {
    private let scalars: [Unicode.Scalar]
    private var position = 0
    private var depth = 0

    /// The deepest nesting of groups that is read.
    private static let maximumDepth = 50
    /// The highest count in braces that is read.
    private static let maximumCount = 64

    /// The texts that the pattern matches as a whole.
    static func read(_ regex: FoldedRegex) -> TextExpression? {
        // Where marks count, the text is another one.
        guard !regex.accents else { return nil }
        var reader = RegexReader(scalars: Array(String(decoding: regex.rewritten, as: UTF8.self).unicodeScalars))
        guard let expression = reader.alternatives(), reader.position == reader.scalars.count else { return nil }
        return expression
    }

    /// What the rewriter makes of `\b` and `\B`, and of a character of any kind.
    private static let rewrittenEscapes: [(text: [Unicode.Scalar], meaning: TextExpression)] = {
        let boundaries = zip(PatternRewriter.wordBoundaries, [true, false])
            .map { (Array($0.unicodeScalars), TextExpression.assertion(.wordBoundary($1))) }
        return boundaries + [(Array("(?s:.)".unicodeScalars), .one(.everything))]
    }()

    private var next: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

    private mutating func skip(_ text: [Unicode.Scalar]) -> Bool {
        guard scalars[position...].starts(with: text) else { return false }
        position += text.count
        return true
    }

    private mutating func skip(_ text: String) -> Bool {
        guard scalars[position...].starts(with: text.unicodeScalars) else { return false }
        position += text.unicodeScalars.count
        return true
    }

    // MARK: - Structure

    private mutating func alternatives() -> TextExpression? {
        depth += 1
        defer { depth -= 1 }
        guard depth <= Self.maximumDepth else { return nil }
        var choices: [TextExpression] = []
        repeat {
            guard let sequence = sequence() else { return nil }
            choices.append(sequence)
        } while skip("|")
        return choices.count == 1 ? choices[0] : .choice(choices)
    }

    private mutating func sequence() -> TextExpression? {
        var parts: [TextExpression] = []
        while let scalar = next, scalar != "|", scalar != ")" {
            if skip("(?#") || skip("(?C") {
                // Where steps are counted, or could be: nothing to a text.
                guard skipName(to: ")") else { return nil }
                continue
            }
            guard let atom = atom(), let repeated = quantified(atom) else { return nil }
            parts.append(repeated)
        }
        return parts.isEmpty ? .nothing : .sequence(parts)
    }

    private mutating func atom() -> TextExpression? {
        for escape in Self.rewrittenEscapes where skip(escape.text) { return escape.meaning }
        guard let scalar = next else { return nil }
        position += 1
        switch scalar {
        case "(": return group()
        case "[": return characterClass().map(TextExpression.one)
        case "\\": return escape()
        case ".": return .one(.anythingInLine)
        case "^": return .assertion(.start)
        case "$": return .lineEnd
        case "*", "+", "?", "{": return nil
        default: return .one(Self.set(of: scalar))
        }
    }

    private mutating func group() -> TextExpression? {
        if skip("?") {
            if skip("<") || skip("P<") {
                guard next != "=", next != "!", next != "*", skipName(to: ">") else { return nil }
            } else if skip("'") {
                guard skipName(to: "'") else { return nil }
            } else if !skip(":") {
                return nil
            }
        }
        guard let inside = alternatives(), skip(")") else { return nil }
        return inside
    }

    private mutating func skipName(to end: Unicode.Scalar) -> Bool {
        while let scalar = next {
            position += 1
            if scalar == end { return true }
        }
        return false
    }

    private mutating func quantified(_ atom: TextExpression) -> TextExpression? {
        let bounds: (least: Int, most: Int?)
        if skip("*") {
            bounds = (0, nil)
        } else if skip("+") {
            bounds = (1, nil)
        } else if skip("?") {
            bounds = (0, 1)
        } else if skip("{") {
            guard let counts = counts() else { return nil }
            bounds = counts
        } else {
            return atom
        }
        // Lazy or greedy, it is the same texts; possessive is not.
        if next == "?" { position += 1 } else if next == "+" { return nil }
        switch next {
        case "*", "+", "?", "{": return nil
        default: break
        }
        switch atom {
        case .assertion, .lineEnd: return nil
        default: return .repetition(atom, bounds.least, bounds.most)
        }
    }

    /// Reads `3}`, `3,}` or `3,5}`.
    private mutating func counts() -> (least: Int, most: Int?)? {
        guard let least = number() else { return nil }
        if skip("}") { return (least, least) }
        guard skip(",") else { return nil }
        if skip("}") { return (least, nil) }
        guard let most = number(), most >= least, skip("}") else { return nil }
        return (least, most)
    }

    private mutating func number() -> Int? {
        var value: Int?
        while let scalar = next, (0x30...0x39).contains(scalar.value) {
            let number = (value ?? 0) * 10 + Int(scalar.value - 0x30)
            guard number <= Self.maximumCount else { return nil }
            value = number
            position += 1
        }
        return value
    }

    // MARK: - Characters

    private mutating func escape() -> TextExpression? {
        guard let scalar = next else { return nil }
        switch scalar {
        case "A":
            position += 1
            return .assertion(.start)
        case "z":
            position += 1
            return .assertion(.end)
        case "Z":
            position += 1
            return .lineEnd
        default: return escapedSet().map(TextExpression.one)
        }
    }

    /// The characters that an escape stands for, behind its backslash.
    private mutating func escapedSet() -> ScalarSet? {
        guard let scalar = next else { return nil }
        position += 1
        switch scalar {
        case "d": return .digits
        case "D": return .digits.inverted
        case "s": return .whiteSpace
        case "S": return .whiteSpace.inverted
        case "w": return .wordCharacters
        case "W": return .wordCharacters.inverted
        case "n": return ScalarSet(0x0A)
        case "t": return ScalarSet(0x09)
        case "p": return skip("{M}") ? .marks : nil
        default:
            guard scalar.isASCII, !ScalarKind.isASCIILetterOrDigit(scalar.value) else { return nil }
            return ScalarSet(scalar.value)
        }
    }

    /// Reads a class behind its `[`.
    private mutating func characterClass() -> ScalarSet? {
        let isNegated = skip("^")
        var members = ScalarSet()
        var isFirst = true
        while let scalar = next, scalar != "]" || isFirst {
            isFirst = false
            position += 1
            switch scalar {
            case "\\":
                // What could begin a range is not told apart from what cannot: a range behind an escape is not read.
                guard let set = escapedSet(), !(next == "-" && following != "]") else { return nil }
                members.formUnion(set)
            case "[":
                guard next != ":", next != ".", next != "=" else { return nil }
                members.insert(scalar.value)
            default:
                guard next == "-", following != "]" else {
                    members.formUnion(Self.set(of: scalar))
                    continue
                }
                position += 1
                guard let end = next, end != "\\", end != "[", end.isASCII, scalar <= end else { return nil }
                position += 1
                for value in scalar.value...end.value { members.insert(value) }
            }
        }
        guard skip("]") else { return nil }
        members.addLowerCase()
        return isNegated ? members.inverted : members
    }

    private var following: Unicode.Scalar? { position + 1 < scalars.count ? scalars[position + 1] : nil }

    private static func set(of scalar: Unicode.Scalar) -> ScalarSet {
        var set = ScalarSet(scalar.value)
        set.addLowerCase()
        return set
    }
}
