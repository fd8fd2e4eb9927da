/// What came of running a regex on a text.
package enum RegexResult: Sendable, Hashable {
    /// It matches.
    case match(RegexCaptures)
    /// It does not match.
    case noMatch
    /// It was given up: the pattern took more steps than a pattern may. Nothing is known; the caller counts it
    /// against the rule.
    case overLimit
}

/// What a match captured, in the customer's own characters: `ZoË`, not the folded `zoe`.
package struct RegexCaptures: Sendable, Hashable {
    /// The named groups that took part in the match.
    package let named: [String: String]
    /// The groups by number, 0 the whole match; `nil` for a group that took no part in it.
    package let numbered: [String?]

    /// Creates captures.
    package init(named: [String: String], numbered: [String?]) {
        self.named = named
        self.numbered = numbered
    }
}
