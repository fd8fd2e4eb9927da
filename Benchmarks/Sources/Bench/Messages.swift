/// Messages to the shop, of one length.
struct Messages {
    /// Each is answered by some rule.
    let hits: [String]
    /// None is answered by any.
    let misses: [String]
}

extension Messages {
    /// Makes up messages: the same ones for the same arguments.
    ///
    /// - Parameters:
    ///   - shop: Whose rules answer.
    ///   - length: How long each is, in bytes, about.
    ///   - count: How many of each sort.
    ///   - isAnswered: Whether a rule answers; what turns out otherwise than meant is made up again.
    init(to shop: Shop, length: Int, count: Int, isAnswered: (String) -> Bool) {
        var generator = SeededGenerator(seed: UInt64(length))
        hits = Self.several(count, where: isAnswered) {
            Self.message(to: shop.rules[Int.random(in: shop.rules.indices, using: &generator)], length, &generator)
        }
        let isUnanswered: (String) -> Bool = { !isAnswered($0) }
        misses = Self.several(count, where: isUnanswered) {
            let language = Language.random(using: &generator)
            return Self.text(in: language, around: nil, length, &generator)
        }
    }

    private static func several(_ count: Int, where isGood: (String) -> Bool, make: () -> String) -> [String] {
        var texts: [String] = []
        for _ in 0..<count * 20 where texts.count < count {
            let text = make()
            if isGood(text) { texts.append(text) }
        }
        return texts
    }

    private static func message(to rule: Shop.Rule, _ length: Int, _ generator: inout SeededGenerator) -> String {
        let fitting = rule.keywords.filter { $0.text.utf8.count <= length }
        var said = rule.regex?.example ?? (fitting.randomElement(using: &generator) ?? rule.keywords[0]).text
        if rule.forgivesTypos, Bool.random(using: &generator), said.utf8.allSatisfy({ $0 < 0x80 }), said.utf8.count > 6
        {
            said = misspelled(said, &generator)
        }
        return text(in: rule.language, around: said, length, &generator)
    }

    /// Leaves out a letter in the middle of the last word.
    private static func misspelled(_ text: String, _ generator: inout SeededGenerator) -> String {
        var text = text
        text.remove(at: text.index(text.endIndex, offsetBy: -Int.random(in: 2...4, using: &generator)))
        return text
    }

    /// Fills up with what people of that language write around what they mean, in capitals and with marks now and then.
    private static func text(
        in language: Language,
        around said: String?,
        _ length: Int,
        _ generator: inout SeededGenerator
    ) -> String {
        var before: [String] = []
        var after: [String] = []
        var size = said?.utf8.count ?? 0
        while size < length {
            let word = generator.pickByFrequency(language.words)
            size += word.utf8.count + 1
            guard size <= length || before.isEmpty && after.isEmpty && said == nil else { break }
            if Bool.random(using: &generator) { before.append(word) } else { after.append(word) }
        }
        let text = (before + [said].compactMap(\.self) + after).joined(separator: " ")
        switch Int.random(in: 0..<4, using: &generator) {
        case 0: return text.uppercased()
        case 1: return text.prefix(1).uppercased() + text.dropFirst() + "?"
        case 2: return text + "!!"
        default: return text
        }
    }
}
