import Synchronization
import TextMatch

/// Compiled regexes by their text: those of one load, and of the one before it.
///
/// Most of a rules file stays as it is when somebody edits it, and compiling a pattern takes a hundred times as long as
/// running it. Only speed depends on this: a pattern means the same whenever it was compiled. The files of a load, which
/// are decoded at the same time, share it; it never leaves the load.
final class RegexStore: Sendable {
    /// What makes two regexes the same.
    struct Key: Sendable, Hashable {
        /// The pattern as rules write it.
        let pattern: String
        /// Whether accents count.
        let accents: Bool

        /// What it counts for among all regexes, in bytes; what is too long for one is refused unread.
        var length: Int { pattern.utf8.count <= FoldedRegex.maximumPatternLength ? pattern.utf8.count : 0 }
    }

    typealias Contents = [Key: Result<FoldedRegex, RegexProblem>]

    private let known: Mutex<Contents>

    /// Creates a store with what an earlier load used.
    init(_ earlier: Contents = [:]) {
        known = Mutex(earlier)
    }

    /// The compiled regex, compiled once however many rules have it.
    func regex(_ key: Key) -> Contents.Value {
        if let result = known.withLock({ $0[key] }) { return result }
        // Not under the lock, where compiling one would hold up all others; whoever comes first is taken by all.
        let result = Result { () throws(RegexProblem) in try FoldedRegex(key.pattern, accents: key.accents) }
        return known.withLock { known in
            if let first = known[key] { return first }
            known[key] = result
            return result
        }
    }
}
