import Testing
import TextMatch

@Suite("The index of all patterns")
struct TextIndexTests {
    private func hits(_ patterns: [TextIndex.Pattern], _ text: String) -> [Int] {
        var hits = PatternHits()
        TextIndex(patterns).hits(in: FoldedText(text), into: &hits)
        return hits.ids
    }

    private func words(_ keywords: String...) -> [TextIndex.Pattern] {
        keywords.map { .words(WordPattern($0)) }
    }

    @Test("Words, phrases and beginnings are found together")
    func wordsAndPhrases() {
        let patterns = words(
            "how much",
            "much is",
            "how",
            "price*",
            "pri*",
            "how much is the pri*",
            "price",
            "?",
            "don't"
        )
        #expect(hits(patterns, "How much is the PRICES") == [0, 1, 2, 3, 4, 5])
        #expect(hits(patterns, "price?") == [3, 4, 6, 7])
        #expect(hits(patterns, "I dont") == [8])
        #expect(hits(patterns, "how very much is the price") == [1, 2, 3, 4, 6])
        #expect(hits(patterns, "") == [])
    }

    @Test("Phrases that begin in one another are all found")
    func overlappingPhrases() {
        let patterns = words("a a b", "a a a", "a b c", "b c", "b c d*", "a a a b c dog")
        #expect(hits(patterns, "a a a b c dog") == [0, 1, 2, 3, 4, 5])
        #expect(hits(patterns, "a a") == [])
    }

    @Test("Literals are found by their place")
    func literals() {
        let modes: [LiteralPattern.Mode] = [.contains, .startsWith, .endsWith, .equals]
        let patterns = ["?", "he", "she", "hers", "she?"]
            .flatMap { literal in modes.map { TextIndex.Pattern.literal(LiteralPattern(literal, mode: $0)) } }
        #expect(hits(patterns, " she? ") == [0, 2, 4, 8, 9, 11, 16, 17, 18, 19])
        #expect(hits(patterns, "ushers") == [4, 8, 12, 14])
        #expect(hits(patterns, "?") == [0, 1, 2, 3])
    }

    @Test("Patterns that are the same share an entry")
    func entries() {
        let many = words("Price", "PRICE ", "price!", "dont", "don't") + words("price*", "", "c")
        let index = TextIndex(many)
        #expect(index.entry(of: 0) == index.entry(of: 1))
        #expect(index.entry(of: 0) == index.entry(of: 2))
        #expect(index.entry(of: 3) != index.entry(of: 4))
        #expect(index.entry(of: 0) != index.entry(of: 5))
        var hits = PatternHits()
        index.hits(in: FoldedText("the price"), into: &hits)
        let hasEntry = hits.containsEntry(index.entry(of: 2))
        let found = (0..<8).filter { hits.contains($0) }
        #expect(hasEntry && found == [0, 1, 2, 5])
        #expect(hits.ids == [0, 1, 2, 5])
    }

    @Test("Hits are used again, also by another index")
    func reuse() {
        let first = TextIndex(words("price", "how"))
        let second = TextIndex((0..<300).map { .words(WordPattern("word\($0)")) })
        var hits = PatternHits()
        let hasAny = hits.contains(0)
        #expect(!hasAny)
        first.hits(in: FoldedText("price"), into: &hits)
        #expect(hits.ids == [0])
        first.hits(in: FoldedText("how"), into: &hits)
        #expect(hits.ids == [1])
        second.hits(in: FoldedText("word299 word7"), into: &hits)
        #expect(hits.ids == [7, 299])
        first.hits(in: FoldedText("no"), into: &hits)
        #expect(hits.ids == [])
        let hasOthers = hits.contains(-1) || hits.contains(2)
        #expect(!hasOthers)
    }

    @Test("A regex is always a candidate where nothing is known of it")
    func regexes() throws {
        let patterns: [TextIndex.Pattern] = [.regex(try FoldedRegex(#"\d+"#)), .words(WordPattern("hi"))]
        #expect(hits(patterns, "nothing") == [0])
        #expect(hits(patterns, "hi") == [0, 1])
    }

    @Test("An empty index finds nothing")
    func empty() {
        #expect(hits([], "price") == [])
    }
}
