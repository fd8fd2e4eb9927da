import Messaging
import Rules
import Testing

@Suite("What accounts show beside the conversation")
struct ProfileTests {
    private func profile(_ json: String) throws -> AccountProfile? {
        try ruleSet(
            #"{ "settings": { "profile": \#(json) }, "rules": [ { "id": "prices", "when": { "text": "price" }, "reply": "x" } ] }"#
        )
        .profile
    }

    @Test("all of it")
    func all() throws {
        let profile = try profile(
            #"""
            { "get_started": { "rule": "prices" },
              "menu": [ { "title": "Prices", "rule": "prices" }, { "title": "Shop", "url": "https://acme.example" }, "Help" ],
              "ice_breakers": [ { "title": "What does it cost?", "payload": "COST" }, "Where are you?" ],
              "commands": [ { "name": "prices", "description": "What things cost" } ] }
            """#
        )
        #expect(
            profile
                == AccountProfile(
                    getStarted: "replyd:rule:prices",
                    menu: [
                        .init(title: "Prices", action: .press(payload: "replyd:rule:prices")),
                        .init(title: "Shop", action: .link("https://acme.example")),
                        .init(title: "Help", action: .press(payload: "Help")),
                    ],
                    iceBreakers: [
                        .init(title: "What does it cost?", payload: "COST"),
                        .init(title: "Where are you?", payload: "Where are you?"),
                    ],
                    commands: [.init(name: "prices", description: "What things cost")]
                )
        )
    }

    @Test("what is not said is left alone, and none takes it away")
    func parts() throws {
        #expect(try profile("{}") == AccountProfile())
        #expect(
            try profile(#"{ "menu": "none", "ice_breakers": "none", "commands": "none" }"#)
                == AccountProfile(menu: [], iceBreakers: [], commands: [])
        )
        #expect(try ruleSet(#"{ "rules": [ { "id": "a", "reply": "x" } ] }"#).profile == nil)
    }

    @Test("a menu without a start is told")
    func menuAlone() {
        let json = #"{ "settings": { "profile": { "menu": ["Help"] } }, "rules": [ { "id": "a", "reply": "x" } ] }"#
        #expect(codes(json) == ["no-effect"])
    }

    @Test("a press on an entry is answered by the rule that it names")
    func press() throws {
        let rules = try ruleSet(
            #"""
            { "settings": { "profile": { "get_started": { "rule": "start" } } },
              "rules": [ { "id": "start", "when": { "text": "never" }, "reply": "Welcome" } ] }
            """#
        )
        #expect(rules.answering(message(from: .messenger, type: .button, payload: "replyd:rule:start")) == ["start"])
    }
}
