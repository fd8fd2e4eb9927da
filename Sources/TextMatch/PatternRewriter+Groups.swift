extension PatternRewriter {
    /// Copies the opening of a group, and refuses what could switch off the limits or stop the match.
    mutating func openGroup() throws(RegexProblem) {
        guard scalar(at: position + 1) == "*" || scalar(at: position + 1) == "?" else {
            copy(1)
            output.groups.openCapture(name: nil)
            openEntrance()
            return
        }
        guard scalar(at: position + 1) == "?" else {
            throw problem(
                "the regex contains a `(*…)` command, and none is allowed in rules",
                help: "write `\\*` to look for a star"
            )
        }
        switch scalar(at: position + 2) {
        case "#":
            // A comment is left out, because a quantifier behind it belongs to what stands before it.
            if let length = commentLength(at: position) { position += length } else { copy(length(through: ")")) }
        case "C":
            throw problem("the regex contains a `(?C)` callout, which is not allowed in rules", help: nil)
        case "!":
            copy(3)
            output.groups.open(isUnreliable: true)
            openEntrance()
        case "<" where scalar(at: position + 3) == "!":
            copy(4)
            output.groups.open(isUnreliable: true)
            openEntrance()
        case "<" where scalar(at: position + 3) == "=" || scalar(at: position + 3) == "*":
            copy(4)
            output.groups.open()
            openEntrance()
        case "<":
            openNamed(nameAt: position + 3, end: ">")
        case "'":
            openNamed(nameAt: position + 3, end: "'")
        case "P" where scalar(at: position + 3) == "<":
            openNamed(nameAt: position + 4, end: ">")
        case "P", "&", "R", "+":
            emitCallout(.comparison, isNested: true)
            copy(length(through: ")"))  // a back-reference or a call of a group
        case "(":
            openConditional()
        default:
            openWithOptions()
        }
    }

    private mutating func openNamed(nameAt start: Int, end: Unicode.Scalar) {
        var name = ""
        name.unicodeScalars.append(contentsOf: scalars[min(start, scalars.count)...].prefix { $0 != end })
        copy(start - position + name.unicodeScalars.count + 1)
        output.groups.openCapture(name: name)
        openEntrance()
    }

    private mutating func openConditional() {
        output.groups.open(isUnreliable: true)
        // A look-around as the condition is a group of its own.
        let isLookAround = scalar(at: position + 3) == "?" || scalar(at: position + 3) == "*"
        copy(isLookAround ? 2 : length(through: ")"))
        openEntrance(hasRoom: !isLookAround)
    }

    /// `(?:`, `(?>`, `(?=`, `(?|`, `(?*`, and options: `(?i)`, `(?x-s:`; also `(?1)` and `(?-1)`, which call a
    /// group.
    private mutating func openWithOptions() {
        let optionStart = position + 2
        let options = scalars[min(optionStart, scalars.count)...].prefix { isOptionCharacter($0) }
        let end = scalar(at: optionStart + options.count)
        if end == ")" {
            if options.contains(where: { $0.properties.numericType != nil }) { emitCallout(.step, isNested: true) }
            setExtended(options)
            copy(options.count + 3)
            return
        }
        output.groups.open()
        if end == ":" { setExtended(options) }
        copy(options.count + 3)
        openEntrance()
    }

    private func isOptionCharacter(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isASCII && ScalarKind.isASCIILetterOrDigit(scalar.value) || scalar == "-" || scalar == "^"
    }

    private mutating func setExtended(_ options: ArraySlice<Unicode.Scalar>) {
        var value = true
        for option in options {
            switch option {
            case "^": output.groups.isExtended = false
            case "-": value = false
            case "x": output.groups.isExtended = value
            default: break
            }
        }
    }

    /// How many scalars there are up to the next of this kind, that one included.
    private func length(through end: Unicode.Scalar) -> Int {
        (scalars[position...].firstIndex(of: end) ?? scalars.count - 1) - position + 1
    }

    /// Refuses control characters: they come from a single backslash in JSON, where `\b` is a backspace.
    func refuseControlCharacters() throws(RegexProblem) {
        var offset = 0
        for scalar in scalars {
            if scalar.properties.generalCategory == .control {
                throw Self.controlCharacterProblem(scalar, offset: offset)
            }
            offset += String(scalar).utf8.count
        }
    }

    private static func controlCharacterProblem(_ scalar: Unicode.Scalar, offset: Int) -> RegexProblem {
        let known: [Unicode.Scalar: (name: String, letter: String)] = [
            "\u{08}": ("a backspace", "b"), "\t": ("a tab", "t"), "\n": ("a line end", "n"),
            "\r": ("a carriage return", "r"), "\u{0C}": ("a form feed", "f"),
        ]
        guard let (name, letter) = known[scalar] else {
            let code = String(scalar.value, radix: 16, uppercase: true)
            return RegexProblem(
                message: "the regex contains an invisible control character (U+\(code))",
                help: "remove it; it may have come along when the text was pasted",
                utf8Offset: offset
            )
        }
        return RegexProblem(
            message: "the regex contains \(name) character: a single backslash before `\(letter)` means that in JSON",
            help: "in JSON write `\\\\\(letter)`",
            utf8Offset: offset
        )
    }
}
