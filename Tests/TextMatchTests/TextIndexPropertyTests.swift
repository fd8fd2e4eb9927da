import Testing
import TextMatch

@Suite("The index finds what the patterns find one by one")
struct TextIndexPropertyTests {
    @Test("In random rules and messages of many scripts", arguments: 0..<16 as Range<UInt64>)
    func sameAsAlone(seed: UInt64) {
        var random = SplitMix(seed: seed)
        var hits = PatternHits()
        for _ in 0..<40 {
            let messages = (0..<20).map { _ in random.message(upTo: 8) }
            let patterns = (0..<Int.random(in: 0...60, using: &random)).map { _ in random.pattern(for: messages) }
            let index = TextIndex(patterns)
            for message in messages {
                let text = FoldedText(message)
                index.hits(in: text, into: &hits)
                let alone = patterns.indices.filter { patterns[$0].mayMatch(text) }
                if hits.ids != alone {
                    let different = Set(hits.ids).symmetricDifference(alone).map { patterns[$0] }
                    Issue.record("\(message.debugDescription): \(different)")
                }
                let contained = patterns.indices.filter { hits.contains($0) }
                #expect(contained == alone)
            }
        }
    }

    @Test("In texts of few letters, where everything overlaps", arguments: 0..<8 as Range<UInt64>)
    func fewLetters(seed: UInt64) {
        var random = SplitMix(seed: seed)
        var hits = PatternHits()
        func letters(_ count: Int, _ alphabet: String) -> String {
            String(
                (0..<Int.random(in: 0...count, using: &random))
                    .compactMap { _ in alphabet.randomElement(using: &random) }
            )
        }
        let modes: [LiteralPattern.Mode] = [.contains, .startsWith, .endsWith, .equals]
        for _ in 0..<100 {
            let patterns: [TextIndex.Pattern] = (0..<40)
                .map { index in
                    index < 20
                        ? .words(WordPattern(letters(6, "ab '") + (index % 3 == 0 ? "*" : "")))
                        : .literal(LiteralPattern(letters(5, "ab é"), mode: modes[index % 4]))
                }
            let index = TextIndex(patterns)
            for _ in 0..<20 {
                let text = FoldedText(letters(14, "abé '"))
                index.hits(in: text, into: &hits)
                #expect(hits.ids == patterns.indices.filter { patterns[$0].mayMatch(text) }, "\(text.original)")
            }
        }
    }
}

extension TextIndex.Pattern {
    /// Whether the pattern alone matches; the index is exact for all but regexes.
    fileprivate func mayMatch(_ text: FoldedText) -> Bool {
        switch self {
        case .words(let pattern): pattern.matches(text)
        case .literal(let pattern): pattern.matches(text)
        case .only(let pattern): pattern.matches(text)
        case .script(let pattern): pattern.matches(text)
        case .regex: true
        }
    }
}

extension SplitMix {
    /// A pattern of any kind, often of what is in one of the messages.
    fileprivate mutating func pattern(for messages: [String]) -> TextIndex.Pattern {
        let source = messages.randomElement(using: &self) ?? ""
        let text = Bool.random(using: &self) ? part(of: source) : message(upTo: 3)
        let modes: [LiteralPattern.Mode] = [.contains, .startsWith, .endsWith, .equals]
        let accents = Int.random(in: 0..<4, using: &self) == 0
        switch Int.random(in: 0..<16, using: &self) {
        case 0..<7:
            return .words(keyword(text, accents: accents))
        case 7..<10:
            let count = Int.random(in: 0...4, using: &self)
            return .only(OnlyPattern((0...count).map { _ in keyword(onlyKeyword(source), accents: accents) }))
        case 10:
            return ScriptPattern.names.randomElement(using: &self).flatMap(ScriptPattern.init).map { .script($0) }
                ?? .words(keyword(text, accents: accents))
        default:
            let mode = modes.randomElement(using: &self) ?? .contains
            let literal = mode == .equals && Bool.random(using: &self) ? source : text
            return .literal(LiteralPattern(literal, mode: mode, accents: accents))
        }
    }

    private mutating func keyword(_ text: String, accents: Bool) -> WordPattern {
        let star = Int.random(in: 0..<3, using: &self) == 0 ? "*" : ""
        return WordPattern(text + star, typos: Int.random(in: 0...1, using: &self), accents: accents)
    }

    /// Some words of the message that follow each other, or others.
    private mutating func onlyKeyword(_ source: String) -> String {
        let words = source.split(separator: " ")
        guard !words.isEmpty, Int.random(in: 0..<6, using: &self) > 0 else { return message(upTo: 1) }
        let start = Int.random(in: 0..<words.count, using: &self)
        return words[start...min(start + Int.random(in: 0...1, using: &self), words.count - 1)].joined(separator: " ")
    }
}
