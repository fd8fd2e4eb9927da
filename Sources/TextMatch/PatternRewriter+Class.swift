extension PatternRewriter {
    /// Copies a character class with its members folded.
    ///
    /// A member that is folded to several characters becomes an alternative: `[ßx]` is `(?:[x]|ss)`. A range also takes
    /// what its letters are folded to, for `[à-ü]` means accented letters and the folded text has plain ones.
    mutating func characterClass() throws(RegexProblem) {
        let start = position
        var parser = ClassParser(rewriter: self, start: start)
        guard let members = try parser.parse() else {
            copy(scalars.count - position)  // not closed: PCRE2 tells
            return
        }
        guard members.isChanged else {
            copy(members.end - position)
            return
        }
        position = members.end
        let quantifier = quantifierLength(at: skippingNothing(position))
            .map { _ in scalar(at: skippingNothing(position)) }
        var alternatives = members.alternatives
        if let quantifier, quantifier != "?" {
            // In a loop, a second way to match the same letters takes exponential time and finds nothing more.
            alternatives.removeAll { $0.unicodeScalars.allSatisfy(members.takes) }
        }
        let body = members.body
        let longer = alternatives.map(Self.escaped).joined(separator: "|")
        switch (members.isNegated, body.isEmpty, longer.isEmpty) {
        case (false, true, true): skipQuantifier()
        case (false, true, false): emit("(?:(?C0)\(longer))", at: start)
        case (false, false, true): emit("[\(body)]", at: start)
        case (false, false, false): emit("(?:(?C0)[\(body)]|\(longer))", at: start)
        case (true, true, true): emit("(?s:.)", at: start)
        case (true, true, false): emit("(?:(?!\(longer))(?s:.))", at: start)
        case (true, false, true): emit("[^\(body)]", at: start)
        case (true, false, false): emit("(?:(?!\(longer))[^\(body)])", at: start)
        }
    }
}

/// What is in a character class.
private struct ClassMembers {
    var isNegated = false
    /// The position behind the class.
    var end = 0
    /// Whether it has to be written differently.
    var isChanged = false
    /// Members that are folded to several characters, folded.
    var alternatives: [String] = []
    /// The class as it is to be written, between the brackets.
    var body: String { images + written }

    /// What ranges are folded to: written first, where no `-` before it can make a range of it.
    private var images = ""
    private var written = ""
    private var single: Set<Unicode.Scalar> = []
    private var ranges: [ClosedRange<Unicode.Scalar>] = []
    private var hasUnknownMembers = false

    /// Whether a folded character is a member, as far as is known; what an escape like `\w` takes counts as all.
    func takes(_ scalar: Unicode.Scalar) -> Bool {
        hasUnknownMembers || single.contains(scalar)
            || ranges.contains { range in
                // Matching ignores case: `[A-Z]` takes an `s`.
                range.contains(scalar) || scalar.properties.uppercaseMapping.unicodeScalars.allSatisfy(range.contains)
            }
    }

    mutating func add(verbatim text: String) {
        written += text
        hasUnknownMembers = true
    }

    mutating func add(syntax text: String) {
        written += text
    }

    mutating func add(folded text: String, of original: String) {
        if text != original { isChanged = true }
        let scalars = Array(text.unicodeScalars)
        if scalars.count == 1 {
            single.insert(scalars[0])
            written += PatternRewriter.escaped(text)
        } else if scalars.count > 1 {
            isChanged = true
            if !alternatives.contains(text) { alternatives.append(text) }
        }
    }

    mutating func add(range: ClosedRange<Unicode.Scalar>, _ fold: (String) -> String) {
        ranges.append(range)
        let bounds = [range.lowerBound, range.upperBound].map { PatternRewriter.escaped(String($0)) }
        written += bounds.joined(separator: "-")
        guard !range.upperBound.isASCII, range.upperBound.value - range.lowerBound.value < Self.longestFoldedRange
        else {
            return
        }
        for value in range.lowerBound.value...range.upperBound.value {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let folded = Array(fold(String(scalar)).unicodeScalars)
            guard folded.count == 1, let image = folded.first, !range.contains(image) else { continue }
            isChanged = true
            if single.insert(image).inserted { images += PatternRewriter.escaped(String(image)) }
        }
    }

    /// Longer ranges (`[一-龥]`, `[가-힣]`) are of scripts that folding leaves alone.
    private static let longestFoldedRange: UInt32 = 2_048
}

/// Reads one character class.
private struct ClassParser {
    let rewriter: PatternRewriter
    private var position: Int
    private var members = ClassMembers()
    /// Whether a `-` here would make a range that begins with an escape.
    private var canContinueRange = false

    init(rewriter: PatternRewriter, start: Int) {
        self.rewriter = rewriter
        position = start + 1
    }

    /// The members, or `nil` when the class is never closed.
    mutating func parse() throws(RegexProblem) -> ClassMembers? {
        if rewriter.scalar(at: position) == "^" {
            members.isNegated = true
            position += 1
        }
        let first = position
        while let scalar = rewriter.scalar(at: position) {
            switch scalar {
            case "]" where position > first:
                members.end = position + 1
                return members
            case "\\":
                try escape()
            case "[" where rewriter.scalar(at: position + 1) == ":":
                posixClassOrLiteral()
            case "-" where canContinueRange && rewriter.scalar(at: position + 1) != "]":
                canContinueRange = false
                members.add(syntax: "-")
                position += 1
                if let end = rewriter.scalar(at: position), end != "\\" {
                    members.add(verbatim: String(end))
                    position += 1
                }
            default:
                literal(scalar)
            }
        }
        return nil
    }

    private mutating func escape() throws(RegexProblem) {
        guard let next = rewriter.scalar(at: position + 1) else {
            position += 1
            return
        }
        canContinueRange = false
        switch next {
        case "Q":
            members.isChanged = true
            position += 2
            while let scalar = rewriter.scalar(at: position) {
                if scalar == "\\", rewriter.scalar(at: position + 1) == "E" { break }
                members.add(folded: rewriter.fold(String(scalar)), of: String(scalar))
                position += 1
            }
            position += 2
        case "E":
            members.isChanged = true
            position += 2
        case "C":
            throw rewriter.problem("the regex contains `\\C` between `[` and `]`, where it means nothing", help: nil)
        case "w":
            members.isChanged = true
            members.add(verbatim: "\\w\\p{M}")
            position += 2
        default:
            guard next.isASCII else {
                position += 1  // a letter that needed no backslash
                literal(next)
                return
            }
            let length = rewriter.escapeLength(at: position)
            let end = min(position + length, rewriter.scalars.count)
            var text = ""
            text.unicodeScalars.append(contentsOf: rewriter.scalars[position..<end])
            members.add(verbatim: text)
            position = end
            canContinueRange = !"dDsShHvVWNRpPX".unicodeScalars.contains(next)
        }
    }

    private mutating func posixClassOrLiteral() {
        let rest = rewriter.scalars[(position + 2)...]
        let name = rest.prefix { $0 == "^" || $0.properties.isAlphabetic }
        let end = name.endIndex
        guard rewriter.scalar(at: end) == ":", rewriter.scalar(at: end + 1) == "]" else {
            literal("[")
            return
        }
        var text = ""
        text.unicodeScalars.append(contentsOf: rewriter.scalars[position..<end + 2])
        members.add(verbatim: text)
        position = end + 2
    }

    private mutating func literal(_ scalar: Unicode.Scalar) {
        canContinueRange = false
        if let end = rangeEnd(from: position), scalar <= end {
            members.add(range: scalar...end, rewriter.fold)
            position += 3
            return
        }
        if rewriter.scalar(at: position + 1) == "-", let next = rewriter.scalar(at: position + 2), next != "]" {
            // A range that ends with an escape, or backwards: PCRE2 knows what to say.
            members.add(verbatim: PatternRewriter.escaped(String(scalar)))
            members.add(syntax: "-")
            position += 2
            if next != "\\" {
                members.add(verbatim: PatternRewriter.escaped(String(next)))
                position += 1
            }
            return
        }
        let character = wholeCharacter()
        let folded = rewriter.fold(character)
        if folded.unicodeScalars.count == 1 {
            members.add(folded: folded, of: character)
            position += character.unicodeScalars.count
        } else {
            members.add(folded: rewriter.fold(String(scalar)), of: String(scalar))
            position += 1
        }
    }

    private func rangeEnd(from index: Int) -> Unicode.Scalar? {
        guard rewriter.scalar(at: index + 1) == "-", let end = rewriter.scalar(at: index + 2) else { return nil }
        return end == "]" || end == "\\" || end == "[" ? nil : end
    }

    /// The character that begins here, with the marks that follow it.
    private func wholeCharacter() -> String {
        var text = ""
        text.unicodeScalars.append(rewriter.scalars[position])
        text.unicodeScalars.append(contentsOf: rewriter.scalars[(position + 1)...].prefix { !$0.isASCII })
        return text.first.map(String.init) ?? text
    }
}
