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
/// A class for the sake of its cache; it lives for one load and never leaves it.
final class LoadContext {
    let problems: Problems
    let definitions: Definitions
    /// What rules may name besides themselves.
    let resources: RulesResources
    /// The patterns of all conditions of enabled rules, for the index; a pattern's number is its place.
    private(set) var patterns: [TextIndex.Pattern] = []
    /// The clock of the business.
    let clock: BusinessClock
    private var knowsTimezone: Bool
    /// The regexes that this load uses.
    private(set) var regexes: RegexCache.Contents = [:]
    /// The lists that conditions name.
    private(set) var usedLists: Set<String> = []
    /// The accounts and posts that conditions and examples name.
    private(set) var usedIDs: Set<String> = []
    /// The regexes that an earlier load used.
    private let earlierRegexes: RegexCache.Contents

    init(
        problems: Problems,
        definitions: Definitions,
        resources: RulesResources = RulesResources(),
        earlierRegexes: RegexCache.Contents = [:]
    ) {
        self.problems = problems
        self.definitions = definitions
        self.resources = resources
        self.earlierRegexes = earlierRegexes
        clock = BusinessClock(definitions)
        knowsTimezone = definitions.timezone != nil || !definitions.areComplete
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
        guard written.hasPrefix("@"), written.count > 1 else { return [Keyword(text: written, place: place)] }
        let name = String(written.dropFirst())
        if name.hasPrefix("@") { return [Keyword(text: name, place: place, shift: 1)] }
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

    /// Notes that something names an account or a post.
    func noteUse(ofID name: String) {
        usedIDs.insert(name)
    }

    /// The number of a pattern in the index of the rule set; -1 in a disabled rule, which is never asked.
    func number(of pattern: TextIndex.Pattern) -> Int {
        guard !problems.isLenient else { return -1 }
        patterns.append(pattern)
        return patterns.count - 1
    }

    /// The compiled regex, compiled once however many rules have it.
    func regex(_ keyword: Keyword, accents: Bool) -> FoldedRegex? {
        let key = RegexCache.Key(pattern: keyword.text, accents: accents)
        let result =
            regexes[key] ?? earlierRegexes[key]
            ?? Result { () throws(RegexProblem) in try FoldedRegex(keyword.text, accents: accents) }
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
