import Testing
import TextMatch

@Suite("Where marks count")
struct AccentsTests {
    @Test(
        "Case, width, quotes and composition are folded all the same",
        arguments: [
            ("café", "CAFÉ"), ("café", "cafe\u{0301}"), ("cafe\u{0301}", "un Café?"), ("cafe", "cafe"),
            ("ｃａｆé", "café"), ("don’t", "don't"),
            ("İstanbul", "istanbul"), ("ısparta", "ISPARTA"), ("straße", "STRASSE"), ("caf\u{200B}é", "café"),
            ("قیمت", "قيمت"), ("१२", "12"),
            ("ёлка", "Ёлка"), ("œuvre", "OEUVRE"), ("👍🏽", "👍"), ("Việt", "vie\u{0323}\u{0302}t"),
            ("مَرحبا", "م\u{064E}رحبا"),
        ]
    )
    func match(_ keyword: String, _ text: String) {
        let text = FoldedText(text)
        #expect(WordPattern(keyword, accents: true).matches(text))
        #expect(LiteralPattern(keyword, mode: .contains, accents: true).matches(text))
    }

    @Test(
        "Marks are not",
        arguments: [
            ("café", "cafe"), ("cafe", "café"), ("cafe", "cafe\u{0301}"), ("ё", "е"), ("ø", "o"), ("łódź", "łodz"),
            ("lodz", "łodz"), ("año", "ano"),
            ("مرحبا", "مَرحبا"), ("اهلا", "أهلا"), ("שלום", "שָׁלום"), ("οδος", "οδός"), ("viet", "việt"),
        ]
    )
    func noMatch(_ keyword: String, _ text: String) {
        let text = FoldedText(text)
        for mode in [LiteralPattern.Mode.contains, .equals, .startsWith, .endsWith] {
            #expect(!LiteralPattern(keyword, mode: mode, accents: true).matches(text))
            #expect(LiteralPattern(keyword, mode: mode).matches(text))
        }
        #expect(!WordPattern(keyword, accents: true).matches(text))
        #expect(WordPattern(keyword).matches(text))
        #expect(!OnlyPattern([WordPattern(keyword, accents: true)]).matches(text))
    }

    @Test("A regex, too, and its captures are the customer's own characters")
    func regex() throws {
        let regex = try FoldedRegex(#"café (?<n>[é-ü]\w+)"#, accents: true)
        guard case .match(let captures) = regex.firstMatch(in: FoldedText("Un CAFE\u{0301} Élan!")) else {
            Issue.record("no match")
            return
        }
        #expect(captures.named["n"] == "Élan")
        #expect(regex.firstMatch(in: FoldedText("un cafe élan")) == .noMatch)
        #expect(try FoldedRegex("^[é]$", accents: true).firstMatch(in: FoldedText("e")) == .noMatch)
        #expect(try FoldedRegex("É+x", accents: true).requiredLiterals == ["éx"])
    }

    @Test("Both kinds live in one index")
    func index() throws {
        let patterns: [TextIndex.Pattern] = [
            .words(WordPattern("café")), .words(WordPattern("café", accents: true)),
            .words(WordPattern("cafe", accents: true)),
            .literal(LiteralPattern("é", mode: .endsWith, accents: true)),
            .regex(try FoldedRegex("café", accents: true)),
        ]
        let index = TextIndex(patterns)
        var hits = PatternHits()
        index.hits(in: FoldedText("un CAFÉ"), into: &hits)
        #expect(hits.ids == [0, 1, 3, 4])
        index.hits(in: FoldedText("un CAFE"), into: &hits)
        #expect(hits.ids == [0, 2])
    }

    @Test("Folding what is folded changes nothing", arguments: 0..<4 as Range<UInt64>)
    func idempotent(seed: UInt64) {
        var random = SplitMix(seed: seed)
        for _ in 0..<1_000 {
            let once = Folding.fold(random.text(upTo: 30), keepsMarks: true)
            let twice = Folding.fold(once, keepsMarks: true)
            #expect(twice.utf8.elementsEqual(once.utf8), "\(once.unicodeScalars.map { String($0.value, radix: 16) })")
        }
    }
}
