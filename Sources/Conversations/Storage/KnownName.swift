/// What a platform told about a contact's name when it was asked, and when that was.
package struct KnownName: Sendable, Hashable {
    /// What came of asking; the raw value is what is stored.
    package enum Outcome: String, Sendable, Hashable, CaseIterable {
        /// The platform told the profile.
        case told
        /// No answer came, or an error.
        case failed
    }

    /// The name; `nil` where none is known.
    package let name: String?
    /// When it was asked for, in milliseconds since 1970-01-01 UTC.
    package let askedAt: Int64
    /// What came of it.
    package let outcome: Outcome

    /// Creates what was told at a moment.
    package init(name: String?, askedAt: Int64, outcome: Outcome = .told) {
        self.name = name
        self.askedAt = askedAt
        self.outcome = outcome
    }

    /// How long it holds before the platform is asked again, in milliseconds.
    ///
    /// People rename themselves rarely; a platform that does not answer must not hold up one message after the other.
    package var lifetime: Int64 {
        switch (outcome, name) {
        case (.failed, _): 600_000
        case (.told, nil): 86_400_000
        case (.told, .some): 30 * 86_400_000
        }
    }

    /// Whether it still holds; one from the future was noted by a clock that was wrong.
    package func holds(at now: Int64) -> Bool { askedAt <= now && now - askedAt < lifetime }
}
