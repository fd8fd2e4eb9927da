import TextMatch

extension TextMatcher {
    /// Whether every text that has a pattern satisfies this; false also where nobody can tell.
    func certainlyTakes(_ pattern: TextPattern) -> Bool {
        vetoes.isEmpty && scripts.isEmpty && hasOne(with: pattern)
    }

    /// Whether every text that has a pattern has one of these, scripts and vetoes aside.
    func hasOne(with pattern: TextPattern) -> Bool {
        if patterns.isEmpty || has(pattern.pattern) { return true }
        guard case .only(let only) = pattern.pattern else { return false }
        // A message of nothing but keywords has one of them: it is enough that each is taken by some pattern.
        return only.keywords.allSatisfy { has(.words($0)) }
    }

    /// The most patterns that are compared with others one by one: two long lists would take minutes.
    private static let maximumCount = 256

    private func has(_ pattern: TextIndex.Pattern) -> Bool {
        patterns.count <= Self.maximumCount && patterns.contains { PatternCover.covers($0.pattern, pattern) }
    }

    /// Whether no text that has a pattern satisfies this; false also where nobody can tell.
    func certainlyExcludes(_ pattern: TextPattern) -> Bool {
        if vetoes.contains(where: { $0.certainlyTakes(pattern) }) { return true }
        return (1...Self.maximumCount).contains(patterns.count)
            && patterns.allSatisfy { PatternCover.excludes($0.pattern, pattern.pattern) }
    }

    /// Whether every text that satisfies another one satisfies this; false also where nobody can tell.
    func certainlyTakes(_ other: TextMatcher) -> Bool {
        guard vetoes.isEmpty, takesScripts(of: other) else { return false }
        return patterns.isEmpty || (!other.patterns.isEmpty && other.patterns.allSatisfy(hasOne))
    }

    /// Whether the texts of another one's scripts are all of one of these.
    func takesScripts(of other: TextMatcher) -> Bool {
        if scripts.isEmpty { return true }
        let names = Set(scripts.map(\.written))
        return !other.scripts.isEmpty && names.isSuperset(of: other.scripts.map(\.written))
    }
}
