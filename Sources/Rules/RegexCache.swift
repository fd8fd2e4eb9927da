import Synchronization
import TextMatch

/// Compiled regexes, kept from one load of the rules to the next by their text.
///
/// Most of a rules file stays as it is when somebody edits it, and compiling a pattern takes a hundred times as long as
/// running it. Only speed depends on this: a pattern means the same whenever it was compiled.
package final class RegexCache: Sendable {
    /// What makes two regexes the same.
    struct Key: Sendable, Hashable {
        /// The pattern as rules write it.
        let pattern: String
        /// Whether accents count.
        let accents: Bool
    }

    typealias Contents = [Key: Result<FoldedRegex, RegexProblem>]

    private let kept = Mutex<Contents>([:])

    /// Creates an empty cache.
    package init() {}

    /// What was kept of the last load.
    func contents() -> Contents { kept.withLock { $0 } }

    /// Keeps what a load used, and forgets the rest.
    func keep(_ used: Contents) { kept.withLock { $0 = used } }
}
