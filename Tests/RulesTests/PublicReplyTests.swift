import Messaging
import Rules
import Testing

@Suite("Answers to comments")
struct PublicReplyTests {
    private func comment(_ text: String, from platform: Platform = .instagram) -> InboundEvent {
        var event = message(text, from: platform, type: .comment)
        event.kind = .comment
        return event
    }

    @Test("the private message and the visible ones, or either alone")
    func both() throws {
        let rules = try ruleSet(
            #"""
            { "rules": [ { "id": "both", "when": { "type": "comment", "text": "both" }, "reply": "P", "public": ["V1", "V2"] },
                         { "id": "alone", "when": { "type": "comment", "text": "alone" }, "public": "V" },
                         { "id": "private", "when": { "type": "comment" }, "reply": ["P1", "P2"] } ] }
            """#
        )
        #expect(rules.replies(to: comment("both")) == [.text("P"), .publicText("V1"), .publicText("V2")])
        #expect(rules.replies(to: comment("alone")) == [.publicText("V")])
        #expect(rules.decision(on: comment("alone")).steps.map(\.action.name) == ["reply"])
        // Meta takes one private message for a comment.
        #expect(rules.replies(to: comment("else")) == [.text("P1")])
        // What cannot be written in public is not said in private instead.
        #expect(rules.texts(to: comment("alone")).isEmpty)
    }

    @Test("a message in the private chat is not answered in public")
    func chat() throws {
        let rules = try ruleSet(
            #"{ "rules": [ { "id": "r", "when": { "type": ["text", "comment"] }, "reply": "P", "public": "V" } ] }"#
        )
        #expect(rules.replies(to: message("x", from: .instagram)) == [.text("P")])
        #expect(rules.replies(to: comment("x")) == [.text("P"), .publicText("V")])
    }

    @Test("a pick in public is remembered apart")
    func pick() throws {
        let rules = try ruleSet(
            #"{ "rules": [ { "id": "r", "when": { "type": "comment" }, "reply": { "pick": ["a", "b"] }, "public": [{ "pick": ["c", "d"] }, { "pick": ["e"] }] } ] }"#
        )
        let facts = ContactFacts(lastPicks: ["r": 0, "r#public": 1])
        #expect(rules.decision(on: comment("x"), facts: facts).picks == ["r": 1, "r#public": 0, "r#public2": 0])
        #expect(rules.replies(to: comment("x"), facts: facts) == [.text("b"), .publicText("c"), .publicText("e")])
    }

    @Test("public_may_quote lets a rule repeat what was written, on one comment's length")
    func quoting() throws {
        let rules = try ruleSet(
            #"{ "rules": [ { "id": "r", "when": { "type": "comment" }, "public": "You said: {{text}}", "public_may_quote": true } ] }"#
        )
        #expect(rules.replies(to: comment("hi")) == [.publicText("You said: hi")])
        let long = rules.replies(to: comment(String(repeating: "a", count: 5000)))
        guard case .publicText(let text)? = long.first else { return #expect(Bool(false)) }
        #expect(long.count == 1)
        #expect(text.utf8.count <= 2200)
    }

    @Test(
        "nothing that a stranger wrote or is called gets into public unasked",
        arguments: ["text", "name", "first_name", "contact", "media.filename", "word", "match.0", "match.1"]
    )
    func refused(variable: String) {
        func codes(_ text: String, _ more: String = "") -> [String] {
            let json =
                #"{ "snippets": { "s": "{{\#(variable)}}" }, "defaults": { "\#(variable)": "x" }, "rules": [ { "id": "r", "when": { "type": "comment", "text": { "regex": "(?<word>a)" } }, "public": "\#(text)"\#(more) } ] }"#
            return load(json).diagnostics.filter { $0.level == .error }.map(\.code)
        }
        #expect(codes("{{\(variable)}}") == ["quotes-in-public"])
        #expect(codes("{{> s}}") == ["quotes-in-public"])
        #expect(codes("{{#\(variable)}}yes{{/\(variable)}}").isEmpty)
        #expect(codes("{{\(variable)}}", #", "public_may_quote": true"#).isEmpty)
    }
}
