import TextMatch

/// One keyword or regex of a `text` condition.
struct TextPattern: Sendable {
    /// How a text is looked for: the keys of a `text` object.
    enum Mode: String, CaseIterable, Sendable {
        case words
        case contains
        case equals
        case startsWith = "starts_with"
        case endsWith = "ends_with"
        case regex

        /// The key and what it means.
        var term: Term {
            switch self {
            case .words:
                Term(
                    "words",
                    "Whole words and phrases; price* is any word that begins so.",
                    .oneOrMore(.text),
                    alsoCalled: ["keywords", "word"]
                )
            case .contains: Term("contains", "Anywhere in the text, also within words.", .oneOrMore(.text))
            case .equals:
                Term("equals", "The whole text and nothing else.", .oneOrMore(.text), alsoCalled: ["exact", "is"])
            case .startsWith:
                Term("starts_with", "The text begins so.", .oneOrMore(.text), alsoCalled: ["prefix", "begins_with"])
            case .endsWith: Term("ends_with", "The text ends so.", .oneOrMore(.text), alsoCalled: ["suffix"])
            case .regex:
                Term(
                    "regex",
                    "A regular expression; its captures can be used in the reply.",
                    .oneOrMore(.text),
                    alsoCalled: ["pattern"]
                )
            }
        }
    }

    /// How it is looked for.
    let mode: Mode
    /// The keyword or regex as the rule writes it.
    let written: String
    /// Its number among the patterns of the rule set: what the index calls it by.
    let number: Int
    let pattern: TextIndex.Pattern

    /// Whether the text has it.
    ///
    /// A regex leaves its captures in the subject.
    func matches(_ text: FoldedText, _ subject: inout Subject) -> Bool {
        guard subject.hasPattern(number) else { return false }
        guard case .regex(let regex) = pattern else { return true }
        return subject.matches(regex, in: text)
    }

    /// The pattern as an explanation names it: a word as it is, the others with their mode.
    var summary: String {
        mode == .words ? Quote.plain(written) : "\(mode.rawValue) \(Quote.message(written))"
    }

    /// What a template may use when this matches.
    var captures: CaptureNames {
        guard case .regex(let regex) = pattern else { return .none }
        let numbers = (0...regex.groupCount).map { "match.\($0)" }
        let guaranteed = regex.guaranteedGroups.map { Int($0) == nil ? $0 : "match.\($0)" }
        return CaptureNames(
            possible: Set(numbers).union(regex.groupNames),
            guaranteed: Set(guaranteed).union(["match.0"])
        )
    }
}

extension TextPattern {
    /// Compiles one keyword and passes on what there is to say about it.
    static func decode(_ keyword: Keyword, mode: Mode, _ context: LoadContext) -> TextPattern? {
        let compiled: TextIndex.Pattern
        switch mode {
        case .words:
            let pattern = WordPattern(keyword.text)
            guard context.accepts(pattern.advice, on: keyword) else { return nil }
            compiled = .words(pattern)
        case .contains, .equals, .startsWith, .endsWith:
            let pattern = LiteralPattern(keyword.text, mode: mode.literalMode)
            guard context.accepts(pattern.advice, on: keyword) else { return nil }
            compiled = .literal(pattern)
        case .regex:
            guard let regex = context.regex(keyword), context.accepts(regex.advice, on: keyword) else { return nil }
            compiled = .regex(regex)
        }
        return TextPattern(mode: mode, written: keyword.text, number: context.number(of: compiled), pattern: compiled)
    }
}

extension TextPattern.Mode {
    /// Where a literal stands in the text; `contains` for the modes that are no literals.
    fileprivate var literalMode: LiteralPattern.Mode {
        switch self {
        case .equals: .equals
        case .startsWith: .startsWith
        case .endsWith: .endsWith
        case .words, .contains, .regex: .contains
        }
    }
}
