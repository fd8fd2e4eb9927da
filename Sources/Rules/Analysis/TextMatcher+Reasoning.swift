import TextMatch

extension TextMatcher {
    /// Whether every text that has a pattern satisfies this; false also where nobody can tell.
    func certainlyTakes(_ pattern: TextPattern) -> Bool {
        vetoes.isEmpty && takesAside(pattern)
    }

    /// The same, the vetoes aside.
    func takesAside(_ pattern: TextPattern) -> Bool {
        patterns.isEmpty || patterns.contains { PatternCover.covers($0.pattern, pattern.pattern) }
    }

    /// Whether no text that has a pattern satisfies this; false also where nobody can tell.
    func certainlyExcludes(_ pattern: TextPattern) -> Bool {
        if vetoes.contains(where: { $0.certainlyTakes(pattern) }) { return true }
        return !patterns.isEmpty && patterns.allSatisfy { PatternCover.excludes($0.pattern, pattern.pattern) }
    }

    /// Whether every text that satisfies another one satisfies this; false also where nobody can tell.
    func certainlyTakes(_ other: TextMatcher) -> Bool {
        guard vetoes.isEmpty else { return false }
        return patterns.isEmpty || (!other.patterns.isEmpty && other.patterns.allSatisfy(takesAside))
    }
}
