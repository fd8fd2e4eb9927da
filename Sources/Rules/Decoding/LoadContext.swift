import TextMatch

/// A word or pattern to look for, and where it is written: in a rule, or in a list that the rule names.
struct Keyword: Sendable {
    /// The text, without the escape of a leading `@`.
    let text: String
    /// Where it is written.
    let place: Place
    /// How many bytes of the written text come before `text`: 1 after an escape.
    var shift = 0
}

/// What decoding rules needs besides the rules: the collection of problems, and what all files share.
///
/// Each file is decoded in a context of its own, so that what comes of it can be kept for another load. A class,
/// because every decoder adds to it; it lives for one load and never leaves it.
final class LoadContext {
    let problems: Problems
    let definitions: Definitions
    /// What rules may name besides themselves.
    let resources: RulesResources
    /// The patterns of all conditions of enabled rules, for the index; a pattern's number is its place.
    private(set) var patterns: [TextIndex.Pattern] = []
    /// The number of the first of them in the index of the rule set.
    private let firstPattern: Int
    /// The clock of the business.
    let clock: BusinessClock
    private var knowsTimezone: Bool
    /// The regexes that this load uses.
    private(set) var regexes: RegexStore.Contents = [:]
    /// The lists that conditions name.
    private(set) var usedLists: Set<String> = []
    /// The accounts and posts that conditions and examples name.
    private(set) var usedIDs: Set<String> = []
    /// The regexes that some file of this load, or of an earlier one, uses.
    private let regexStore: RegexStore
    /// How many bytes the regexes of this file have together.
    private var regexBytes = 0
    /// How many keywords the rules look for, those of a list counted for each rule that names it.
    private(set) var keywordCount = 0
    /// The lists that were compiled before, for the rules after the first that names one.
    private var compiledLists: [CompiledList: [TextPattern]?] = [:]

    /// What makes a list compile to the same patterns.
    struct CompiledList: Hashable {
        let name: String
        let mode: TextPattern.Mode
        let options: TextPattern.Options
        /// Patterns of disabled rules have no numbers.
        fileprivate(set) var isNumbered = true
    }

    init(
        problems: Problems,
        definitions: Definitions,
        resources: RulesResources = RulesResources(),
        regexStore: RegexStore = RegexStore()
    ) {
        self.problems = problems
        self.definitions = definitions
        self.resources = resources
        self.regexStore = regexStore
        firstPattern = 0
        clock = BusinessClock(definitions)
        knowsTimezone = definitions.timezone != nil || !definitions.areComplete
    }

    /// A context for one file, with problems of its own.
    init(in surroundings: LoadSurroundings, firstPattern: Int = 0) {
        problems = Problems()
        definitions = surroundings.definitions
        resources = surroundings.resources
        regexStore = surroundings.regexStore
        self.firstPattern = firstPattern
        clock = surroundings.clock
        knowsTimezone = definitions.timezone != nil || !definitions.areComplete
    }

    /// What the contexts of all files have in common with this one.
    var surroundings: LoadSurroundings {
        LoadSurroundings(definitions: definitions, resources: resources, regexStore: regexStore, clock: clock)
    }

    /// Takes over what the decoding of a file noted.
    func add(_ file: FileRules) {
        problems.add(file.findings)
        usedLists.formUnion(file.usedLists)
        usedIDs.formUnion(file.usedIDs)
    }

    /// Takes over the patterns of all files; numbers that no file has stand for nothing.
    func setPatterns(of files: [FileRules]) {
        let end = files.map(\.patternNumbers.upperBound).max() ?? 0
        patterns = [TextIndex.Pattern](repeating: .words(WordPattern("")), count: end)
        for file in files { patterns.replaceSubrange(file.patternNumbers, with: file.patterns) }
    }

    /// The clock of the business, for something that goes by it.
    ///
    /// Warns of the first such thing when no file says where the clock is.
    func clock(for spot: Spot) -> BusinessClock {
        if !knowsTimezone {
            knowsTimezone = true
            problems.warning(
                .noTimezone,
                at: spot,
                "this goes by the clock, but no file says in which time zone the business is: UTC is taken",
                help: "add for example: \"settings\": { \"timezone\": \"Europe/Berlin\" }"
            )
        }
        return clock
    }

    /// The keywords that a text stands for: itself, or the entries of the list that it names with `@`.
    func keywords(_ written: String, at place: Place) -> [Keyword]? {
        guard let name = Self.listName(in: written) else { return [Self.keyword(written, at: place)] }
        return keywords(ofList: name, written, at: place)
    }

    /// The keyword that a text is which names no list.
    static func keyword(_ written: String, at place: Place) -> Keyword {
        guard written.utf8.first == UInt8(ascii: "@"), written.utf8.starts(with: "@@".utf8) else {
            return Keyword(text: written, place: place)
        }
        return Keyword(text: String(written.unicodeScalars.dropFirst()), place: place, shift: 1)
    }

    /// The keywords of a list that a text names with `@`.
    func keywords(ofList name: String, _ written: String, at place: Place) -> [Keyword]? {
        if let list = definitions.lists[name] {
            usedLists.insert(name)
            return list.value
        }
        guard definitions.areComplete else { return nil }
        let nearest = NearestName.of(name, in: definitions.lists.keys.sorted())
        problems.error(
            .unknownList,
            at: .value(place),
            "there is no list \(Quote.message(name))",
            help:
                "to look for the text \(Quote.message(written)) itself write it with two signs: \"@\(Quote.plain(written))\"",
            suggestion: nearest.map { "@\($0)" }
        )
        return nil
    }

    /// The name of a list that a text stands for: what follows a single `@`.
    static func listName(in written: String) -> String? {
        guard written.utf8.first == UInt8(ascii: "@"), written.utf8.count > 1, !written.utf8.starts(with: "@@".utf8)
        else { return nil }
        return String(written.unicodeScalars.dropFirst())
    }

    /// The patterns of a list, compiled once however many rules name it.
    func patterns(of list: CompiledList, _ compile: () -> [TextPattern]?) -> [TextPattern]? {
        var key = list
        key.isNumbered = !problems.isLenient
        if let known = compiledLists[key] { return known }
        let patterns = compile()
        compiledLists[key] = .some(patterns)
        return patterns
    }

    /// Counts keywords that a rule looks for; false, after reporting it, when there are too many.
    func canTake(_ count: Int, at place: Place) -> Bool {
        let before = keywordCount
        keywordCount += count
        guard keywordCount > RuleSetLimits.maximumKeywords else { return true }
        if before <= RuleSetLimits.maximumKeywords { RuleSetLimits.reportKeywords(at: .value(place), problems) }
        return false
    }

    /// Notes that something names an account or a post.
    func noteUse(ofID name: String) {
        usedIDs.insert(name)
    }

    /// The number of a pattern in the index of the rule set; -1 in a disabled rule, which is never asked.
    func number(of pattern: TextIndex.Pattern) -> Int {
        guard !problems.isLenient else { return -1 }
        patterns.append(pattern)
        return firstPattern + patterns.count - 1
    }

    /// The compiled regex, compiled once however many rules have it.
    func regex(_ keyword: Keyword, accents: Bool) -> FoldedRegex? {
        let key = RegexStore.Key(pattern: keyword.text, accents: accents)
        let before = regexBytes
        if regexes[key] == nil { regexBytes += key.length }
        guard regexBytes <= RuleSetLimits.maximumRegexBytes else {
            if before <= RuleSetLimits.maximumRegexBytes {
                RuleSetLimits.reportRegexes(at: .value(keyword.place), problems)
            }
            return nil
        }
        let result = regexStore.regex(key)
        regexes[key] = result
        switch result {
        case .success(let regex): return regex
        case .failure(let problem):
            let spot: Spot
            if let offset = problem.utf8Offset {
                let start = min(offset, keyword.text.utf8.count) + keyword.shift
                spot = .slice(keyword.place, start..<start + 1)
            } else {
                spot = .value(keyword.place)
            }
            problems.error(.badRegex, at: spot, problem.message, help: problem.help)
            return nil
        }
    }

    /// Passes advice on a keyword on, and says whether the keyword can be used.
    func accepts(_ advice: KeywordAdvice?, on keyword: Keyword) -> Bool {
        guard let advice else { return true }
        switch advice.level {
        case .warning:
            problems.warning(.keywordAdvice, at: .value(keyword.place), advice.message, help: advice.help)
            return true
        case .error:
            problems.error(.uselessKeyword, at: .value(keyword.place), advice.message, help: advice.help)
            return false
        }
    }
}
