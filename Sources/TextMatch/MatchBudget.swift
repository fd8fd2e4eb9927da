/// How much all regexes together may cost one message.
///
/// Each single match is bounded by ``stepsForPattern``; this bounds their sum, so that a hundred bad patterns cost a
/// message no more than two: some 2 milliseconds on a common machine, 5 at most. Pass one value through all patterns
/// of a message. Once it is spent, the remaining patterns answer ``RegexResult/overLimit`` without being run.
package struct MatchBudget {
    /// How many steps a single pattern may take: about a millisecond (``StepMeter``).
    package static let stepsForPattern = 100_000
    /// How many steps all patterns of a message may take together.
    package static let stepsForMessage = 200_000

    /// How many steps are left.
    package private(set) var remainingSteps = Self.stepsForMessage
    /// How many patterns may run into their limit.
    private var remainingOverruns: Int
    /// When to stop, by `now`.
    private let deadline: Duration
    /// The time since some fixed moment, or `nil` to count only.
    private let now: (() -> Duration)?

    /// Creates a budget that counts only, so that what it decides is the same on every machine.
    package init(overruns: Int = 4) {
        remainingOverruns = overruns
        deadline = .zero
        now = nil
    }

    /// Creates a budget that is also spent after some time.
    ///
    /// - Parameters:
    ///   - overruns: How many patterns may run into their limit.
    ///   - time: How long all patterns together may take.
    ///   - now: The time since some fixed moment, on a clock that never goes back.
    package init(overruns: Int = 4, time: Duration = .milliseconds(5), now: @escaping () -> Duration) {
        remainingOverruns = overruns
        deadline = now() + time
        self.now = now
    }

    /// Whether nothing more is to be run.
    package var isSpent: Bool {
        if remainingOverruns <= 0 || remainingSteps <= 0 { return true }
        guard let now else { return false }
        return now() >= deadline
    }

    /// Counts the steps of a pattern.
    mutating func count(steps: Int) {
        remainingSteps -= steps
    }

    /// Counts a pattern that ran into its limit.
    mutating func countOverrun() {
        remainingOverruns -= 1
    }
}
