import Conversations
import Messaging
import Testing

@Suite struct MessageHandlerTests {
    static let rules = """
        {
          "ai": {"model": "m", "instructions": "be nice", "on_error": "Sorry, {{name}}!"},
          "defaults": {"name": "friend"},
          "rules": [
            {"id": "hours", "when": {"text": "open"}, "continue": true, "reply": "9 to 18"},
            {"id": "quiet", "when": {"text": "ok"}, "silent": true},
            {"id": "hello", "when": {"text": "hello"}, "reply": {"pick": ["A", "B"]}}
          ],
          "otherwise": [{"id": "rest", "when": {"type": "text"}, "ai": true}]
        }
        """

    private func answers(to texts: [String], ai outcome: AIOutcome) async throws -> Workbench {
        let bench = try Workbench(rules: Self.rules, answerWriter: ScriptedAnswerWriter(outcome: outcome)) { webhook in
            [.text(texts[webhook.id - 1], id: "\(webhook.id)")]
        }
        for _ in texts { try bench.inbox.store([0]) }
        try await bench.runToTheEnd()
        return bench
    }

    @Test func whatNoRuleAnswersGoesToTheModel() async throws {
        let bench = try await answers(to: ["why?"], ai: .answered("Because."))
        #expect(bench.sender.texts(to: "7") == ["Because."])
        #expect(bench.count(.aiAnswered) == 1)
    }

    @Test func whenTheModelFailsTheOnErrorTextGoesOut() async throws {
        let bench = try await answers(to: ["why?"], ai: .failed(reason: "timed out"))
        #expect(bench.sender.texts(to: "7") == ["Sorry, friend!"])
        #expect(bench.count(.aiFailed) == 1)
    }

    @Test func aRuleThatContinuesAnswersFirst() async throws {
        let bench = try await answers(to: ["are you open?"], ai: .answered("Yes!"))
        #expect(bench.sender.texts(to: "7") == ["9 to 18", "Yes!"])
    }

    @Test func aSilentRuleSendsNothing() async throws {
        let bench = try await answers(to: ["ok"], ai: .answered("never"))
        #expect(bench.sender.sent.isEmpty)
        #expect(bench.count(.eventsSilenced) == 1)
    }

    @Test func aPickIsNeverTheSameTwiceInARow() async throws {
        let bench = try await answers(to: Array(repeating: "hello", count: 20), ai: .notAsked)
        let sent = bench.sender.texts(to: "7")
        #expect(sent.count == 20)
        #expect(zip(sent, sent.dropFirst()).allSatisfy { $0 != $1 })
    }
}
