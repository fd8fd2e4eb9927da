import Rules
import Testing

@Suite("What this version does not send yet")
struct NotSentYetTests {
    private func messages(_ json: String) -> [String] {
        load(json).diagnostics.filter { $0.code == "not-sent-yet" }.map(\.message)
    }

    @Test("each part is told once, with what is sent in its place")
    func parts() {
        let whatsapp = #""when": { "platform": "whatsapp" }"#
        #expect(
            messages(
                #"""
                { "rules": [ { "id": "a", \#(whatsapp), "delay": "2s",
                  "outside_window": { "name": "late", "language": "en" }, "reply": [
                  { "image": "https://acme.example/a.png" },
                  { "text": "x", "buttons": ["1"] },
                  { "text": "x", "list": ["1"] },
                  { "template": { "name": "t", "language": "en" } },
                  { "react": "❤️" } ] } ] }
                """#
            ) == [
                "this version of replyd answers at once",
                "this version of replyd sends no templates: nothing goes out after the 24 hours",
                "this version of replyd sends the link of an image as text",
                "this version of replyd sends buttons as numbered lines; a number or a title, typed, is the press",
                "this version of replyd sends a list as numbered lines; a number or a title, typed, is the press",
                "this version of replyd sends no templates: nothing goes out",
                "this version of replyd sends no reactions: nothing goes out",
            ]
        )
        #expect(
            messages(#"{ "rules": [ { "id": "a", "when": { "type": "comment" }, "public": "x" } ] }"#)
                == ["this version of replyd answers no comments in public: nothing is written there"]
        )
    }

    @Test("a text says nothing")
    func text() {
        #expect(
            messages(#"{ "rules": [ { "id": "a", "reply": ["x", { "pick": ["y"] }, { "else": "z" }] } ] }"#).isEmpty
        )
    }
}
