import Testing

@testable import TextMatch

@Suite("Messages that are made to cost much")
struct AbuseTests {
    private static let index = TextIndex(
        (0..<2_000)
            .map { .words(WordPattern("keyword\($0 % 2 == 0 ? "x" : "")\(String($0, radix: 36))", typos: $0 % 2)) }
            + (0..<200).map { .words(WordPattern("word\($0)*")) }
            + ["price", "a b", "aaaa*", "pricing list"].map { .words(WordPattern($0, typos: 1)) }
            + ["aab", "صلی", "price?"].map { .literal(LiteralPattern($0, mode: .contains)) }
            + [
                .only(OnlyPattern([WordPattern("a"), WordPattern("price")])),
                .words(WordPattern("café", accents: true)),
            ]
    )

    /// What looking at a message took: the memory that is kept for the next one.
    private func footprint(_ text: FoldedText) -> (hits: [Int], scratch: Int) {
        var hits = PatternHits()
        Self.index.hits(in: text, into: &hits)
        return (
            hits.ids,
            hits.scratch.symbols.capacity + hits.scratch.open.capacity + hits.scratch.nextOpen.capacity
                + hits.scratch.candidates.capacity
        )
    }

    @Test("64 KiB without a space are one word of 4,096 letters")
    func noSpaces() {
        let text = FoldedText(String(repeating: "a", count: 65_536))
        #expect(text.wasCut && text.words.count == 1 && text.utf8.count == Folding.maximumCodePoints)
        let (hits, scratch) = footprint(text)
        #expect(hits == [2_202])  // aaaa*
        #expect(scratch < 64)
    }

    @Test("A hundred thousand marks are no more than sixteen")
    func marks() {
        for mark in ["\u{0301}", "\u{093F}", "\u{0E34}", "\u{064B}", "\u{3099}", "\u{05B0}"] {
            for base in ["", "a", "क", "か", "ي"] {
                let text = FoldedText(base + String(repeating: mark, count: 100_000))
                #expect(text.wasCut && text.plain.utf8.count <= 3 * 17)
                #expect(text.form(accents: true).utf8.count <= 3 * 17)
                #expect(text.words.count <= 1)
                _ = footprint(text)
            }
        }
    }

    @Test("Marks of all classes in turn, which have to be sorted, stay at their character")
    func unsortedMarks() {
        let text = FoldedText("ы" + String(repeating: "\u{0301}\u{0323}\u{0327}\u{1DCE}", count: 1_000))
        #expect(text.utf8.count <= 3 * 17)
    }

    @Test("Ten thousand ligatures of eighteen letters are cut before they grow")
    func ligatures() {
        let text = FoldedText(String(repeating: "\u{FDFA}", count: 10_000))
        #expect(text.wasCut && text.utf8.count < Folding.maximumCodePoints * 18 * 2)
        let (hits, scratch) = footprint(text)
        #expect(hits == [2_205] && scratch < 64)
    }

    @Test("Sixty thousand words of one letter, with typos")
    func oneLetterWords() {
        let text = FoldedText(String(repeating: "a ", count: 60_000))
        #expect(text.wasCut && text.words.count == Folding.maximumCodePoints / 2)
        let (hits, scratch) = footprint(text)
        #expect(hits == [2_207])  // only
        #expect(scratch < 64)
    }

    @Test("A phrase of a thousand equal words has no more open ends than words")
    func longPhrase() {
        let index = TextIndex([
            .words(WordPattern(String(repeating: "a ", count: 1_000))), .words(WordPattern("a a b")),
        ])
        var hits = PatternHits()
        index.hits(in: FoldedText(String(repeating: "a ", count: 2_000)), into: &hits)
        #expect(hits.ids == [0])
        #expect(hits.scratch.open.count <= 1_000)
        index.hits(in: FoldedText(String(repeating: "a ", count: 999)), into: &hits)
        #expect(hits.ids == [])
    }

    @Test("A state of the automaton for each byte of a literal, and none for what literals share")
    func automatonSize() {
        var gathering = LiteralGathering()
        for (entry, literal) in ["abcd", "abce", "abc", "xbcd", "abcd"].enumerated() {
            gathering.add(gathering.literal(Array(literal.utf8)), .anywhere, UInt32(entry))
        }
        #expect(gathering.automaton().stateCount == 1 + 5 + 4)
    }

    @Test(
        "Invisible characters do not hide a word, look-alikes are other words",
        arguments: [
            ("p\u{200B}rice", true), ("pri\u{00AD}ce", true), ("\u{202E}price", true), ("pr\u{E0041}ice", true),
            ("ｐｒｉｃｅ", true), ("p\u{2066}ri\u{2069}ce", true),
            ("рrice x", false), ("ρrice x", false),
        ]
    )
    func disguises(_ text: String, _ isFound: Bool) {
        let index = TextIndex([.words(WordPattern("price")), .literal(LiteralPattern("price", mode: .contains))])
        var hits = PatternHits()
        index.hits(in: FoldedText(text), into: &hits)
        #expect(hits.ids == (isFound ? [0, 1] : []))
    }
}
