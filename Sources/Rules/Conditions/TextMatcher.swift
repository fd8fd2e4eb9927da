import TextMatch

/// The value of `text` or of its `except`: patterns of which one is enough, and a veto.
struct TextMatcher: Sendable {
    /// The patterns, in the order words, contains, equals, starts_with, ends_with, only, regex.
    ///
    /// Empty means: any text.
    let patterns: [TextPattern]
    /// The scripts of which one must be that of the text; empty means: any.
    let scripts: [TextPattern]
    /// The `except` of an object, if it has one.
    ///
    /// A list, so that the type may contain itself.
    let vetoes: [TextMatcher]

    /// Whether the text has one of the patterns and no veto holds.
    ///
    /// Leaves the captures of a `regex` in the subject.
    func matches(_ text: FoldedText, _ subject: inout Subject) -> Bool {
        guard scripts.isEmpty || scripts.contains(where: { subject.hasPattern($0.number) }) else { return false }
        guard patterns.isEmpty || matchingPlace(in: text, &subject) != nil else { return false }
        for veto in vetoes where subject.probing({ veto.matches(text, &$0) }) { return false }
        return true
    }

    /// Why `matches` is false: the patterns that are not there, or the veto that is.
    func failure(in text: FoldedText, _ subject: inout Subject) -> String {
        let seen = Quote.message(text.original)
        guard scripts.isEmpty || scripts.contains(where: { subject.hasPattern($0.number) }) else {
            return "script: wanted \(Self.list(scripts.map(\.written))), \(seen) is not written in it"
        }
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
        var wanted = patterns.isEmpty ? "of any kind" : patternList
        if !scripts.isEmpty { wanted += " in script \(Self.list(scripts.map(\.written)))" }
        guard let veto = vetoes.first else { return wanted }
        return "\(wanted), except \(veto.summary)"
    }

    /// Only regexes capture, so something is guaranteed only where every pattern is one.
    var captures: CaptureNames { .any(patterns.map(\.captures)) }

    /// One of the patterns, unless any text will do.
    var trigger: Trigger? {
        let needed = patterns.isEmpty ? scripts : patterns
        return needed.isEmpty ? nil : Trigger(patterns: needed.map(\.number))
    }

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

    private static func list(_ names: [String]) -> String { names.joined(separator: " or ") }

    private func firstMatch(in text: FoldedText, _ subject: inout Subject) -> TextPattern? {
        matchingPlace(in: text, &subject).map { patterns[$0] }
    }

    /// The place of the first pattern that the text has.
    private func matchingPlace(in text: FoldedText, _ subject: inout Subject) -> Int? {
        // By places: a pattern is not worth copying to ask it.
        for place in patterns.indices where patterns[place].matches(text, &subject) { return place }
        return nil
    }
}
