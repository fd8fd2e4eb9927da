import JSON
import Messaging
import Rules
import Secrets
import Server
import Testing

@Suite struct RulesPreviewTests {
    static let rules = """
        {
          "defaults": {"first_name": "there"},
          "ai": {"model": "m", "instructions": "i", "on_error": "later"},
          "rules": [
            {"id": "hours", "when": {"text": "open"}, "continue": true, "reply": "9 to 18"},
            {"id": "prices", "when": {"text": "price*"}, "reply": "Hi {{first_name}}!"},
            {"id": "quiet", "when": {"type": "sticker"}, "silent": true}
          ],
          "otherwise": [{"id": "rest", "when": {"type": "text"}, "ai": true}]
        }
        """

    private func report(on event: InboundEvent, environment: [String: String] = [:]) throws -> EventReport {
        let load = RulesLoader.load([RulesFile(name: "r", bytes: Array(Self.rules.utf8))], sha256: "abc")
        let layers = SettingsLayers.load(flags: [:], environment: environment)
        let planner = PlannedRequests(settings: OperatorSettings.resolve(layers).settings, secrets: SecretSet(layers))
        let preview = RulesPreview(rules: try #require(load.ruleSet), planner: planner)
        var random = SystemRandomNumberGenerator()
        return preview.report(on: event, in: Circumstances(now: 1_780_000_000_000), using: &random)
    }

    private func message(_ text: String, type: MessageType = .text) -> InboundEvent {
        InboundEvent(
            platform: .messenger,
            kind: .message,
            type: type,
            account: "100",
            contact: "7",
            text: text,
            replyAddress: .contact("7")
        )
    }

    @Test func theBlockSaysWhoWhatWhichRuleTheReplyAndTheRequest() throws {
        #expect(
            try report(on: message("PRICES?")).text == """
                ── messenger · text · from 7 ───────────────────────────────────────────────────
                  message  “PRICES?”
                  folded   prices?
                  ·        hours — text: none of open is in “PRICES?”
                  ✓        prices
                  ·        (2 below were not asked)
                  rule     prices
                  reply    Hi there!
                  would    POST https://graph.facebook.com/v25.0/100/messages
                           {"recipient":{"id":"7"},"messaging_type":"RESPONSE","message":{"text":"Hi there!"}}

                """
        )
    }

    @Test func aRuleThatContinuesLeavesTheLastWordToTheNext() throws {
        let report = try report(on: message("open? price?"))
        #expect(report.ruleID == "prices")
        #expect(report.requests.count == 2)
    }

    @Test func theQuestionToTheModelIsShown() throws {
        let report = try report(on: message("why?"))
        #expect(report.action == "ai")
        #expect(report.requests.first?.url == "https://api.openai.com/v1/chat/completions")
        #expect(report.text.contains("would ask m"))
    }

    @Test func instagramGoesTheWayThatItsTokensOpen() throws {
        var event = message("price")
        event.platform = .instagram
        let own = try report(on: event)
        #expect(own.requests.first?.url == "https://graph.instagram.com/v25.0/100/messages")
        let linked = try report(on: event, environment: ["PAGE_ACCESS_TOKEN": "canary-page-token-01"])
        #expect(linked.requests.first?.url == "https://graph.facebook.com/v25.0/me/messages")
    }

    @Test func silenceIsSaid() throws {
        let report = try report(on: message("", type: .sticker))
        #expect(report.action == "silent")
        #expect(report.requests.isEmpty)
    }

    @Test func whatACustomerWroteCannotPlayWithTheTerminal() throws {
        var event = message("\u{1B}[2Jopen\u{202E}\n\u{7}")
        event.name = "A\u{1B}]0;x"
        let text = try report(on: event).text
        #expect(!text.unicodeScalars.contains { $0.value == 0x1B || $0.value == 0x202E || $0.value == 7 })
    }
}
