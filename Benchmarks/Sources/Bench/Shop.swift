import TextMatch

/// The rules of an invented shop: for each product what people call it and what they ask about it.
///
/// No rule stands in another's way: a product's names occur in no other rule, nor anything within one typing mistake of
/// them. So each rule's example is answered by it, and examples gate the load as they do in practice.
struct Shop {
    /// What the rules look for.
    enum Kind: String, CaseIterable {
        /// Words and phrases only.
        case words
        /// The same, and every tenth rule is a regex.
        case regex
        /// Words and phrases, of which every tenth rule forgives a typing mistake.
        case typos
        /// All of it.
        case mixed

        var hasRegexes: Bool { self == .regex || self == .mixed }
        var hasTypos: Bool { self == .typos || self == .mixed }
    }

    /// A word or phrase; `price*` when it is the beginning of a word.
    struct Keyword {
        let text: String
        let isPrefix: Bool
    }

    /// One rule.
    struct Rule {
        let id: String
        let language: Language
        let keywords: [Keyword]
        /// A pattern in place of keywords, and a text that it matches.
        let regex: (pattern: String, example: String)?
        let forgivesTypos: Bool

        /// A message that this rule answers.
        var example: String { regex?.example ?? keywords[keywords.count - 1].text }
    }

    let kind: Kind
    let rules: [Rule]

    /// Makes up a shop: the same one for the same arguments.
    init(_ kind: Kind, ruleCount: Int) {
        var generator = SeededGenerator(seed: 20_261_122)
        var names = ProductNames()
        self.kind = kind
        rules = (0..<ruleCount)
            .map { number in
                let language = Language.random(using: &generator)
                let (name, other) = (names.next(in: language, &generator), names.next(in: language, &generator))
                let isRegex = kind.hasRegexes && number % 10 == 3
                return Rule(
                    id: "\(language.code)-\(number)",
                    language: language,
                    keywords: isRegex ? [] : Self.keywords(name, other, language, &generator),
                    regex: isRegex ? Self.regex(name) : nil,
                    forgivesTypos: kind.hasTypos && number % 10 == 7
                )
            }
    }

    private static func keywords(
        _ name: String,
        _ other: String,
        _ language: Language,
        _ generator: inout SeededGenerator
    ) -> [Keyword] {
        var keywords = [
            Keyword(text: name, isPrefix: Bool.random(using: &generator)),
            Keyword(text: "\(generator.pick(language.adjectives)) \(other)", isPrefix: false),
        ]
        for _ in 0..<Int.random(in: 1...3, using: &generator) {
            let question = generator.pickByFrequency(language.questions)
            keywords.append(Keyword(text: question.replacing("%", with: other), isPrefix: false))
        }
        return keywords
    }

    /// A product's number: a pattern whose literal is the name.
    private static func regex(_ name: String) -> (pattern: String, example: String) {
        (pattern: #"\b\#(name)[- ]?#?([0-9]{2,6})\b"#, example: "\(name) #123")
    }
}

/// Names of products that no other name, and no typing mistake in one, can be taken for.
private struct ProductNames {
    /// Every beginning of a name, and every name with one letter left out.
    private var beginnings: Set<String> = []
    private var names: Set<String> = []
    private var neighbours: Set<String> = []

    mutating func next(in language: Language, _ generator: inout SeededGenerator) -> String {
        while true {
            let length = Int.random(in: 3...5, using: &generator)
            let written = (0..<length).map { _ in generator.pick(language.syllables) }.joined()
            // As rules compare it: letters that are written in several ways are one.
            let name = FoldedText(written).folded
            let shorter = (1..<name.count).map { String(name.prefix($0)) }
            guard name.unicodeScalars.count >= (language.code == "zh" ? 4 : 6), !beginnings.contains(name),
                !shorter.contains(where: names.contains)
            else { continue }
            let near = Self.neighbours(of: name)
            guard !near.contains(where: neighbours.contains) else { continue }
            names.insert(name)
            beginnings.formUnion(shorter + [name])
            neighbours.formUnion(near)
            return written
        }
    }

    /// The name and what is left of it without one letter: two names one mistake apart have one of these in common.
    private static func neighbours(of name: String) -> [String] {
        [name]
            + name.indices.map { index in
                var rest = name
                rest.remove(at: index)
                return rest
            }
    }
}
