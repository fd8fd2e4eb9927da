/// Rewrites a regex so that it runs on folded text: its literal characters are folded, all syntax stays.
///
/// `é+` becomes `e+`, `ß+` becomes `(?:ss)+`, `[à-ü]` also takes the letters that these are folded to. `\w` and `\b`
/// count marks as parts of words, as Perl does and PCRE2 only from 10.43 on: without that `\w+` would stop inside
/// every word of Hindi. What is dangerous or a sign of a mistake is refused on the way.
struct PatternRewriter {
    /// A rewritten pattern.
    struct Output {
        /// The pattern for PCRE2.
        var pattern: [UInt8] = []
        /// The groups, as they stand in it.
        var groups = GroupAnalysis()
        /// How many steps a callout has to count for (``StepMeter``): more where much of the pattern has none.
        var stepCost: Int { 1 + fixedRepeats / 16 + literals / 64 + branches / 16 }
        /// What the pattern begins with, where that may be left out and is repeated without end: `\w*`.
        fileprivate(set) var leadingRepetition: String?
        /// Whether the pattern may split a text in many ways, so that it is worth a try (``RegexProbe``).
        ///
        /// A few walks over the text that are not nested are quick, whatever the text.
        var mayBeSlow: Bool { isNested || unboundedQuantifiers > 2 || quantifiers > 5 || choices > 3 }
        /// Whether a group is repeated, or called.
        var isNested = false
        /// How many groups have alternatives.
        var choices = 0
        /// How many quantifiers there are.
        fileprivate(set) var quantifiers = 0
        /// How many of them have no upper bound.
        fileprivate(set) var unboundedQuantifiers = 0
        /// How often items are repeated at least, all together.
        fileprivate(set) var fixedRepeats = 0
        /// How many literal characters there are.
        fileprivate(set) var literals = 0
        /// How many alternatives there are.
        fileprivate(set) var branches = 0
        fileprivate var segments: [Segment] = []

        /// The UTF-8 offset in the original pattern of an offset in the rewritten one.
        func originalOffset(of offset: Int) -> Int? {
            guard let segment = segments.last(where: { $0.output <= offset }) else { return nil }
            return segment.isVerbatim ? segment.original + offset - segment.output : segment.original
        }
    }

    fileprivate struct Segment {
        let output: Int
        let original: Int
        let isVerbatim: Bool
    }

    /// A literal character that is not written yet.
    private struct Literal {
        let scalar: Unicode.Scalar
        let index: Int
    }

    let scalars: [Unicode.Scalar]
    var position = 0
    var output = Output()
    /// The UTF-8 offset of each scalar, and the end.
    private let offsets: [Int]
    private var run: [Literal] = []
    /// The groups that are open, the pattern itself the first.
    var entrances: [Entrance] = []

    /// Whether marks count in the text that the pattern is for.
    private let keepsMarks: Bool

    /// Rewrites a pattern; with `keepsMarks`, for text in which marks count.
    ///
    /// - Throws: ``RegexProblem`` for what is refused. Errors of syntax are left for PCRE2 to tell.
    static func rewrite(_ pattern: String, keepsMarks: Bool = false) throws(RegexProblem) -> Output {
        var rewriter = PatternRewriter(pattern, keepsMarks: keepsMarks)
        try rewriter.refuseControlCharacters()
        rewriter.openEntrance()
        while rewriter.position < rewriter.scalars.count {
            try rewriter.step()
        }
        rewriter.flush()
        rewriter.closePattern()
        return rewriter.output
    }

    private init(_ pattern: String, keepsMarks: Bool) {
        self.keepsMarks = keepsMarks
        scalars = Array(pattern.unicodeScalars)
        var offset = 0
        offsets =
            scalars.map { scalar in
                defer { offset += String(scalar).utf8.count }
                return offset
            } + [pattern.utf8.count]
    }

    private mutating func step() throws(RegexProblem) {
        let scalar = scalars[position]
        if isLiteral(scalar) {
            appendLiteral()
            return
        }
        if scalar != "\\" {
            let start = position
            flush()
            guard position == start else { return }  // a quantifier went with what it repeated
        }
        switch scalar {
        case "\\":
            try escape()
        case "[":
            try characterClass()
        case "(":
            try openGroup()
        case ")":
            copy(1)
            closeEntrance(isRepeated: quantifierLength(at: skippingNothing(position)) != nil)
            output.groups.close(isOptional: quantifierAllowsNone(at: position))
        case "|":
            copy(1)
            output.branches += 1
            if !entrances.isEmpty { entrances[entrances.count - 1].branches += 1 }
            output.groups.alternate()
        case "#" where output.groups.isExtended:
            copy(scalars.count - position)
        case "{" where quantifierLength(at: position) == nil:
            // Digits of other scripts behind it are folded: `{1٠}` must not become a quantifier by that.
            emit("\\{", at: position)
            position += 1
        default:
            if quantifierLength(at: position) == nil { copy(1) } else { copyQuantifiers() }
        }
    }

    private func isLiteral(_ scalar: Unicode.Scalar) -> Bool {
        !scalar.isASCII || ScalarKind.isASCIILetterOrDigit(scalar.value) || scalar == "_"
    }

    // MARK: - Literals

    private mutating func appendLiteral() {
        run.append(Literal(scalar: scalars[position], index: position))
        position += 1
    }

    /// Writes the literal characters that have been gathered.
    ///
    /// They are folded together, because marks and Korean letters fold with what stands before them. The last whole
    /// character is kept together when a quantifier follows.
    mutating func flush() {
        guard let first = run.first else { return }
        output.literals += run.count
        defer { run.removeAll(keepingCapacity: true) }
        var text = ""
        text.unicodeScalars.append(contentsOf: run.map(\.scalar))
        guard quantifierLength(at: skippingNothing(position)) != nil, let last = text.popLast() else {
            emit(Self.escaped(fold(text)), at: first.index)
            return
        }
        emit(Self.escaped(fold(text)), at: first.index)
        let folded = fold(String(last))
        let lastIndex = run[run.count - String(last).unicodeScalars.count].index
        switch folded.unicodeScalars.count {
        case 0: skipQuantifier()
        case 1: emit(Self.escaped(folded), at: lastIndex)
        default: emit("(?:\(Self.escaped(folded)))", at: lastIndex)
        }
    }

    /// The folded form of literal characters of a pattern, which is never cut.
    func fold(_ text: String) -> String {
        Folding.fold(text, keepsMarks: keepsMarks, maximumCodePoints: .max)
    }

    /// Literal text with a backslash before everything that could mean something: `？` is folded to `?`.
    static func escaped(_ text: String) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            if scalar.isASCII && !ScalarKind.isASCIILetterOrDigit(scalar.value) && scalar != "_" { escaped += "\\" }
            escaped.unicodeScalars.append(scalar)
        }
        return escaped
    }

    // MARK: - Escapes

    private mutating func escape() throws(RegexProblem) {
        guard let next = scalar(at: position + 1) else {
            flush()
            copy(1)
            return
        }
        switch next {
        case "Q":
            position += 2
            while position < scalars.count, !(scalars[position] == "\\" && scalar(at: position + 1) == "E") {
                appendLiteral()
            }
            position = min(position + 2, scalars.count)
        case "E":
            position += 2
        case "C":
            throw problem(
                "the regex contains `\\C`, which can cut a character in half",
                help: "write `.` for any character"
            )
        case "w", "W", "b", "B":
            flush()
            emit(Self.wordEscapes[next] ?? "", at: position)
            position += 2
        default:
            if next.isASCII {
                flush()
                if "kg123456789".unicodeScalars.contains(next) { emitCallout(.comparison, isNested: true) }
                copy(escapeLength(at: position))
            } else {
                position += 1  // a letter that needed no backslash
                appendLiteral()
            }
        }
    }

    /// What `\w` and its kin are written as: with the marks that Indic and Thai words are made of.
    private static let wordEscapes: [Unicode.Scalar: String] = [
        "w": "[\\w\\p{M}]",
        "W": "[^\\w\\p{M}]",
        "b": "(?:(?<=[\\w\\p{M}])(?![\\w\\p{M}])|(?<![\\w\\p{M}])(?=[\\w\\p{M}]))",
        "B": "(?:(?<=[\\w\\p{M}])(?=[\\w\\p{M}])|(?<![\\w\\p{M}])(?![\\w\\p{M}]))",
    ]

    /// What `\b` and `\B` are written as.
    static var wordBoundaries: [String] { ["b", "B"].compactMap { wordEscapes[$0] } }

    /// How many scalars the escape takes that begins here, its argument included.
    func escapeLength(at start: Int) -> Int {
        let argument = start + 2
        guard let next = scalar(at: start + 1) else { return 1 }
        switch next {
        case "x", "o", "N", "p", "P", "k", "g":
            switch scalar(at: argument) {
            case "{": return length(from: start, through: "}", after: argument)
            case "<" where next == "k" || next == "g": return length(from: start, through: ">", after: argument)
            case "'" where next == "k" || next == "g": return length(from: start, through: "'", after: argument)
            default: break
            }
            switch next {
            case "p", "P":
                return scalar(at: argument) == "^" ? 4 : 3
            case "x":
                return 2 + hexDigits(at: argument)
            case "g":
                let sign = scalar(at: argument) == "-" || scalar(at: argument) == "+" ? 1 : 0
                return 2 + sign + digits(at: argument + sign)
            default: return 2
            }
        case "c": return 3
        case "0", "1", "2", "3", "4", "5", "6", "7", "8", "9": return 1 + digits(at: start + 1)
        default: return 2
        }
    }

    private func length(from start: Int, through end: Unicode.Scalar, after index: Int) -> Int {
        (scalars[min(index, scalars.count)...].firstIndex(of: end) ?? scalars.count - 1) - start + 1
    }

    private func digits(at index: Int) -> Int {
        scalars[min(index, scalars.count)...].prefix(while: Self.isDigit).count
    }

    /// At most two digits: the rest is text.
    private func hexDigits(at index: Int) -> Int {
        scalars[min(index, scalars.count)...].prefix(2).prefix { $0.isASCII && $0.properties.isASCIIHexDigit }.count
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value &- 0x30 < 10
    }

    // MARK: - Quantifiers

    /// How many scalars the quantifier takes that begins here, `nil` when none does.
    func quantifierLength(at index: Int) -> Int? {
        switch scalar(at: index) {
        case "*", "+", "?": return 1
        case "{":
            let content = scalars[(index + 1)...].prefix { Self.isDigit($0) || $0 == "," || $0 == " " }
            guard content.contains(where: Self.isDigit), scalar(at: content.endIndex) == "}" else { return nil }
            return content.count + 2
        default: return nil
        }
    }

    /// Copies the quantifier that stands here, with all that belongs to it.
    private mutating func copyQuantifiers() {
        noteLeadingRepetition()
        while let length = quantifierLength(at: position) {
            let minimum = scalars[position...].dropFirst().prefix(min(length - 1, 5)).prefix(while: Self.isDigit)
            output.quantifiers += 1
            let isUnbounded =
                scalars[position] == "{" ? scalars[position + length - 2] == "," : scalars[position] != "?"
            if isUnbounded { output.unboundedQuantifiers += 1 }
            output.fixedRepeats += minimum.reduce(0) { $0 * 10 + Int($1.value - 0x30) }
            copy(length)
            if scalar(at: position) == "+" || scalar(at: position) == "?" { copy(1) }
            let next = skippingNothing(position)
            guard quantifierLength(at: next) != nil else { break }
            while position < next {
                if scalars[position].properties.isPatternWhitespace { copy(1) } else { position += 1 }
            }
        }
        emitCallout(.step)
    }

    /// Only of what takes long words whole; `\s*` and `\d*` before a word are harmless.
    private mutating func noteLeadingRepetition() {
        guard position == 2, scalars[0] == "\\", scalars[1] == "w" || scalars[1] == "S", scalars[2] == "*",
            let next = scalar(at: 3), next != "+"
        else { return }
        output.leadingRepetition = "\\\(scalars[1])*"
    }

    /// Leaves the quantifier out that stands here, for there is nothing left that it could repeat.
    mutating func skipQuantifier() {
        let start = skippingNothing(position)
        guard let length = quantifierLength(at: start) else { return }
        position = start + length
        if scalar(at: position) == "+" || scalar(at: position) == "?" { position += 1 }
    }

    private func quantifierAllowsNone(at index: Int) -> Bool {
        let start = skippingNothing(index)
        guard quantifierLength(at: start) != nil else { return false }
        switch scalar(at: start) {
        case "+": return false
        case "{":
            let minimum = scalars[(start + 1)...].drop { $0 == " " }.prefix(while: Self.isDigit)
            return minimum.allSatisfy { $0 == "0" }
        default: return true
        }
    }

    /// The next position with something that counts.
    ///
    /// Comments, empty quotes and, under `(?x)`, white space may stand between an item and its quantifier.
    func skippingNothing(_ index: Int) -> Int {
        var index = index
        while let scalar = scalar(at: index) {
            if output.groups.isExtended, scalar.properties.isPatternWhitespace {
                index += 1
            } else if scalar == "\\", self.scalar(at: index + 1) == "E" {
                index += 2
            } else if scalar == "\\", self.scalar(at: index + 1) == "Q", self.scalar(at: index + 2) == "\\",
                self.scalar(at: index + 3) == "E"
            {
                index += 4
            } else if let length = commentLength(at: index) {
                index += length
            } else {
                break
            }
        }
        return index
    }

    /// How many scalars the comment `(?#…)` takes that begins here, `nil` when none does.
    func commentLength(at index: Int) -> Int? {
        guard scalar(at: index) == "(", scalar(at: index + 1) == "?", scalar(at: index + 2) == "#" else { return nil }
        return scalars[index...].firstIndex(of: ")").map { $0 - index + 1 }
    }

    // MARK: - Writing

    /// The scalar at an index, `nil` past the end.
    func scalar(at index: Int) -> Unicode.Scalar? {
        index < scalars.count ? scalars[index] : nil
    }

    /// Writes the next scalars as they are.
    mutating func copy(_ count: Int) {
        let end = min(position + count, scalars.count)
        guard position < end else { return }
        let segment = Segment(output: output.pattern.count, original: offsets[position], isVerbatim: true)
        output.segments.append(segment)
        for scalar in scalars[position..<end] { output.pattern += Array(String(scalar).utf8) }
        position = end
    }

    /// Writes text in place of what begins at an index of the pattern.
    mutating func emit(_ text: String, at index: Int) {
        guard !text.isEmpty else { return }
        let segment = Segment(output: output.pattern.count, original: offsets[index], isVerbatim: false)
        output.segments.append(segment)
        output.pattern += Array(text.utf8)
    }

    /// A problem with what stands at the current position.
    func problem(_ message: String, help: String?) -> RegexProblem {
        RegexProblem(message: message, help: help, utf8Offset: offsets[min(position, scalars.count)])
    }
}
