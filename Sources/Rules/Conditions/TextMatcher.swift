import TextMatch

/// The value of `text` or of its `except`: patterns of which one is enough, and a veto.
struct TextMatcher: Sendable {
    /// The patterns, in the order words, contains, equals, starts_with, ends_with, regex.
    ///
    /// Empty means: any text.
    let patterns: [TextPattern]
    /// The `except` of an object, if it has one.
    ///
    /// A list, so that the type may contain itself.
    let vetoes: [TextMatcher]

    /// Whether the text has one of the patterns and no veto holds.
    ///
    /// Leaves the captures of a `regex` in the subject.
    func matches(_ text: FoldedText, _ subject: inout Subject) -> Bool {
        guard patterns.isEmpty || firstMatch(in: text, &subject) != nil else { return false }
        for veto in vetoes where subject.probing({ veto.matches(text, &$0) }) { return false }
        return true
    }

    /// Why `matches` is false: the patterns that are not there, or the veto that is.
    func failure(in text: FoldedText, _ subject: inout Subject) -> String {
        let seen = Quote.message(text.original)
        guard patterns.isEmpty || firstMatch(in: text, &subject) != nil else {
            return "none of \(patternList) is in \(seen)"
        }
        for veto in vetoes {
            if let found = veto.firstMatch(in: text, &subject) { return "except: \(found.summary) is in \(seen)" }
        }
        return "except: the veto holds for \(seen)"
    }

    /// What is asked for, in a few words.
    var summary: String {
        let wanted = patterns.isEmpty ? "of any kind" : patternList
        guard let veto = vetoes.first else { return wanted }
        return "\(wanted), except \(veto.summary)"
    }

    /// Only regexes capture, so something is guaranteed only where every pattern is one.
    var captures: CaptureNames { .any(patterns.map(\.captures)) }

    /// One of the patterns, unless any text will do.
    var trigger: Trigger? { patterns.isEmpty ? nil : Trigger(patterns: patterns.map(\.number)) }

    /// The patterns, and those of the vetoes.
    func alternatives(isVeto: Bool) -> [Alternative] {
        let own = patterns.map { pattern in
            Alternative(label: isVeto ? "except \(pattern.summary)" : pattern.summary, isVeto: isVeto) { subject in
                guard let text = subject.text() else { return false }
                return subject.probing { pattern.matches(text, &$0) }
            }
        }
        return own + vetoes.flatMap { $0.alternatives(isVeto: !isVeto) }
    }

    /// At most a dozen patterns: an explanation is read by people.
    private var patternList: String {
        let shown = patterns.prefix(12).map(\.summary).joined(separator: ", ")
        return patterns.count > 12 ? "\(shown) and \(patterns.count - 12) more" : shown
    }

    private func firstMatch(in text: FoldedText, _ subject: inout Subject) -> TextPattern? {
        for pattern in patterns where pattern.matches(text, &subject) { return pattern }
        return nil
    }
}

extension TextMatcher {
    static let vocabulary = Vocabulary(
        "`text`",
        TextPattern.Mode.allCases.map(\.term) + [
            Term("except", "What vetoes the whole match; takes everything that text takes.", .named(.text)),
            .later("only"), .later("typos"), .later("accents"), .later("script"),
        ]
    )

    /// Reads a text, a list (both mean `words`) or an object of modes.
    static func decode(_ node: Node, _ context: LoadContext) -> TextMatcher? {
        guard node.isObject else {
            return patterns(.words, node, context).map { TextMatcher(patterns: $0, vetoes: []) }
        }
        guard let fields = Fields(node, vocabulary, context.problems) else { return nil }
        var found: [TextPattern] = []
        var vetoes: [TextMatcher] = []
        var isComplete = fields.areAllKnown
        for mode in TextPattern.Mode.allCases {
            guard let value = fields[mode.rawValue] else { continue }
            if let new = patterns(mode, value, context) { found += new } else { isComplete = false }
        }
        if let except = fields["except"] {
            if let veto = decode(except, context) { vetoes = [veto] } else { isComplete = false }
        }
        guard isComplete else { return nil }
        guard !found.isEmpty || !vetoes.isEmpty else {
            context.problems.error(
                .emptyObject,
                at: .opening(node.place),
                "this object asks for nothing",
                help: "give it a mode, such as `\"words\": [\"price*\"]`"
            )
            return nil
        }
        return TextMatcher(patterns: found, vetoes: vetoes)
    }

    private static func patterns(_ mode: TextPattern.Mode, _ node: Node, _ context: LoadContext) -> [TextPattern]? {
        var duplicates = DuplicateKeywords(mode)
        let patterns = node.oneOrMore(context.problems) { item -> [TextPattern]? in
            guard let written = item.text(context.problems) else { return nil }
            return context.keywords(written, at: item.place)?
                .allOrNothing { keyword in
                    let pattern = TextPattern.decode(keyword, mode: mode, context)
                    if let pattern { duplicates.note(keyword, pattern) }
                    return pattern
                }
        }
        duplicates.report(context.problems)
        return patterns?.flatMap(\.self)
    }
}
