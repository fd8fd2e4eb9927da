import Rules
import Testing

/// Near misses: sets of rules in which every rule can answer something, however little.
@Suite("Analysis: what must not be said")
struct AnalysisSilenceTests {
    struct NearMiss: Sendable, CustomTestStringConvertible {
        let title: String
        let rules: [String]
        var testDescription: String { title }

        init(_ title: String, _ rules: String...) {
            self.title = title
            self.rules = rules
        }
    }

    static let nearMisses = [
        NearMiss("a word that is only the beginning", words("price"), words("prices")),
        NearMiss("a prefix behind the word", words("price"), words("price*")),
        NearMiss("a prefix behind a longer one", words("prices*"), words("price*")),
        NearMiss("a word behind a phrase with it", words("price list"), words("price")),
        NearMiss("a phrase in another order", words("price list"), words("list price")),
        NearMiss("one of two keywords is new", words("price"), #""text": ["price list", "cost"]"#),
        NearMiss("a veto in the first", #""text": { "words": "price", "except": "half" }"#, words("price list")),
        NearMiss(
            "a veto in the first, which the second has only in part",
            #""text": { "words": "price", "except": ["half price", "old price"] }"#,
            #""text": { "words": "price", "except": "half price" }"#
        ),
        NearMiss("one platform only", #""platform": "whatsapp", "text": "hi""#, words("hi")),
        NearMiss(
            "two of three platforms",
            #""platform": ["whatsapp", "messenger"], "text": "hi""#,
            words("hi there")
        ),
        NearMiss("one type only", #""type": "text", "text": "hi""#, words("hi")),
        NearMiss("no type means messages, not comments", words("hi"), #""type": ["text", "comment"], "text": "hi""#),
        NearMiss("another account", #""account": "100", "text": "hi""#, #""account": ["100", "200"], "text": "hi""#),
        NearMiss("a payload behind another", #""payload": "PRICE_1""#, #""payload": "PRICE_*""#),
        NearMiss("a payload that only resembles the star", #""payload": "PRICE_*""#, #""payload": "PRICES""#),
        NearMiss("new contacts only", #""contact": "new""#, words("hi")),
        NearMiss(
            "quiet contacts, then all that have written",
            #""contact": { "quiet": "14d" }"#,
            #""contact": "returning""#
        ),
        NearMiss(
            "new contacts, and one by name",
            #""contact": ["new", "+92 300 1234567"], "not": { "contact": "new" }"#
        ),
        NearMiss(
            "an alternative that only one platform leaves",
            #""any": [ { "platform": "whatsapp" }, { "type": "share" } ]"#
        ),
        NearMiss("a share of the contacts", #""rollout": 50"#, #""rollout": 50"#),
        NearMiss(
            "a share that is smaller",
            #""rollout": { "percent": 20, "of": "t" }"#,
            #""rollout": { "percent": 30, "of": "t" }"#
        ),
        NearMiss("contains behind equals", equals("price"), #""text": { "contains": "price" }"#),
        NearMiss("words behind equals", equals("price"), words("price")),
        NearMiss(
            "starts_with behind ends_with",
            #""text": { "ends_with": "hi" }"#,
            #""text": { "starts_with": "hi" }"#
        ),
        NearMiss("a literal with a space", #""text": { "contains": "price " }"#, #""text": { "contains": "price" }"#),
        NearMiss("equals takes punctuation, contains does not", #""text": { "contains": "a b" }"#, equals("a b")),
        NearMiss("words are whole, regexes need not be", words("order"), regex("order")),
        NearMiss("a regex that needs more", regex(#"order\\s+\\d{5}"#), regex(#"order\\s+\\d{4,}"#)),
        NearMiss("a regex with an end", regex("hi$"), regex("hi")),
        NearMiss("a regex with a beginning", regex("^hi"), regex("hi")),
        NearMiss("an underscore is a letter to regexes", regex(#"\\bhello\\b"#), equals("hello")),
        NearMiss("a dot does not take a line end", regex("a.b"), regex(#"a[\\s\\S]b"#)),
        NearMiss("a look-ahead", regex("price(?! list)"), regex("price")),
        NearMiss("a back-reference", regex(#"(a|b)\\1"#), regex("aa|bb|ab")),
        NearMiss("an atomic group", regex("(?>a+)ab"), regex("a+ab")),
        NearMiss("marks that count in Thai", words("ขาว"), words("ข้าว")),
        NearMiss("an emoji in a word of another", words("👍"), words("👎")),
        NearMiss(
            "images of a message with words",
            #""type": "image", "text": "hi""#,
            #""type": "image""#
        ),
        NearMiss("not everything but a word", #""not": { "text": "hi" }"#, words("hi there")),
        NearMiss("any of two, one of them new", words("hi"), #""any": [ { "text": "hi" }, { "type": "image" } ]"#),
        NearMiss("all of two behind another one", words("hi"), #""all": [ { "text": "ho" }, { "type": "text" } ]"#),
        NearMiss("a file's name behind a kind of file", media("mime", "image/png"), media("mime", "image/*")),
        NearMiss(
            "comments on another post",
            #""comment": { "on": "111" }"#,
            #""comment": { "on": ["111", "222"] }"#
        ),
        NearMiss(
            "comments elsewhere",
            #""comment": { "where": "reel" }"#,
            #""comment": { "where": ["reel", "post"] }"#
        ),
        NearMiss(
            "a regex that two rules do not quite take",
            regex("red"),
            regex("blue"),
            regex("red|blue|green")
        ),
        NearMiss("a keyword without letters", words("?"), words("??")),
        NearMiss("texts that differ by more than an apostrophe", words("don't"), words("don")),
        NearMiss(
            "two whole texts that one apostrophe makes the same",
            #""all": [ { "text": { "equals": "dont" } }, { "text": { "equals": "don t" } } ]"#
        ),
        NearMiss("a word with a slip", words("price"), #""text": { "words": "price", "typos": 1 }"#),
        NearMiss(
            "a beginning behind a word with a slip",
            #""text": { "words": "prices", "typos": 1 }"#,
            #""text": { "words": "prices*", "typos": 1 }"#
        ),
        NearMiss("marks that count", #""text": { "words": "café", "accents": true }"#, words("café")),
        NearMiss("only a word, then the word", #""text": { "only": ["ok", "hi"] }"#, words("ok")),
        NearMiss(
            "only two words, then only two others",
            #""text": { "only": ["ok", "hi"] }"#,
            #""text": { "only": ["ok", "yo"] }"#
        ),
        NearMiss("one script only", #""text": { "words": "ok", "script": "latin" }"#, words("ok")),
        NearMiss(
            "another script",
            #""text": { "script": "latin" }"#,
            #""text": { "script": ["latin", "arabic"] }"#
        ),
        NearMiss("words and their veto in part", #""text": { "words": ["price", "cost"], "except": "price" }"#),
        NearMiss("a voice message", #""platform": "whatsapp", "type": "audio", "media": { "voice": true }"#),
        NearMiss("no percentage is everybody's", #""rollout": 1"#),
    ]

    private static func words(_ keyword: String) -> String { #""text": "\#(keyword)""# }
    private static func equals(_ text: String) -> String { #""text": { "equals": "\#(text)" }"# }
    private static func regex(_ pattern: String) -> String { #""text": { "regex": "\#(pattern)" }"# }
    private static func media(_ key: String, _ value: String) -> String {
        #""platform": "whatsapp", "type": "media", "media": { "\#(key)": "\#(value)" }"#
    }

    @Test("near misses", arguments: nearMisses)
    func nearMiss(_ miss: NearMiss) {
        let rules = miss.rules.enumerated()
            .map { #"{ "id": "r\#($0.offset)", "when": { \#($0.element) }, "reply": "x" }"# }
        #expect(codes(#"{ "rules": [ \#(rules.joined(separator: ", ")) ] }"#) == [])
    }

    @Test(
        "a rule that goes on, that has a limit, or that is switched off takes nothing",
        arguments: [
            #""continue": true"#, #""limit": "once""#, #""limit": { "times": 3, "per": "1d" }"#, #""enabled": false"#,
        ]
    )
    func takesNothing(_ key: String) {
        #expect(
            codes(
                #"""
                { "rules": [ { "id": "a", "when": { "text": "hi" }, "reply": "x", \#(key) },
                             { "id": "b", "when": { "text": "hi" }, "reply": "y" } ] }
                """#
            ) == []
        )
    }

    @Test("while a person has taken over, only rules that say so are asked")
    func duringHandoff() {
        func codes(_ first: String, _ second: String) -> [String] {
            RulesTests.codes(
                #"""
                { "rules": [ { "id": "a", "when": { "text": "hi" }, "reply": "x", "during_handoff": \#(first) },
                             { "id": "b", "when": { "text": "hi" }, "reply": "y", "during_handoff": \#(second) } ] }
                """#
            )
        }
        #expect(codes("false", "true") == [])
        #expect(codes("true", "true") == ["never-answers"])
        #expect(codes("true", "false") == ["never-answers"])
    }

    @Test("a rule that a button names answers presses, whatever stands before it")
    func pressed() {
        #expect(
            codes(
                #"""
                { "rules": [ { "id": "menu", "when": { "type": "any" },
                               "reply": { "text": "x", "buttons": [ { "title": "Prices", "rule": "prices" } ] } },
                             { "id": "prices", "when": { "text": "price" }, "reply": "y" } ] }
                """#
            ) == []
        )
    }

    @Test("rules of otherwise come after all others, whatever file they stand in")
    func otherwise() {
        let loaded = load([
            "a.json": #"{ "otherwise": [ { "id": "else", "reply": "x" } ] }"#,
            "b.json": #"{ "rules": [ { "id": "hi", "when": { "text": "hi" }, "reply": "y" } ] }"#,
        ])
        #expect(loaded.diagnostics.map(\.code).allSatisfy { $0 == "no-examples" })
    }

    @Test("where there is an error, nothing is said about the set")
    func errorsFirst() {
        #expect(
            codes(
                #"""
                { "lists": { "unused": ["x"] },
                  "rules": [ { "id": "a", "reply": "x" }, { "id": "b", "reply": "{{nam}}" } ] }
                """#
            ) == ["unknown-variable"]
        )
    }

    @Test("what a file that cannot be read may use is not called unused")
    func unreadable() {
        let loaded = load(["a.json": #"{ "lists": { "w": ["x"] } }"#, "b.json": "{"])
        #expect(!loaded.diagnostics.map(\.code).contains("unused-definition"))
    }

    @Test("a use in a disabled rule, in an example, in another snippet or in on_error is a use")
    func uses() {
        #expect(
            codes(
                #"""
                { "settings": { "accounts": { "shop": "100" }, "posts": { "reel": "200" } },
                  "defaults": { "name": "you" }, "lists": { "w": ["x"], "vips": ["+1 555 0100"] },
                  "snippets": { "outer": "{{> inner}}", "inner": "{{name}}", "sorry": "x" },
                  "ai": { "model": "m", "on_error": "{{> sorry}}" },
                  "rules": [
                    { "id": "off", "enabled": false, "when": { "text": "@w" }, "reply": "{{> outer}}" },
                    { "id": "vips", "when": { "contact": "@vips" }, "silent": true },
                    { "id": "reel", "when": { "comment": { "on": "reel" } }, "reply": "x" },
                    { "id": "all", "ai": true, "examples": { "match": [ { "text": "x", "account": "shop" } ] } } ] }
                """#
            ) == []
        )
    }

    @Test("the rules that answer everything leave no gap")
    func noGap() {
        func gaps(_ rules: String) -> [String] {
            load(#"{ "rules": [ \#(rules) ] }"#).diagnostics.map(\.code).filter { $0 == "unanswered" }
        }
        #expect(gaps(#"{ "id": "a", "reply": "x" }"#) == [])
        #expect(gaps(#"{ "id": "a", "silent": true }"#) == [])
        #expect(gaps(#"{ "id": "a", "when": { "platform": "whatsapp" }, "reply": "x" }"#) == [])
        #expect(gaps(#"{ "id": "a", "when": { "contact": "new" }, "reply": "x" }"#) == ["unanswered"])
        #expect(
            gaps(
                #"""
                { "id": "a", "when": { "contact": "new" }, "reply": "x" },
                { "id": "b", "when": { "contact": "returning" }, "reply": "x" }
                """#
            ) == []
        )
        #expect(gaps(#"{ "id": "a", "reply": "x", "limit": "once" }"#) == ["unanswered"])
    }

    @Test("a thousand rules without examples hide no rule that never answers")
    func crowd() {
        let rules = (0..<1_200).map { #"{ "id": "r\#($0)", "when": { "text": "word\#($0)" }, "reply": "x" }"# }
        let last = #"{ "id": "last", "when": { "text": "word7" }, "reply": "x" }"#
        let loaded = load(#"{ "rules": [ \#(rules.joined(separator: ",\n")), \#(last) ] }"#)
        #expect(loaded.diagnostics.contains { $0.code == "never-answers" && $0.rule == "last" })
    }
}
