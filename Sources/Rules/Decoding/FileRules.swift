import TextMatch

/// The rules of one file, decoded, with all that decoding them noted.
///
/// It depends on the file, its place among the files, and what all files define; nothing else. So another load may take
/// it over as it is (``LoadCache``).
struct FileRules: Sendable {
    /// The file's `rules`.
    let rules: [RuleDraft]
    /// The file's `otherwise`.
    let otherwise: [RuleDraft]
    /// What there is to say about them.
    let findings: Problems.Findings
    /// The patterns of its enabled rules.
    let patterns: [TextIndex.Pattern]
    /// The numbers of these in the index of the rule set.
    let patternNumbers: Range<Int>
    /// The regexes that it uses.
    let regexes: RegexStore.Contents
    let usedLists: Set<String>
    let usedIDs: Set<String>
    /// How many keywords its rules look for, those of a list counted for each rule that names it.
    let keywordCount: Int

    /// Decodes the rules of a file; their patterns are numbered from `firstPattern` on.
    init(_ document: Fields, in surroundings: LoadSurroundings, firstPattern: Int) {
        let context = LoadContext(in: surroundings, firstPattern: firstPattern)
        let decoder = RuleDecoder(context, in: FileFrame(document, context))
        func drafts(_ key: String) -> [RuleDraft] {
            guard let list = document[key] else { return [] }
            guard let entries = list.entries else { return list.mismatch("a list", context.problems) ?? [] }
            var drafts: [RuleDraft] = []
            drafts.reserveCapacity(entries.count)
            for entry in entries {
                guard !context.problems.mustStop() else { break }
                if let draft = decoder.decode(entry) { drafts.append(draft) }
            }
            return drafts
        }
        rules = drafts("rules")
        otherwise = drafts("otherwise")
        findings = context.problems.findings
        patterns = context.patterns
        patternNumbers = firstPattern..<firstPattern + context.patterns.count
        regexes = context.regexes
        usedLists = context.usedLists
        usedIDs = context.usedIDs
        keywordCount = context.keywordCount
    }
}
