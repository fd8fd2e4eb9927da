import Testing

@testable import Rules

@Suite("Guessing which name was meant")
struct NearestNameTests {
    @Test(
        "the distance counts insertions, deletions, replacements and swaps of neighbours",
        arguments: [
            ("", "", 0), ("a", "", 1), ("kitten", "sitting", 3), ("prcie", "price", 1), ("ab", "ba", 1),
            ("abc", "abc", 0),
        ]
    )
    func distance(left: String, right: String, expected: Int) {
        #expect(NearestName.distance(Array(left.unicodeScalars), Array(right.unicodeScalars)) == expected)
        #expect(NearestName.distance(Array(right.unicodeScalars), Array(left.unicodeScalars)) == expected)
    }

    @Test(
        "near enough to be a slip",
        arguments: [
            ("repy", "reply"), ("Reply", "reply"), ("starts-with", "starts_with"), ("no match", "no_match"),
            ("ia", "ai"),
            ("exmaples", "examples"), ("contniues", "continue"),
        ]
    )
    func near(written: String, meant: String) {
        let names = ["reply", "starts_with", "no_match", "ai", "examples", "continue", "when"]
        #expect(NearestName.of(written, in: names) == meant)
    }

    @Test(
        "too far, empty or endless is no slip",
        arguments: ["colour", "", "xy", String(repeating: "reply", count: 1000)]
    )
    func far(written: String) {
        #expect(NearestName.of(written, in: ["reply", "ai", "when"]) == nil)
    }

    @Test("no name of the language is called like another one's alternative")
    func alternatives() {
        let vocabularies: [Vocabulary] = [
            .document, .settings, .business, .ai, .rule, .reply, .alternative, .examples, .example, .platforms, .types,
            ConditionCatalogue.vocabulary,
        ]
        for vocabulary in vocabularies {
            #expect(Set(vocabulary.terms.map(\.name)).count == vocabulary.terms.count, "\(vocabulary.place)")
            let alternatives = vocabulary.terms.flatMap(\.alsoCalled)
            #expect(Set(alternatives).count == alternatives.count, "\(vocabulary.place)")
            #expect(Set(alternatives).isDisjoint(with: vocabulary.names), "\(vocabulary.place)")
        }
    }
}
