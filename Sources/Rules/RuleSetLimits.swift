/// How large a set of rules may be, so that every set gets its verdict within seconds and without filling the memory.
///
/// A marketer does not meet any of these; a file that a script wrote by mistake does.
enum RuleSetLimits {
    /// The most bytes of all rules files together.
    static let maximumBytes = 32 << 20
    /// The most rules in all files together.
    static let maximumRules = 100_000
    /// The most keywords and patterns of all rules together, those of a list counted for each rule that names it.
    static let maximumKeywords = 200_000
    /// The most bytes of all regexes together.
    static let maximumRegexBytes = 1 << 20
    /// The most alternatives of one `pick`.
    static let maximumAlternatives = 1_000

    /// Whether the files are short enough to be read at all; reports it otherwise.
    static func accept(_ files: [RulesFile], _ problems: Problems) -> Bool {
        guard let (index, total) = excess(of: files) else { return true }
        problems.error(
            .tooLarge,
            at: .file(index),
            "the rules files have \(megabytes(total)) MiB together, and \(megabytes(maximumBytes)) MiB is the most",
            help: "was something else saved under this name? Long lists of words can stand in text files of their own"
        )
        return false
    }

    /// Whether the files are short enough to be read at all.
    static func accept(_ files: [RulesFile]) -> Bool { excess(of: files) == nil }

    /// The longest file, and the length of all of them, when they are too long together.
    private static func excess(of files: [RulesFile]) -> (file: Int, total: Int)? {
        let total = files.reduce(0) { $0 + $1.bytes.count }
        guard total > maximumBytes,
            let longest = files.indices.max(by: { files[$0].bytes.count < files[$1].bytes.count })
        else { return nil }
        return (longest, total)
    }

    /// Says that there are too many rules.
    static func reportRules(_ count: Int, at spot: Spot, _ problems: Problems) {
        problems.error(
            .tooMany,
            at: spot,
            "with these there are \(count) rules, and \(maximumRules) is the most",
            help: "one rule can look for many words: give it a list"
        )
    }

    /// Says that the rules look for too much.
    static func reportKeywords(at spot: Spot, _ problems: Problems) {
        problems.error(
            .tooMany,
            at: spot,
            "the rules look for more than \(maximumKeywords) words and patterns, "
                + "those of a list counted for each rule that names it",
            help: "name long lists in fewer rules"
        )
    }

    /// Says that there are too many regexes.
    static func reportRegexes(at spot: Spot, _ problems: Problems) {
        problems.error(
            .tooMany,
            at: spot,
            "the regexes have more than \(maximumRegexBytes >> 10) KiB together, which takes too long to load",
            help: "use `words` for words: they are faster, too"
        )
    }

    private static func megabytes(_ bytes: Int) -> Int { (bytes + (1 << 20) - 1) >> 20 }
}
