import Foundation
import JSON
import LoopbackServer
import Testing

/// The built server dies with an AI answer in its hands, and does not ask the model again.
@Suite(.timeLimit(.minutes(2))) struct AnswerCrashTests {
    private static let rules = """
        {"ai": {"model": "m", "instructions": "Be brief.", "on_error": "A colleague answers."},
         "rules": [{"id": "rest", "when": {"type": "text"}, "ai": true}]}
        """

    @Test(
        "after the answer is kept, after the decision is stored, and after the message is sent",
        arguments: [("after-answer", 0), ("after-claim", 0), ("after-send", 1)]
    )
    func theModelIsAskedOnce(point: String, sentBefore: Int) async throws {
        let server = try await ServerUnderTest(rules: Self.rules, environment: ["REPLYD_CRASH_AT": "\(point):1"])
        #expect(try await server.post(WebhookBodies.messenger("Do you sell cacti?")).status == 200)
        #expect(await server.program.exitCode() == -1)
        #expect(server.ai.requests().count == 1)
        #expect(server.messages.count == sentBefore)

        let second = try server.startAgain()
        let messages = try await server.waitForMessages(sentBefore + 1)
        #expect(messages.allSatisfy { $0.messageText == "From the model." })
        second.signal(SIGTERM)
        #expect(await second.exitCode() == 0)
        #expect(server.ai.requests().count == 1, "nothing is paid for twice")
        #expect(server.messages.count == sentBefore + 1)
        _ = await server.stop()
    }
}
