import Messaging
import Synchronization

/// What a load of the rules leaves for the next one: what came of each file.
///
/// Most files stay as they are when somebody edits one, and most of a load is the decoding of files. Only speed depends
/// on this: what is taken over is what decoding the same bytes under the same definitions would give. It holds as much
/// as one set of rules, the last one that could be read.
package final class LoadCache: Sendable {
    /// What all files define, as far as decoding a file depends on it.
    struct Definitions: Sendable, Equatable {
        /// The files that define anything, by their places among the files.
        var files: [Int: [UInt8]] = [:]
        /// The files that rules name.
        var resources: [String: RulesResources.NamedFile] = [:]
        /// The time zone, whose rules stand in no rules file.
        var zone: TimeZoneRules?
    }

    /// What came of one file.
    struct File: Sendable {
        /// Its content.
        let bytes: [UInt8]
        /// How many rules it lists.
        let ruleCount: Int
        /// What there is to say about the file as a whole.
        let document: Problems.Findings
        let rules: FileRules
        let check: FileCheck
    }

    /// What came of a set of rules.
    struct Contents: Sendable {
        var definitions = Definitions()
        /// By their places among the files.
        var files: [File] = []

        /// The regexes of all files.
        var regexes: RegexStore.Contents {
            files.reduce(into: [:]) { $0.merge($1.rules.regexes) { first, _ in first } }
        }
    }

    private let kept = Mutex(Contents())

    /// Creates an empty cache.
    package init() {}

    /// What was kept of the last load.
    func contents() -> Contents { kept.withLock { $0 } }

    /// Keeps what came of a load, and forgets what was kept before.
    func keep(_ contents: Contents) { kept.withLock { $0 = contents } }
}
