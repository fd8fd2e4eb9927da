/// Finds out what a person did wrong where something stands that JSON has no form for: other quotation marks, comments,
/// words and numbers.
struct WordDiagnosis {
    let failure: SyntaxFailure
    let text: SourceText

    /// What is wrong with the thing itself; `nil` when it is right, or punctuation, and only stands in a wrong place.
    func problem() -> JSONSyntaxProblem? {
        let offset = failure.range.lowerBound
        guard offset < text.bytes.count else { return nil }
        guard let (scalar, range) = text.character(at: offset) else {
            return .invalidUTF8(at: failure.range, in: text)
        }
        if let special = comment(at: offset) ?? quotation(scalar, range) ?? invisible(scalar, range) {
            return special
        }
        if let number = failure.previous, isContinuation(of: number, at: offset) {
            return unquotedValue(at: number.lowerBound)
        }
        guard !Self.isPunctuation(scalar) else { return nil }
        if failure.expected.isKey {
            return unquotedKey(at: offset)
        }
        return failure.expected.isValue ? unquotedValue(at: offset) : nil
    }

    private static func isPunctuation(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "{", "}", "[", "]", ",", ":", "\"", ";", "=", "(", ")": true
        default: false
        }
    }

    private func comment(at offset: Int) -> JSONSyntaxProblem? {
        var end = text.endOfLine(at: offset)
        if text.has("/*", at: offset) {
            end = (offset..<text.bytes.count).first { text.has("*/", at: $0) }.map { $0 + 2 } ?? end
        } else if !text.has("//", at: offset), !text.has("#", at: offset) {
            return nil
        }
        return JSONSyntaxProblem(
            .comment,
            "JSON has no comments.",
            help: "Remove it. To keep a remark, make it an entry: `\"note\": \"…\"`.",
            at: offset..<end,
            in: text
        )
    }

    private func quotation(_ scalar: Unicode.Scalar, _ range: Range<Int>) -> JSONSyntaxProblem? {
        guard let mark = QuotationMark(scalar) else { return nil }
        let rest = range.upperBound..<text.endOfLine(at: range.upperBound)
        let closing = mark.closing(in: rest, of: text)
        let example = closing.map { text.excerpt(range.upperBound..<$0.lowerBound) } ?? "…"
        let kind = mark.isSmart ? "straight" : "double"
        let shown = scalar == "`" ? "A backtick" : "`\(scalar)`"
        return JSONSyntaxProblem(
            mark.isSmart ? .smartQuotes : .singleQuotes,
            "\(shown) is not a quotation mark that JSON knows.",
            help: "Write \(kind) quotation marks: `\"\(example)\"`.",
            at: range.lowerBound..<(closing ?? range).upperBound,
            in: text
        )
    }

    private func invisible(_ scalar: Unicode.Scalar, _ range: Range<Int>) -> JSONSyntaxProblem? {
        switch scalar.properties.generalCategory {
        case .control, .format, .spaceSeparator, .lineSeparator, .paragraphSeparator: break
        default: return nil
        }
        let name = scalar.properties.name.map { ", " + $0.lowercased() } ?? ""
        return JSONSyntaxProblem(
            .invisibleCharacter,
            "An invisible character stands here (\(scalar.codePointName)\(name)).",
            help: "Delete it; where a space is meant, type one.",
            at: range,
            in: text
        )
    }
}

// MARK: - Words and numbers

extension WordDiagnosis {
    /// Whether a number goes on in a way that shows that it is none: `10:30`, `24h`, `2026-12-24`.
    private func isContinuation(of token: Range<Int>, at offset: Int) -> Bool {
        let first = text.bytes[token.lowerBound]
        guard token.upperBound == offset, ASCII.isDigit(first) || first == ASCII.minus else { return false }
        let byte = text.bytes[offset]
        return byte == ASCII.colon
            ? text.byte(offset + 1).map(ASCII.isDigit) == true
            : !ASCII.isPunctuation(byte) && byte != UInt8(ascii: ";")
    }

    private func unquotedKey(at offset: Int) -> JSONSyntaxProblem {
        let range = phrase(from: offset, isKey: true)
        return JSONSyntaxProblem(
            .unquotedKey,
            "The name `\(text.excerpt(range))` has no quotation marks.",
            help: "Write `\"\(text.excerpt(range))\"`.",
            at: range,
            in: text
        )
    }

    /// What is wrong with a value that is neither a string nor a number nor one of JSON's three words.
    func unquotedValue(at offset: Int) -> JSONSyntaxProblem {
        let range = phrase(from: offset, isKey: false)
        let phrase = text.excerpt(range)
        if let help = Self.literalAdvice(phrase) {
            return JSONSyntaxProblem(.wrongLiteral, "`\(phrase)` is not JSON.", help: help, at: range, in: text)
        }
        if let (message, help) = Self.numberAdvice(phrase) {
            return JSONSyntaxProblem(.numberFormat, message, help: help, at: range, in: text)
        }
        return JSONSyntaxProblem(
            .unquotedValue,
            "The text `\(phrase)` has no quotation marks.",
            help: phrase.hasSuffix("…") ? "Put it in quotation marks." : "Write `\"\(phrase)\"`.",
            at: range,
            in: text
        )
    }

    /// How far words go that were written without quotation marks, on one line.
    private func phrase(from start: Int, isKey: Bool) -> Range<Int> {
        let endOfLine = text.endOfLine(at: start)
        var offset = start
        var end = start + 1
        while offset < endOfLine {
            let byte = text.bytes[offset]
            if byte == ASCII.colon, !isKey {
                // `10:30` and `https://…` are values.
                let isPart = text.byte(offset + 1).map(ASCII.isDigit) == true || text.has("//", at: offset + 1)
                guard isPart else { break }
            } else if ASCII.isPunctuation(byte) || isKey && byte == UInt8(ascii: "=") {
                break
            } else if offset > start, ASCII.isWhitespace(text.bytes[offset - 1]), comment(at: offset) != nil {
                break
            }
            offset += 1
            if !ASCII.isWhitespace(byte) {
                end = offset
            }
        }
        return start..<end
    }

    private static func literalAdvice(_ word: String) -> String? {
        switch word.lowercased() {
        case "true": "Write `true`, in small letters."
        case "false": "Write `false`, in small letters."
        case "null", "none", "nil", "undefined": "Write `null`, or leave the entry out."
        case "nan", "infinity", "-infinity", "+infinity", "inf", "-inf": "JSON has no such number: write `null`."
        default: nil
        }
    }

    private static func numberAdvice(_ word: String) -> (message: String, help: String)? {
        let isNegative = word.hasPrefix("-")
        let digits = isNegative || word.hasPrefix("+") ? String(word.dropFirst()) : word
        let sign = isNegative ? "-" : ""
        if word == "-" || word == "+" {
            return ("A number is missing after `\(word)`.", "Write one, or put the `\(word)` in quotation marks.")
        }
        if word.hasPrefix("+"), isNumber(digits) {
            return ("A number may not begin with `+`.", "Write `\(digits)`.")
        }
        if digits.hasPrefix("."), isNumber("0" + digits) {
            return ("A digit is missing before the decimal point.", "Write `\(sign)0\(digits)`.")
        }
        if digits.hasSuffix("."), isNumber(digits + "0") {
            return ("A digit is missing after the decimal point.", "Write `\(sign)\(digits)0`.")
        }
        let short = digits.drop { $0 == "0" }
        let withoutZeros = short.first?.isWholeNumber == true ? String(short) : "0" + short
        if digits.hasPrefix("0"), isNumber(withoutZeros) {
            return (
                "A number may not begin with `0`.",
                "Write `\(sign)\(withoutZeros)`, or `\"\(word)\"` in quotation marks when the zeros belong to it."
            )
        }
        let plain = digits.replacing("_", with: "")
        if digits.contains("_"), isNumber(plain) {
            return ("A number may not hold `_`.", "Write `\(sign)\(plain)`.")
        }
        return nil
    }

    private static func isNumber(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        return JSONNumber(in: bytes, at: 0, limit: bytes.count)?.end == bytes.count
    }
}
