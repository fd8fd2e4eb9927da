import Messaging
import Testing

/// The modes and options of `text` beyond words and literals.
@Suite struct TextModeTests {
    private func answers(_ text: String, to message: String) throws -> Bool {
        try ruleSet(when: "{ \"text\": \(text) }").answers(RulesTests.message(message))
    }

    @Test("only: nothing but these words, in any order") func only() throws {
        let text = #"{ "only": ["ok", "thank you", "👍"] }"#
        #expect(try answers(text, to: "OK, thank you! 👍👍"))
        #expect(try !answers(text, to: "ok, thank you very much"))
        #expect(try !answers(text, to: "!!"))
        #expect(try answers(#"{ "only": ["?"] }"#, to: "???"))
    }

    @Test("typos: one slip in words of four letters or more, also under except") func typos() throws {
        let text = #"{ "words": ["shipping", "tax"], "typos": 1, "except": ["insurance"] }"#
        for message in ["shiping", "shippping?", "shpiping", "shupping cost", "tax"] {
            #expect(try answers(text, to: message), "\(message)")
        }
        for message in ["shping", "tox", "ships", "shipping insurence"] {
            #expect(try !answers(text, to: message), "\(message)")
        }
    }

    @Test("accents: true makes marks count, in every mode") func accents() throws {
        for mode in ["words", "contains", "equals", "starts_with", "ends_with", "only", "regex"] {
            let text = "{ \"\(mode)\": \"café\", \"accents\": true }"
            #expect(try answers(text, to: "CAFÉ"), "\(mode)")
            #expect(try answers(text, to: "cafe\u{301}"), "\(mode)")
            #expect(try !answers(text, to: "cafe"), "\(mode)")
            #expect(try answers("{ \"\(mode)\": \"café\" }", to: "cafe"), "\(mode)")
        }
        #expect(try !answers(#"{ "words": "menu", "accents": true, "except": "thé" }"#, to: "menu thé"))
        #expect(try answers(#"{ "words": "menu", "accents": true, "except": "thé" }"#, to: "menu the"))
    }

    @Test("script: what most letters are, alone or beside words") func script() throws {
        #expect(try answers(#"{ "script": "arabic" }"#, to: "سلام hi"))
        #expect(try !answers(#"{ "script": "arabic" }"#, to: "hello سل"))
        #expect(try answers(#"{ "script": ["cyrillic", "greek"] }"#, to: "привет"))
        let both = #"{ "words": "menu", "script": "latin" }"#
        #expect(try answers(both, to: "menu please"))
        #expect(try !answers(both, to: "menu пожалуйста"))
        #expect(try !answers(both, to: "please"))
        #expect(
            try ruleSet(when: #"{ "text": { "script": "thai" } }"#).failure(message("hi"))?.contains("thai") == true
        )
    }

    @Test("an option that does nothing, an unknown script, a regex that nothing can spare") func advice() {
        #expect(
            codes(#"{ "rules": [ { "id": "r", "when": { "text": { "equals": "x", "typos": 1 } }, "reply": "y" } ] }"#)
                == ["idle-option"]
        )
        #expect(
            codes(#"{ "rules": [ { "id": "r", "when": { "text": { "script": "arabi" } }, "reply": "y" } ] }"#) == [
                "unknown-value"
            ]
        )
        #expect(
            codes(#"{ "rules": [ { "id": "r", "when": { "text": { "regex": "\\d+" } }, "reply": "y" } ] }"#) == [
                "always-runs"
            ]
        )
        #expect(
            codes(#"{ "rules": [ { "id": "r", "when": { "text": { "regex": "nr\\d+" } }, "reply": "y" } ] }"#) == []
        )
    }
}
