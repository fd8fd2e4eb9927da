import Rules
import Testing

@Suite struct ConversationSettingsTests {
    private func load(_ settings: String) -> RulesLoad {
        let text = #"{ "settings": \#(settings), "rules": [ { "id": "a", "reply": "x" } ] }"#
        return RulesLoader.load([RulesFile(name: "rules.json", bytes: Array(text.utf8))], sha256: "0")
    }

    @Test func whatRulesDoNotSay() {
        #expect(
            load("{}").ruleSet?.conversation
                == ConversationSettings(debounce: nil, handoffOnReply: 3_600_000, keepsText: true)
        )
    }

    @Test func whatRulesSay() {
        let all = load(#"{ "debounce": "2s", "handoff_on_reply": "2h", "log": { "text": false } }"#)
        let expected = ConversationSettings(debounce: 2_000, handoffOnReply: 7_200_000, keepsText: false)
        #expect(all.ruleSet?.conversation == expected)
        #expect(load(#"{ "handoff_on_reply": "never" }"#).ruleSet?.conversation.handoffOnReply == nil)
    }

    @Test(arguments: [
        #"{ "debounce": "31s" }"#, #"{ "debounce": 2 }"#, #"{ "debounce": "soon" }"#,
        #"{ "handoff_on_reply": "nevr" }"#,
        #"{ "handoff_on_reply": false }"#, #"{ "log": { "text": "no" } }"#, #"{ "log": false }"#,
    ])
    func mistakesAreTold(settings: String) {
        let load = load(settings)
        #expect(load.ruleSet == nil)
        #expect(load.diagnostics.count { $0.level == .error } == 1)
    }
}
