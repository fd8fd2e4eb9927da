import Testing

@testable import TextMatch

@Suite("Automata over folded texts")
struct AutomataTests {
    /// A pattern by its mode.
    static func pattern(_ mode: String, _ written: String) throws -> TextIndex.Pattern {
        switch mode {
        case "words": .words(WordPattern(written))
        case "contains": .literal(LiteralPattern(written, mode: .contains))
        case "equals": .literal(LiteralPattern(written, mode: .equals))
        case "starts_with": .literal(LiteralPattern(written, mode: .startsWith))
        case "ends_with": .literal(LiteralPattern(written, mode: .endsWith))
        default: .regex(try FoldedRegex(written))
        }
    }

    /// Whether a text really has a pattern.
    static func matches(_ pattern: TextIndex.Pattern, _ text: FoldedText) -> Bool {
        switch pattern {
        case .words(let pattern): pattern.matches(text)
        case .literal(let pattern): pattern.matches(text)
        case .only(let pattern): pattern.matches(text)
        case .script(let pattern): pattern.matches(text)
        case .regex(let regex): if case .match = regex.firstMatch(in: text) { true } else { false }
        }
    }

    /// Whether an automaton accepts a text: whether the text alone is in its language.
    static func accepts(_ automaton: TextAutomaton, _ text: FoldedText) throws -> Bool {
        let alone = try #require(TextAutomaton(.sequence([.literal(text.utf8), .assertion(.end)])))
        var budget = 20_000
        let outcome = TextSearch.shortestText(
            [automaton, alone],
            budget: &budget,
            isWanted: { $0.allSatisfy(\.accepts) },
            isHopeless: { $0.contains(where: \.isDead) }
        )
        if case .text(let found) = outcome { #expect(Array(found.utf8) == text.utf8) }
        return outcome != .none
    }

    static let patterns: [(mode: String, written: String)] = [
        ("words", "price"), ("words", "price*"), ("words", "price list"), ("words", "red price*"), ("words", "ช้าง"),
        ("words", "価格"), ("words", "👍"), ("words", "🇵🇰"), ("words", "don't"), ("words", "कुल"), ("words", "42"),
        ("contains", "ric"), ("contains", "price "), ("contains", " list"), ("contains", "?"), ("equals", "price list"),
        ("equals", "?"), ("starts_with", "pri"), ("starts_with", "price "), ("ends_with", "st"), ("ends_with", " list"),
        ("regex", "price"), ("regex", #"\bprice\b"#), ("regex", #"\Bric"#), ("regex", "^price"), ("regex", "list$"),
        ("regex", #"\d{2,3}"#), ("regex", #"[^a-m\s]{3}"#), ("regex", "(price|list)s? x*"), ("regex", "p.*t"),
        ("regex", "(?<a>r|e)+d"), ("regex", #"\w+\W\w"#), ("regex", "[A-Fé]x"), ("regex", #"\Alist|price\z"#),
        ("regex", "x{0}y?z*l"), ("regex", #"[\w-]+@[\w.]+"#), ("regex", #"[[\]x]"#), ("regex", #"\bकु"#),
    ]

    @Test("an automaton accepts what the pattern matches, and nothing else", arguments: patterns.indices)
    func agree(index: Int) throws {
        let (mode, written) = Self.patterns[index]
        let pattern = try Self.pattern(mode, written)
        let automaton = try #require(TextAutomaton(anyOf: [pattern], skippingUnreadable: false), "\(written)")
        var generator = SplitMix(seed: UInt64(index))
        var matching = 0
        for _ in 0..<120 {
            let madeUp = PatternSample.randomTexts(1, with: pattern, using: &generator).first ?? ""
            let isAround = Bool.random(using: &generator)
            let text = FoldedText(isAround ? Self.text(around: written, mode, using: &generator) : madeUp)
            guard !text.utf8.isEmpty, !text.utf8.contains(UInt8(ascii: "'")) else { continue }
            let expected = Self.matches(pattern, text)
            #expect(
                try Self.accepts(automaton, text) == expected,
                "\(mode) \(written): \(text.folded.debugDescription)"
            )
            matching += expected ? 1 : 0
        }
        #expect(matching > 5)
    }

    /// A text out of pieces that matter to the patterns, without apostrophes.
    private static func text(around written: String, _ mode: String, using generator: inout SplitMix) -> String {
        let own = mode == "regex" ? "pricelist" : written.filter { $0 != "*" && $0 != "'" }
        let pieces = [
            own, own, "price", "list", "red", "x", "s", "42", " ", " ", " ", "-", "_", ".", "\n", "\t", "?", "ช้าง", "価",
            "格",
            "👍", "🇵", "🇰", "don", "t", "कुल", "é", "@", "\u{0903}", "ж", "[", "d",
            "ax", "x@x.x", "pit",
        ]
        return (0..<Int.random(in: 1...6, using: &generator))
            .map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
    }

    @Test(
        "what is more than regular is not read",
        arguments: [
            #"(a)\1"#, "(?=a)b", "(?!a)b", "(?<=a)b", "(?>a)b", "a++", "(?i)a", #"\p{L}"#, "[[:alpha:]]", "a$b", #"\R"#,
            "(?R)?", "a{1,900}", #"\bb?\b*"#, "(?|a|b)", #"[а-я]"#,
        ]
    )
    func notRead(pattern: String) throws {
        guard let regex = try? FoldedRegex(pattern) else { return }
        #expect(TextAutomaton(anyOf: [.regex(regex)], skippingUnreadable: false) == nil)
        #expect(TextAutomaton(anyOf: [.regex(regex)], skippingUnreadable: true) != nil)
    }

    @Test("a pattern that would take too many states is given up, and so is a search that goes too far")
    func bounds() throws {
        let long = try FoldedRegex("(((a{60}){60})b)")
        #expect(TextAutomaton(anyOf: [.regex(long)], skippingUnreadable: false) == nil)
        let wide = try #require(TextAutomaton(anyOf: [.regex(try FoldedRegex("a.{20}b"))], skippingUnreadable: false))
        var budget = 500
        let outcome = TextSearch.shortestText(
            [wide],
            budget: &budget,
            isWanted: { _ in false },
            isHopeless: { _ in false }
        )
        #expect(outcome == .gaveUp)
        #expect(budget == 0)
    }

    @Test("the shortest text of one pattern without the other")
    func shortest() throws {
        func difference(_ left: TextIndex.Pattern, _ right: TextIndex.Pattern) throws -> TextSearch.Outcome {
            let automata = try [left, right].map { try #require(TextAutomaton(anyOf: [$0], skippingUnreadable: false)) }
            var budget = 10_000
            return TextSearch.shortestText(
                automata,
                withoutApostrophe: true,
                budget: &budget,
                isWanted: { $0[0].accepts && !$0[1].accepts },
                isHopeless: { $0[0].isDead || $0[1].acceptsForever }
            )
        }
        let prices = try Self.pattern("words", "price*")
        let price = try Self.pattern("words", "price")
        let letters = try Self.pattern("contains", "price")
        #expect(try difference(price, prices) == .none)
        #expect(try difference(price, letters) == .none)
        #expect(try difference(prices, price) == .text("pricex"))
        #expect(try difference(letters, prices) == .text("xprice"))
        #expect(try difference(try Self.pattern("regex", #"\d{4}"#), try Self.pattern("regex", #"\d\d"#)) == .none)
    }

    @Test("a set of characters knows its members, its opposite and its unions")
    func sets() {
        var generator = SplitMix(seed: 5)
        let candidates: [UInt32] = [
            0x20, 0x41, 0x61, 0x7F, 0xE9, 0x436, 0x4E2D, 0x903, 0x1F600, 0x1F1E6, 0x2028, 0x2190,
        ]
        for _ in 0..<300 {
            func random() -> (set: ScalarSet, members: Set<UInt32>) {
                var set =
                    [ScalarSet(), .digits, .wordCharacters, .marks, .separators, .anythingInLine]
                    .randomElement(
                        using: &generator
                    ) ?? ScalarSet()
                if Bool.random(using: &generator) { set = set.inverted }
                for _ in 0..<3 { set.insert(candidates.randomElement(using: &generator) ?? 0x20) }
                return (set, Set(candidates.filter(set.contains)))
            }
            let (left, right) = (random(), random())
            var union = left.set
            union.formUnion(right.set)
            #expect(Set(candidates.filter(union.contains)) == left.members.union(right.members))
            #expect(Set(candidates.filter(left.set.inverted.contains)) == Set(candidates).subtracting(left.members))
        }
    }
}
