import Testing
import TextMatch

@Suite("Literal patterns")
struct LiteralPatternTests {
    @Test(
        "Texts that match",
        arguments: [
            (LiteralPattern.Mode.contains, "hi", "this"), (.contains, "C#", "i love c#!"), (.contains, "é", "cafe"),
            (.contains, "much is", "how much is it"), (.contains, "?", "why ？"), (.contains, "ß", "STRASSE"),
            (.contains, "قيمت", "یہ قیمت ہے"), (.contains, "a", "a"), (.contains, "aab", "aaaab"),
            (.equals, "ok", "OK"), (.equals, "ok", " ok!! "), (.equals, "Hello, world!", "hello   world"),
            (.equals, "don't", "dont"), (.equals, "dont", "don’t"), (.equals, "?", " ? "), (.equals, "ok 👍", "OK👍🏽"),
            (.equals, "価格", "価格。"), (.equals, ":)", ":)"), (.equals, "l'adresse", "L’ADRESSE ?"),
            (.startsWith, "order", "  Order 5"), (.startsWith, " order", "order"), (.startsWith, "c#", "C# is"),
            (.endsWith, "please", "prices PLEASE \n"), (.endsWith, "?", "why?"), (.endsWith, "é ", "cafe"),
        ]
    )
    func match(_ mode: LiteralPattern.Mode, _ literal: String, _ text: String) {
        #expect(LiteralPattern(literal, mode: mode).matches(FoldedText(text)))
    }

    @Test(
        "Texts that do not",
        arguments: [
            (LiteralPattern.Mode.contains, "much  is", "how much is it"), (.contains, "c#", "c"), (.contains, "か", "が"),
            (.contains, "и", "мой"), (.contains, "abc", "ab"), (.contains, "aab", "aaa"), (.contains, "hi", ""),
            (.equals, "ok", "ok thanks"), (.equals, "ok", "ok 👍"), (.equals, "?", "??"),
            (.equals, "adresse", "l'adresse"),
            (.equals, "ab", "a b"), (.equals, "ok", ""),
            (.startsWith, "order", "my order"), (.startsWith, "order", "orde"), (.endsWith, "please", "please do"),
            (.contains, "", "anything"), (.equals, "", ""), (.startsWith, "", "a"), (.endsWith, " ", "a "),
            (.contains, "\u{200B}", "a\u{200B}b"),
        ]
    )
    func noMatch(_ mode: LiteralPattern.Mode, _ literal: String, _ text: String) {
        #expect(!LiteralPattern(literal, mode: mode).matches(FoldedText(text)))
    }

    @Test("Empty texts are errors, in every mode", arguments: ["", "  ", "\u{200D}"])
    func blank(_ literal: String) {
        for mode in [LiteralPattern.Mode.contains, .equals, .startsWith, .endsWith] {
            #expect(LiteralPattern(literal, mode: mode).advice?.level == .error)
        }
    }

    @Test("Only where words are compared does a symbol get lost")
    func lostSymbols() {
        #expect(LiteralPattern("c#", mode: .equals).advice?.level == .warning)
        #expect(LiteralPattern("c#", mode: .contains).advice == nil)
        #expect(LiteralPattern("ok!", mode: .equals).advice == nil)
        #expect(LiteralPattern(String(repeating: "x", count: 5_000), mode: .contains).advice?.level == .error)
    }

    @Test("A needle of repetitions is found and missed like any other")
    func repetitions() {
        let text = FoldedText(String(repeating: "ab", count: 2_048))
        #expect(LiteralPattern(String(repeating: "ab", count: 1_000), mode: .contains).matches(text))
        #expect(!LiteralPattern(String(repeating: "ab", count: 1_000) + "b", mode: .contains).matches(text))
    }
}
