/// Finds out what a person did wrong with commas, colons and brackets.
struct StructureDiagnosis {
    let failure: SyntaxFailure
    let text: SourceText

    private var offset: Int { failure.range.lowerBound }
    private var endOfPrevious: Int { failure.previous?.upperBound ?? offset }
    private var isInList: Bool { failure.open.last.map { text.bytes[$0] } == ASCII.openBracket }

    func problem() -> JSONSyntaxProblem {
        guard let byte = text.byte(offset) else { return endOfFile() }
        let special: JSONSyntaxProblem? =
            switch byte {
            case ASCII.closeBrace, ASCII.closeBracket: closingBracket(byte)
            case ASCII.comma: comma()
            case ASCII.colon: colon()
            default: nil
            }
        return special ?? missing(before: byte) ?? unexpected()
    }

    private func problem(
        _ code: JSONSyntaxProblem.Code,
        _ message: String,
        help: String,
        at range: Range<Int>? = nil,
        related: Range<Int>? = nil
    ) -> JSONSyntaxProblem {
        JSONSyntaxProblem(code, message, help: help, at: range ?? failure.range, related: related, in: text)
    }

    private func unexpected() -> JSONSyntaxProblem {
        let range = text.character(at: offset)?.range ?? failure.range
        return problem(
            .unexpected,
            "`\(text.excerpt(range))` does not belong here.",
            help: "Expected: \(failure.expected.explanation).",
            at: range
        )
    }
}

// MARK: - Something too much

extension StructureDiagnosis {
    private func comma() -> JSONSyntaxProblem? {
        switch failure.expected {
        case .firstItem:
            problem(.extraComma, "A comma stands before the first item of the list.", help: "Remove it.")
        case .firstKey:
            problem(.extraComma, "A comma stands before the first entry.", help: "Remove it.")
        case .nextItem, .nextKey:
            problem(.extraComma, "Two commas stand in a row.", help: "Remove one of them.")
        case .colon, .memberValue:
            missingValue()
        default:
            nil
        }
    }

    private func colon() -> JSONSyntaxProblem? {
        if failure.expected == .commaOrBracket, let opening = failure.open.last, let name = failure.previous {
            return problem(
                .colonInList,
                "A list has no names, only values.",
                help: "Put names and values between `{` and `}`. Or, if the list of line "
                    + "\(text.lineNumber(of: opening)) should end before `\(text.excerpt(name))`, add `]` there.",
                related: opening..<(opening + 1)
            )
        }
        if failure.expected == .end, let name = failure.previous, text.bytes[name.lowerBound] == ASCII.quote {
            return problem(
                .contentAfterEnd,
                "Names and values must stand between `{` and `}`.",
                help: "Write `{` before `\(text.excerpt(name))`, and `}` at the end of the file.",
                at: name
            )
        }
        return nil
    }

    private func contentAfterEnd() -> JSONSyntaxProblem {
        problem(
            .contentAfterEnd,
            "Something follows where the file should end.",
            help: "All that was opened is closed on line \(text.lineNumber(of: endOfPrevious)). "
                + "Remove what follows, or the bracket that closes too early."
        )
    }

    private func closingBracket(_ byte: UInt8) -> JSONSyntaxProblem? {
        let closing = Self.name(byte)
        guard let innermost = failure.open.last else {
            let help = failure.previous == nil ? "" : ": all is closed on line \(text.lineNumber(of: endOfPrevious))"
            return problem(.extraBracket, "This `\(closing)` closes nothing.", help: "Remove it\(help).")
        }
        if Self.closing(of: text.bytes[innermost]) == byte {
            return beforeClosingBracket(closing)
        }
        if failure.open.contains(where: { Self.closing(of: text.bytes[$0]) == byte }) {
            return unclosed(before: closing)
        }
        let opening = Self.name(text.bytes[innermost])
        return problem(
            .mismatchedBracket,
            "The `\(opening)` of line \(text.lineNumber(of: innermost)) is closed with `\(closing)`.",
            help: "Write `\(Self.name(Self.closing(of: text.bytes[innermost])))` instead.",
            related: innermost..<(innermost + 1)
        )
    }

    private func beforeClosingBracket(_ closing: String) -> JSONSyntaxProblem? {
        switch failure.expected {
        case .nextItem, .nextKey:
            problem(
                .trailingComma,
                "A comma stands after the last \(isInList ? "item of the list" : "entry").",
                help: "Remove the comma before `\(closing)`.",
                at: failure.previous
            )
        case .colon, .memberValue: missingValue()
        default: nil
        }
    }
}

// MARK: - Something missing

extension StructureDiagnosis {
    private func missing(before byte: UInt8) -> JSONSyntaxProblem? {
        switch failure.expected {
        case .end: contentAfterEnd()
        case .colon: missingColon(before: byte)
        case .firstKey, .nextKey, .commaOrBrace: unclosedObject(before: byte) ?? missingComma(before: byte)
        case .commaOrBracket: missingComma(before: byte)
        default: nil
        }
    }

    private func missingValue() -> JSONSyntaxProblem {
        if failure.expected == .colon, let name = failure.previous {
            let name = (range: name, text: text.excerpt(name))
            return problem(
                .missingValue,
                "The name `\(name.text)` has no value.",
                help: "Write `\(name.text): ` and a value. A list of texts without names stands between `[` and `]`.",
                at: name.range
            )
        }
        return problem(
            .missingValue,
            "A value is missing after the colon.",
            help: "Write one, such as `\"a text\"`, `10` or `true`.",
            at: endOfPrevious..<endOfPrevious
        )
    }

    private func missingColon(before byte: UInt8) -> JSONSyntaxProblem? {
        guard let name = failure.previous else { return nil }
        let content = text.excerpt((name.lowerBound + 1)..<(name.upperBound - 1))
        let trimmed = content.drop { $0 == " " }.reversed().drop { $0 == " " }
        if trimmed.first == ":", trimmed.count > 1 {
            return problem(
                .unclosedString,
                "The name that begins here has no closing quotation mark.",
                help: "Write `\"\(String(trimmed.dropFirst().reversed()))\":`.",
                at: name.lowerBound..<(name.lowerBound + 1)
            )
        }
        let isOther = byte == UInt8(ascii: "=") || byte == UInt8(ascii: ";")
        return problem(
            .missingColon,
            "A colon is missing after the name `\(text.excerpt(name))`.",
            help: isOther
                ? "Write `:` instead of `\(Self.name(byte))`."
                : "Write `\(text.excerpt(name)):` and then the value.",
            at: isOther ? failure.range : name.upperBound..<name.upperBound
        )
    }

    private func missingComma(before byte: UInt8) -> JSONSyntaxProblem? {
        guard failure.expected.isComma, let previous = failure.previous else { return nil }
        if byte == UInt8(ascii: ";") {
            return problem(.missingComma, "Here stands `;` where a comma is needed.", help: "Write `,` instead.")
        }
        let isString = byte == ASCII.quote
        let isWord = ASCII.isLetter(byte) || byte >= 0x80
        let isValue = ASCII.isDigit(byte) || [ASCII.minus, ASCII.openBrace, ASCII.openBracket].contains(byte)
        guard isString || isWord || isValue && isInList else { return nil }
        let next = token(at: offset)
        let line = text.lineNumber(of: offset)
        if isWord, text.bytes[previous.lowerBound] == ASCII.quote,
            text.lineNumber(of: previous.lowerBound) == line
        {
            return problem(
                .unescapedQuote,
                "The text ends at this quotation mark, but `\(text.excerpt(next))` follows.",
                help: "Write `\\\"` for a quotation mark inside a text.",
                at: (previous.upperBound - 1)..<previous.upperBound
            )
        }
        return problem(
            .missingComma,
            "A comma is missing between two \(isInList ? "items of a list" : "entries").",
            help: "Add a comma here, before `\(text.excerpt(next))` on line \(line).",
            at: endOfPrevious..<endOfPrevious,
            related: next
        )
    }

    /// The thing at an offset, as far as it is worth quoting: a string, a word or a bracket.
    private func token(at offset: Int) -> Range<Int> {
        let byte = text.bytes[offset]
        guard byte == ASCII.quote else {
            let word = text.bytes[offset...].prefix { !ASCII.isPunctuation($0) && !ASCII.isWhitespace($0) }
            return offset..<max(word.endIndex, offset + 1)
        }
        var pieces = StringPieces(in: text.bytes, opening: offset)
        do throws(SyntaxFailure) {
            while try pieces.next() != nil {}
            return offset..<(pieces.offset + 1)
        } catch {
            return offset..<text.endOfLine(at: offset)
        }
    }
}

// MARK: - Brackets that are not closed

extension StructureDiagnosis {
    private func endOfFile() -> JSONSyntaxProblem {
        guard let opening = culprit() else { return unexpected() }
        let closing = failure.open.reversed().map { Self.name(Self.closing(of: text.bytes[$0])) }
        let help =
            closing.count > 1 && opening == failure.open.last
            ? "\(closing.count) brackets are open: add `\(closing.joined().prefix(20))` at the end of the file."
            : "Add `\(closing.first ?? "")` where this part ends, at the latest at the end of the file."
        return problem(
            .unclosedBracket,
            "The `\(Self.name(text.bytes[opening]))` of line \(text.lineNumber(of: opening)) is never closed.",
            help: help,
            at: opening..<(opening + 1)
        )
    }

    /// A `{` where a name or a comma should stand, in an object of a list: the object before it was left open.
    private func unclosedObject(before byte: UInt8) -> JSONSyntaxProblem? {
        let parent = failure.open.dropLast().last.map { text.bytes[$0] }
        guard byte == ASCII.openBrace, parent == ASCII.openBracket, failure.expected != .firstKey else { return nil }
        return unclosed(before: "{")
    }

    private func unclosed(before next: String) -> JSONSyntaxProblem? {
        guard let opening = culprit() else { return nil }
        let isAfterComma = failure.expected == .nextKey || failure.expected == .nextItem
        let place = isAfterComma ? (name: ",", offset: endOfPrevious - 1) : (name: next, offset: offset)
        let closing = Self.name(Self.closing(of: text.bytes[opening]))
        return problem(
            .unclosedBracket,
            "The `\(Self.name(text.bytes[opening]))` of line \(text.lineNumber(of: opening)) is not closed.",
            help: "Add `\(closing)` before the `\(place.name)` on line \(text.lineNumber(of: place.offset)).",
            at: opening..<(opening + 1),
            related: failure.range
        )
    }

    /// The bracket that was left open: the innermost open one, or one in it that by its indentation was closed by
    /// a bracket that was meant for another.
    private func culprit() -> Int? {
        guard let innermost = failure.open.last else { return nil }
        guard let suspect = failure.suspect, suspect > innermost, text.bytes[suspect] == text.bytes[innermost] else {
            return innermost
        }
        return suspect
    }

    private static func closing(of opening: UInt8) -> UInt8 {
        opening == ASCII.openBrace ? ASCII.closeBrace : ASCII.closeBracket
    }

    private static func name(_ byte: UInt8) -> String {
        String(Unicode.Scalar(byte))
    }
}

extension SyntaxFailure.Expectation {
    /// What would have fitted, for a person.
    fileprivate var explanation: String {
        switch self {
        case .document, .nextItem, .memberValue: "a value"
        case .firstItem: "a value or `]`"
        case .firstKey: "a name in quotation marks, or `}`"
        case .nextKey: "a name in quotation marks"
        case .colon: "a colon"
        case .commaOrBracket: "a comma or `]`"
        case .commaOrBrace: "a comma or `}`"
        case .end: "the end of the file"
        }
    }
}
