import Synchronization
import TextMatch

/// Compiled regexes, kept from one load of the rules to the next by their text.
///
/// Most of a rules file stays as it is when somebody edits it, and compiling a pattern takes a hundred times as long as
/// running it. Only speed depends on this: a pattern means the same whenever it was compiled.
package final class RegexCache: Sendable {
    private let kept = Mutex<[String: Result<FoldedRegex, RegexProblem>]>([:])

    /// Creates an empty cache.
    package init() {}

    /// What was kept of the last load.
    func contents() -> [String: Result<FoldedRegex, RegexProblem>] { kept.withLock { $0 } }

    /// Keeps what a load used, and forgets the rest.
    func keep(_ used: [String: Result<FoldedRegex, RegexProblem>]) { kept.withLock { $0 = used } }
}
