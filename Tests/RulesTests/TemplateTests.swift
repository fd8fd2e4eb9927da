import Messaging
import Rules
import Testing

@Suite("Replies and their variables")
struct TemplateTests {
    @Test("name, first name, text, platform and type")
    func variables() throws {
        let rules = try ruleSet(
            #"{ "rules": [ { "id": "r", "reply": "{{name}}|{{first_name}}|{{text}}|{{platform}}|{{type}}" } ] }"#
        )
        #expect(rules.texts(to: message("hi", name: "Zoë van Dam")) == ["Zoë van Dam|Zoë|hi|whatsapp|text"])
        #expect(rules.texts(to: message("hi", from: .instagram)) == ["||hi|instagram|text"])
    }

    @Test("defaults fill in what is absent or empty, and only that")
    func defaults() throws {
        let rules = try ruleSet(
            #"{ "defaults": { "first_name": "there" }, "rules": [ { "id": "r", "reply": "Hi {{first_name}}!" } ] }"#
        )
        #expect(rules.texts(to: message("hi", name: "Ana Lima")) == ["Hi Ana!"])
        #expect(rules.texts(to: message("hi")) == ["Hi there!"])
        #expect(rules.texts(to: message("hi", name: "  ")) == ["Hi there!"])
    }

    @Test("captures by name and number, in the customer's own characters")
    func captures() throws {
        let rules = try ruleSet(
            #"""
            { "rules": [ { "id": "r", "when": { "text": { "regex": "order\\s*#?(?<number>\\d{4,}) for (\\w+)" } },
                           "reply": "{{number}}/{{match.1}}/{{match.2}}/{{match.0}}" } ] }
            """#
        )
        #expect(rules.texts(to: message("My ORDER #1234 for ZOË")) == ["1234/1234/ZOË/ORDER #1234 for ZOË"])
    }

    @Test("the first pattern in the list that matches gives the captures")
    func firstPattern() throws {
        let rules = try ruleSet(
            #"""
            { "rules": [ { "id": "r", "when": { "text": { "regex": ["a(\\d)", "b(\\d)"] } }, "reply": "{{match.1}}" } ] }
            """#
        )
        #expect(rules.texts(to: message("b2 a1")) == ["1"])
        #expect(rules.texts(to: message("b2")) == ["2"])
    }

    @Test("captures of a branch that failed half way do not leak into the branch that holds")
    func noLeak() throws {
        let rules = try ruleSet(
            #"""
            { "rules": [ { "id": "r", "when": { "any": [
                { "text": { "regex": "(?<word>a\\d)" }, "all": [ { "text": "nowhere" } ] },
                { "text": { "regex": "(?<word>b\\d)" } } ] }, "reply": "{{word}}" } ] }
            """#
        )
        #expect(rules.texts(to: message("a1 b2")) == ["b2"])
    }

    @Test("captures under not and none are not there")
    func notCaptures() throws {
        let rules = try ruleSet(
            #"""
            { "rules": [ { "id": "r", "when": { "all": [
                { "none": [ { "text": { "regex": "(?<x>z)" }, "platform": "messenger" } ] },
                { "text": { "regex": "(?<y>a)", "except": { "regex": "(?<x>z)\\d" } } } ] }, "reply": "{{y}}" } ] }
            """#
        )
        #expect(rules.texts(to: message("z a")) == ["a"])
    }

    @Test("snippets, also within snippets")
    func snippets() throws {
        let rules = try ruleSet([
            "a.json":
                #"{ "snippets": { "sign": "— {{> team}}" }, "rules": [ { "id": "r", "reply": "Bye {{> sign}}" } ] }"#,
            "b.json": #"{ "snippets": { "team": "Team {{platform}}" } }"#,
        ])
        #expect(rules.texts(to: message("x")) == ["Bye — Team whatsapp"])
    }

    @Test("a customer's words are never read as a template")
    func injection() throws {
        let rules = try ruleSet(
            #"{ "snippets": { "x": "SECRET" }, "rules": [ { "id": "r", "reply": "You said {{text}}, {{name}}" } ] }"#
        )
        let text = "{{> x}} {{name}} {{{text}}} {{#text}}a{{/text}}"
        #expect(rules.texts(to: message(text, name: "{{text}}")) == ["You said \(text), {{text}}"])
    }

    @Test("signs that turn the direction of writing are taken out of names")
    func directions() throws {
        let rules = try ruleSet(#"{ "rules": [ { "id": "r", "reply": "Hi {{name}}!" } ] }"#)
        #expect(rules.texts(to: message("x", name: "A\u{202E}na\u{2066}")) == ["Hi Ana!"])
    }

    @Test("a reply that comes out empty is not sent; a long one is split to the platform's limit")
    func emptyAndLong() throws {
        let rules = try ruleSet(
            #"{ "rules": [ { "id": "r", "reply": ["{{#name}}Hi {{name}}{{/name}}", "{{text}}"] } ] }"#
        )
        #expect(rules.texts(to: message("x")) == ["x"])
        let long = String(repeating: "word ", count: 250)
        #expect(rules.texts(to: message(long, from: .instagram)).count == 2)
        #expect(rules.texts(to: message(long, from: .whatsapp)).count == 1)
        #expect(rules.split(long, for: .instagram).count == 2)
        #expect(rules.split("", for: .instagram).isEmpty)
    }

    @Test("on_error is a template; without it nothing is sent")
    func onError() throws {
        let rules = try ruleSet(
            #"""
            { "ai": { "model": "m", "instructions": "Be brief.", "max_tokens": 150,
                      "on_error": "Sorry{{#first_name}} {{first_name}}{{/first_name}}!" },
              "rules": [ { "id": "r", "ai": true } ] }
            """#
        )
        #expect(rules.onErrorReplies(to: message("x", name: "Ana Lima"), at: 0) == [.text("Sorry Ana!")])
        #expect(rules.ai == AISettings(model: "m", instructions: "Be brief.", maximumTokens: 150))
        let silent = try ruleSet(#"{ "ai": { "model": "m" }, "rules": [ { "id": "r", "ai": true } ] }"#)
        #expect(silent.onErrorReplies(to: message("x"), at: 0).isEmpty)
        #expect(silent.ai == AISettings(model: "m", instructions: "", maximumTokens: nil))
    }

    @Test("what settings say about the business")
    func business() throws {
        let rules = try ruleSet(
            #"{ "settings": { "business": { "name": "Acme", "contact": "privacy@acme.example" } }, "rules": [ { "id": "r", "silent": true } ] }"#
        )
        #expect(rules.business == Business(name: "Acme", contact: "privacy@acme.example"))
    }
}

@Suite("Variables of a message")
struct VariableTests {
    @Test("the account by its name in settings, else by its id; the contact; what is known about a file")
    func message() throws {
        let text = #""{{account}}|{{contact}}|{{media.mime}}|{{media.filename}}""#
        let named = try ruleSet(
            #"{ "settings": { "accounts": { "shop": "100" } }, "rules": [ { "id": "r", "reply": \#(text) } ] }"#
        )
        var event = RulesTests.message("x", type: .document)
        event.media = MediaDetails(mimeType: "application/pdf", filename: "a\u{202E}b.pdf")
        #expect(named.texts(to: event) == ["shop|200|application/pdf|ab.pdf"])
        let unnamed = try ruleSet(#"{ "rules": [ { "id": "r", "reply": \#(text) } ] }"#)
        #expect(unnamed.texts(to: RulesTests.message("x")) == ["100|200||"])
    }

    @Test(
        "a value that may be absent is told of, unless the text says what to write instead",
        arguments: [
            ("Hi {{name}}", true), ("Hi {{name}}{{^name}}there{{/name}}", false),
            ("{{^name}}Hi{{/name}}{{name}}", false), ("Hi {{name}}{{^first_name}}there{{/first_name}}", true),
            ("{{> hi}}{{^name}}there{{/name}}", true), ("{{> both}}", false),
        ]
    )
    func absentValues(reply: String, isTold: Bool) {
        let told = codes(
            #"""
            { "snippets": { "hi": "Hi {{name}}", "both": "Hi {{name}}{{^name}}there{{/name}}" },
              "rules": [ { "id": "r", "reply": "\#(reply)" } ] }
            """#
        )
        #expect(told.contains("maybe-absent") == isTold)
    }

    @Test("what only files tell is always there where the rule answers only files")
    func media() {
        func absent(_ when: String) -> Bool {
            codes(#"{ "rules": [ { "id": "r", "when": \#(when), "reply": "{{media.filename}}" } ] }"#)
                .contains("maybe-absent")
        }
        #expect(absent(#"{ "platform": "whatsapp" }"#))
        #expect(absent(#"{ "type": "document" }"#))
        #expect(!absent(#"{ "platform": "whatsapp", "type": "document" }"#))
    }

    @Test("what customers write, are called or name their files is never read as a template")
    func injection() throws {
        let rules = try ruleSet(
            #"""
            { "snippets": { "x": "SECRET" }, "rules": [ { "id": "r", "when": { "text": { "regex": "^(?<all>.*)$" }, "type": "document" },
              "reply": { "text": "{{text}}|{{name}}|{{media.filename}}|{{all}}", "buttons": [ { "title": "{{name}}!", "payload": "P" } ] } } ] }
            """#
        )
        for poison in [
            "{{> x}}", "{{=<% %>=}}", "{{#text}}a{{/text}}", "{{{text}}}", "{{all}}",
            String(repeating: "{", count: 10_000),
        ] {
            var event = RulesTests.message(poison, type: .document, name: poison)
            event.media = MediaDetails(filename: poison)
            let sent = rules.texts(to: event).joined(separator: "\n")
            #expect(!sent.contains("SECRET"))
            if poison.utf8.count < 100 { #expect(sent.contains("\(poison)|\(poison)|\(poison)|\(poison)")) }
        }
    }
}
