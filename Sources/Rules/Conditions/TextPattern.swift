import TextMatch

/// One keyword or regex of a `text` condition.
///
/// A class, so that asking it copies nothing.
final class TextPattern: Sendable {
    /// How a text is looked for: the keys of a `text` object.
    enum Mode: String, CaseIterable, Sendable {
        case words
        case contains
        case equals
        case startsWith = "starts_with"
        case endsWith = "ends_with"
        case only
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
            case .only:
                Term(
                    "only",
                    "Nothing but these words and phrases, in any order.",
                    .oneOrMore(.text),
                    alsoCalled: ["just", "nothing_but"]
                )
            case .regex:
                Term(
                    "regex",
                    "A regular expression; its captures can be used in the reply.",
                    .oneOrMore(.form(#"^[\s\S]"#, example: "order ?#?(?<number>[0-9]+)")),
                    alsoCalled: ["pattern"]
                )
            }
        }
    }

    /// What a `text` object says about all of its patterns.
    struct Options: Sendable, Hashable {
        /// How many slips a word may have.
        var typos = 0
        /// Whether accents and other marks count.
        var accents = false
    }

    /// How it is looked for; `nil` for a script.
    let mode: Mode?
    /// The keyword or regex as the rule writes it.
    let written: String
    /// Its number among the patterns of the rule set: what the index calls it by.
    let number: Int
    let pattern: TextIndex.Pattern

    init(mode: Mode?, written: String, number: Int, pattern: TextIndex.Pattern) {
        self.mode = mode
        self.written = written
        self.number = number
        self.pattern = pattern
    }

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
        switch mode {
        case .words: Quote.plain(written)
        case let mode?: "\(mode.rawValue) \(Quote.message(written))"
        case nil: "script \(written)"
        }
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
    static func decode(_ keyword: Keyword, mode: Mode, _ options: Options, _ context: LoadContext) -> TextPattern? {
        let compiled: TextIndex.Pattern
        switch mode {
        case .words, .only:
            let pattern = WordPattern(keyword.text, typos: options.typos, accents: options.accents)
            guard context.accepts(pattern.advice, on: keyword) else { return nil }
            compiled = .words(pattern)
        case .contains, .equals, .startsWith, .endsWith:
            let pattern = LiteralPattern(keyword.text, mode: mode.literalMode, accents: options.accents)
            guard context.accepts(pattern.advice, on: keyword) else { return nil }
            compiled = .literal(pattern)
        case .regex:
            guard let regex = context.regex(keyword, accents: options.accents),
                context.accepts(regex.advice, on: keyword)
            else { return nil }
            if regex.requiredLiterals == nil { context.noteAlwaysRuns(keyword) }
            compiled = .regex(regex)
        }
        return context.textPattern(compiled, mode: mode, written: keyword.text)
    }

    /// Compiles the keywords of an `only`, which are one pattern together.
    static func only(_ keywords: [Keyword], _ options: Options, _ context: LoadContext) -> TextPattern? {
        let words = keywords.allOrNothing(context.problems) { keyword -> WordPattern? in
            let pattern = WordPattern(keyword.text, typos: options.typos, accents: options.accents)
            return context.accepts(pattern.advice, on: keyword) ? pattern : nil
        }
        guard let words else { return nil }
        let written = keywords.map(\.text).joined(separator: ", ")
        return context.textPattern(.only(OnlyPattern(words)), mode: .only, written: written)
    }
}

extension LoadContext {
    /// A pattern with its number in the index of the rule set.
    func textPattern(_ pattern: TextIndex.Pattern, mode: TextPattern.Mode?, written: String) -> TextPattern {
        TextPattern(mode: mode, written: written, number: number(of: pattern), pattern: pattern)
    }

    /// Says that the index cannot spare a regex any message.
    func noteAlwaysRuns(_ keyword: Keyword) {
        problems.warning(
            .alwaysRuns,
            at: .value(keyword.place),
            "no fixed text is in everything that this regex matches, so it is tried on every message",
            help: "that is fine for a few; where there are many, write a word into it that every match has"
        )
    }
}

extension TextPattern.Mode {
    /// Where a literal stands in the text; `contains` for the modes that are no literals.
    fileprivate var literalMode: LiteralPattern.Mode {
        switch self {
        case .equals: .equals
        case .startsWith: .startsWith
        case .endsWith: .endsWith
        case .words, .contains, .only, .regex: .contains
        }
    }
}
