/// Finds out what a person did wrong, from the first thing that a scanner could not read.
///
/// The words are those of somebody who writes replies, not programs: an array is a list, a member is an entry with a
/// name, a string is a text.
struct SyntaxDiagnosis {
    private let failure: SyntaxFailure
    private let text: SourceText

    init(of failure: SyntaxFailure, in text: SourceText) {
        self.failure = failure
        self.text = text
    }

    func problem() -> JSONSyntaxProblem {
        switch failure.reason {
        case .string(let fault, let opening):
            StringDiagnosis(fault: fault, opening: opening, failure: failure, text: text).problem()
        case .malformedNumber:
            WordDiagnosis(failure: failure, text: text).unquotedValue(at: failure.range.lowerBound)
        case .numberTooLarge:
            numberTooLarge()
        case .duplicateKey(let first):
            duplicateKey(first: first)
        case .keyTooLong(let limit):
            keyTooLong(limit: limit)
        case .tooDeep(let limit):
            tooDeep(limit: limit)
        case .tooManyValues(let limit):
            tooManyValues(limit: limit)
        case .unexpected:
            encodingProblem()
                ?? emptyFile()
                ?? WordDiagnosis(failure: failure, text: text).problem()
                ?? StructureDiagnosis(failure: failure, text: text).problem()
        }
    }

    private func numberTooLarge() -> JSONSyntaxProblem {
        JSONSyntaxProblem(
            .numberTooLarge,
            "The number `\(text.excerpt(failure.range))` is too large.",
            help: "Write it in quotation marks, as a text.",
            at: failure.range,
            in: text
        )
    }

    private func duplicateKey(first: Range<Int>) -> JSONSyntaxProblem {
        JSONSyntaxProblem(
            .duplicateKey,
            "The name `\(text.excerpt(failure.range))` is used twice between the same braces.",
            help: "It was used on line \(text.lineNumber(of: first.lowerBound)) before. "
                + "Remove one of the two, or give it another name.",
            at: failure.range,
            related: first,
            in: text
        )
    }

    private func keyTooLong(limit: Int) -> JSONSyntaxProblem {
        JSONSyntaxProblem(
            .keyTooLong,
            "This name is longer than \(limit) bytes.",
            help: "Give the entry a shorter name; a long text belongs behind the colon.",
            at: failure.range,
            in: text
        )
    }

    private func tooDeep(limit: Int) -> JSONSyntaxProblem {
        JSONSyntaxProblem(
            .nestedTooDeep,
            "Brackets are nested more than \(limit) levels deep.",
            help: "Check whether brackets before this place were meant to be closed.",
            at: failure.range,
            in: text
        )
    }

    private func tooManyValues(limit: Int) -> JSONSyntaxProblem {
        JSONSyntaxProblem(
            .tooManyValues,
            "The file holds more than \(limit) values.",
            help: "Check whether something was pasted into it many times; otherwise spread it over several files.",
            at: failure.range,
            in: text
        )
    }

    private func encodingProblem() -> JSONSyntaxProblem? {
        let hasUTF16Mark = text.bytes.starts(with: [0xFF, 0xFE]) || text.bytes.starts(with: [0xFE, 0xFF])
        // JSON begins with ASCII characters: every other byte of them is zero.
        let zeros = (0..<4).filter { text.byte($0) == 0 }
        if hasUTF16Mark || zeros == [0, 2] || zeros == [1, 3] {
            return JSONSyntaxProblem(
                .wrongEncoding,
                "The file is saved as UTF-16.",
                help: "Save it as UTF-8: most editors offer it under “Save as”, or in the bar below the text.",
                at: 0..<0,
                in: text
            )
        }
        guard text.has("\u{FEFF}", at: 0), failure.range.lowerBound == 0 else { return nil }
        return JSONSyntaxProblem(
            .byteOrderMark,
            "The file begins with an invisible character, the byte order mark.",
            help: "Save it as “UTF-8”, not as “UTF-8 with BOM”.",
            at: 0..<"\u{FEFF}".utf8.count,
            in: text
        )
    }

    private func emptyFile() -> JSONSyntaxProblem? {
        guard failure.range.isEmpty, failure.expected == .document else { return nil }
        return JSONSyntaxProblem(
            .emptyFile,
            "The file is empty.",
            help: "Write at least `{}`.",
            at: 0..<0,
            in: text
        )
    }
}

extension JSONSyntaxProblem {
    /// Creates a problem whose places are bytes of a text.
    init(
        _ code: Code,
        _ message: String,
        help: String,
        at range: Range<Int>,
        related: Range<Int>? = nil,
        in text: SourceText
    ) {
        self.init(
            code: code.rawValue,
            message: message,
            help: help,
            range: text.range(range),
            related: related.map { text.range($0) }
        )
    }

    /// Bytes that are not UTF-8, in a string or elsewhere.
    static func invalidUTF8(at range: Range<Int>, in text: SourceText) -> JSONSyntaxProblem {
        let byte = String(text.byte(range.lowerBound) ?? 0, radix: 16, uppercase: true)
        return JSONSyntaxProblem(
            .invalidUTF8,
            "The file is not UTF-8: it holds the byte 0x\(byte) here.",
            help: "Save it as UTF-8; letters with accents are stored in an older encoding now.",
            at: range,
            in: text
        )
    }
}
