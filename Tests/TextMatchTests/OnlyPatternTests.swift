import Testing
import TextMatch

@Suite("Only these words")
struct OnlyPatternTests {
    private func only(_ keywords: [String], typos: Int = 0) -> OnlyPattern {
        OnlyPattern(keywords.map { WordPattern($0, typos: typos) })
    }

    @Test(
        "Nothing but these",
        arguments: [
            (["ok", "thanks", "👍", "🙏"], "OK, thanks! 👍🏽👍"), (["ok"], "ok"), (["ok"], "ok ok OK!!!"),
            (["thank you", "so much"], "Thank you so much"),
            (["a b", "a", "b c"], "a b c"), (["thank*"], "thanks"), (["don't"], "dont"), (["dont"], "don't"),
            (["?"], "?"), (["?", "ok"], "?!"),
            (["?", "ok"], "ok?"), (["ok"], "ok?"), (["谢谢", "好"], "好，谢谢"), (["", "ok"], "ok"),
            (["l'adresse", "ok"], "ok l’adresse"),
            (["good morning", "good"], "good good morning good"),
        ]
    )
    func match(_ keywords: [String], _ text: String) {
        #expect(only(keywords).matches(FoldedText(text)))
    }

    @Test(
        "Anything else",
        arguments: [
            (["ok", "thanks"], "ok but when?"), (["ok"], ""), (["ok"], "!"), (["?"], "what?"), (["thank you"], "thank"),
            (["a b"], "b a"), ([], "ok"),
            (["ok"], "ok 👍"), ([""], ""), (["?"], "!"), (["thank you"], "thank you thank"), (["a*"], "a b"),
        ] as [([String], String)]
    )
    func noMatch(_ keywords: [String], _ text: String) {
        #expect(!only(keywords).matches(FoldedText(text)))
    }

    @Test("With typos")
    func typos() {
        #expect(only(["thanks", "hello"], typos: 1).matches(FoldedText("helo thansk")))
        #expect(!only(["thanks", "hello"], typos: 1).matches(FoldedText("heo thanks")))
    }

    @Test("A text of thousands of such words takes one look at each")
    func long() {
        let text = FoldedText(String(repeating: "ok ", count: 1_365))
        #expect(only(["ok", "ok ok", "thanks"]).matches(text))
        #expect(!only(["ok ok"]).matches(text))
    }
}
