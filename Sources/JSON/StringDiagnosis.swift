/// Finds out what a person did wrong inside a string.
struct StringDiagnosis {
    let fault: SyntaxFailure.StringFault
    let opening: Int
    let failure: SyntaxFailure
    let text: SourceText

    private var noun: String { failure.expected.isKey ? "name" : "text" }

    func problem() -> JSONSyntaxProblem {
        switch fault {
        case .unclosed, .lineBreak: endOfLine()
        case .controlCharacter: controlCharacter()
        case .escape: escape()
        case .notUTF8: .invalidUTF8(at: failure.range, in: text)
        case .hexEscape:
            problem(
                .badEscape,
                "`\(text.excerpt(failure.range))` is not complete: `\\u` needs four hexadecimal digits.",
                help: "Write the character itself, or all four digits, such as `\\u00e9`. For a backslash write `\\\\`."
            )
        case .nulEscape:
            problem(.nulCharacter, "`\\u0000` is not allowed in a \(noun).", help: "Remove it.")
        case .halfEmoji:
            problem(
                .halfEmoji,
                "`\(text.excerpt(failure.range))` is only one half of an emoji.",
                help: "Write the emoji itself, or both halves, such as `\\ud83d\\ude00`."
            )
        }
    }

    private func problem(_ code: JSONSyntaxProblem.Code, _ message: String, help: String) -> JSONSyntaxProblem {
        JSONSyntaxProblem(code, message, help: help, at: failure.range, in: text)
    }

    private func controlCharacter() -> JSONSyntaxProblem {
        let byte = text.byte(failure.range.lowerBound) ?? 0
        guard byte != ASCII.tab else {
            return problem(
                .controlCharacter,
                "A tab stands inside the \(noun).",
                help: "Write `\\t` instead, or a space."
            )
        }
        return problem(
            .controlCharacter,
            "An invisible control character (\(Unicode.Scalar(byte).codePointName)) stands inside the \(noun).",
            help: "Delete it."
        )
    }

    private func escape() -> JSONSyntaxProblem {
        let escape = text.excerpt(failure.range)
        let letter = escape.dropFirst()
        let help =
            letter == "'"
            ? "Write `'` without the backslash."
            : "Write `\\\(escape)` for a backslash before `\(letter)`."
        return problem(.badEscape, "`\(escape)` means nothing in JSON.", help: help)
    }
}

// MARK: - Strings that run over the end of the line

extension StringDiagnosis {
    private func endOfLine() -> JSONSyntaxProblem {
        let end = text.endOfLine(at: opening)
        if let curly = QuotationMark.lastClosing(in: (opening + 1)..<end, of: text) {
            return JSONSyntaxProblem(
                .smartQuotes,
                "The \(noun) begins with a straight quotation mark and ends with a curly one.",
                help: "Write `\"` instead of `\(text.excerpt(curly))`.",
                at: curly,
                related: opening..<(opening + 1),
                in: text
            )
        }
        return isClosedOnAnotherLine(after: end) ? lineBreak() : unclosed(endOfLine: end)
    }

    /// Whether the next quotation mark looks like the end of a text that was written over several lines.
    ///
    /// Where a closing mark is missing, the next one is the opening mark of something else, and a letter follows it.
    private func isClosedOnAnotherLine(after end: Int) -> Bool {
        var offset = end
        while let byte = text.byte(offset), byte != ASCII.quote {
            offset += byte == ASCII.backslash ? 2 : 1
        }
        guard offset < text.bytes.count else { return false }
        offset += 1
        while let byte = text.byte(offset), byte == ASCII.space || byte == ASCII.tab { offset += 1 }
        switch text.byte(offset) {
        case nil, ASCII.comma, ASCII.closeBrace, ASCII.closeBracket, ASCII.lineFeed, ASCII.carriageReturn: return true
        case ASCII.colon: return failure.expected.isKey
        default: return false
        }
    }

    private func lineBreak() -> JSONSyntaxProblem {
        let place = failure.range.lowerBound
        return JSONSyntaxProblem(
            .lineBreakInString,
            "The \(noun) runs over the end of the line.",
            help: "Write `\\n` where the line should break, and keep the whole \(noun) on one line.",
            at: place..<place,
            related: opening..<(opening + 1),
            in: text
        )
    }

    private func unclosed(endOfLine end: Int) -> JSONSyntaxProblem {
        var last = end
        while last > opening + 1, ASCII.isWhitespace(text.bytes[last - 1]) { last -= 1 }
        let hasComma = last > opening + 1 && text.bytes[last - 1] == ASCII.comma
        if hasComma {
            last -= 1
        }
        let help: String
        if last - 2 > opening, text.has("\\\"", at: last - 2) {
            help = "The backslash makes the last `\"` a part of the \(noun): write `\\\\` instead of `\\`."
        } else if failure.expected.isKey {
            help = "Add `\"` where the name ends."
        } else if hasComma {
            help = "Add `\"` before the comma at the end of the line."
        } else {
            help = "Add `\"` where the text ends."
        }
        return JSONSyntaxProblem(
            .unclosedString,
            "The \(noun) that begins here has no closing quotation mark.",
            help: help,
            at: opening..<(opening + 1),
            in: text
        )
    }
}
