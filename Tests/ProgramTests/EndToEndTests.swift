import Foundation
import JSON
import LoopbackServer
import Testing

/// The built server between a webhook and a local Graph API: all three platforms, both ways.
@Suite(.timeLimit(.minutes(2))) struct EndToEndTests {
    static let rules = """
        {
          "defaults": {"first_name": "there"},
          "ai": {"model": "test-model", "instructions": "Be brief.", "max_tokens": 50, "on_error": "A colleague answers."},
          "rules": [
            {"id": "menu", "when": {"payload": "PRICES"}, "reply": ["One", "Two"]},
            {"id": "prices", "when": {"text": "price*"}, "reply": "Hi {{first_name}}! 10 EUR."},
            {"id": "photo", "when": {"type": "image"}, "reply": "Nice photo!"}
          ],
          "otherwise": [{"id": "rest", "when": {"type": "text"}, "ai": true}]
        }
        """

    @Test func whatsappText() async throws {
        let server = try await ServerUnderTest(rules: Self.rules)
        let answer = try await server.post(WebhookBodies.whatsapp("PRICES please"), to: "/webhook/whatsapp")
        #expect(answer.status == 200)
        let message = try #require(try await server.waitForMessages().first)
        #expect(message.path == "/v25.0/\(Canaries.phoneNumberID)/messages")
        #expect(message.header("Authorization") == "Bearer \(Canaries.whatsappToken)")
        #expect(message.query?.contains("appsecret_proof=") == true)
        #expect(message.json?["to"] == "15550001111")
        #expect(message.messageText == "Hi Amina! 10 EUR.")
        #expect(await server.stop() == 0)
    }

    @Test func instagramImageAndTheAccountIsAskedForOnce() async throws {
        let server = try await ServerUnderTest(rules: Self.rules)
        for id in ["m.1", "m.2"] {
            #expect(try await server.post(WebhookBodies.instagramImage(id: id)).status == 200)
        }
        let messages = try await server.waitForMessages(2)
        for message in messages {
            #expect(message.path == "/v25.0/\(Canaries.instagramID)/messages")
            #expect(message.header("Authorization") == "Bearer \(Canaries.instagramToken)")
            #expect(message.json?["recipient"]?["id"] == "9001")
            #expect(message.messageText == "Nice photo!")
        }
        let discoveries = server.graph.requests().filter { $0.query?.contains("fields=user_id,username") == true }
        #expect(discoveries.count == 1)
        #expect(await server.stop() == 0)
    }

    @Test func messengerPostbackInOrder() async throws {
        let server = try await ServerUnderTest(rules: Self.rules)
        #expect(try await server.post(WebhookBodies.postback("PRICES")).status == 200)
        let messages = try await server.waitForMessages(2)
        #expect(messages.map(\.messageText) == ["One", "Two"])
        #expect(messages.allSatisfy { $0.path == "/v25.0/\(Canaries.pageID)/messages" })
        #expect(messages.allSatisfy { $0.header("Authorization") == "Bearer \(Canaries.pageToken)" })
        #expect(await server.stop() == 0)
    }

    @Test func whatNoRuleAnswersGoesToTheModel() async throws {
        let server = try await ServerUnderTest(rules: Self.rules)
        #expect(try await server.post(WebhookBodies.messenger("Do you sell cacti?")).status == 200)
        let message = try #require(try await server.waitForMessages().first)
        #expect(message.messageText == "From the model.")
        let question = try #require(server.ai.requests().first)
        #expect(question.path == "/v1/chat/completions")
        #expect(question.header("Authorization") == "Bearer \(Canaries.openAIKey)")
        #expect(question.json?["model"] == "test-model")
        #expect(question.json?["messages"]?[0]?["content"] == "Be brief.")
        #expect(question.json?["messages"]?[1]?["content"] == "Do you sell cacti?")
        #expect(await server.stop() == 0)
    }

    @Test func aFailingModelGivesTheOnErrorTextAndNeverAnErrorText() async throws {
        let server = try await ServerUnderTest(
            rules: Self.rules,
            ai: { _ in
                .json(
                    #"{"error":{"message":"You exceeded your quota, key \#(Canaries.openAIKey)","code":"insufficient_quota"}}"#,
                    status: 401
                )
            }
        )
        #expect(try await server.post(WebhookBodies.messenger("Do you sell cacti?")).status == 200)
        let message = try #require(try await server.waitForMessages().first)
        #expect(message.messageText == "A colleague answers.")
        #expect(await server.stop() == 0)
    }

    @Test func aPassingFailureOfTheGraphAPIIsTriedAgain() async throws {
        let attempts = RequestCounter()
        let server = try await ServerUnderTest(
            rules: Self.rules,
            graph: { request in
                guard request.path.hasSuffix("/messages"), attempts.next() == 1 else { return nil }
                return .json(#"{"error":{"message":"try later","code":2,"is_transient":true}}"#, status: 500)
            }
        )
        #expect(try await server.post(WebhookBodies.messenger("price?")).status == 200)
        let messages = try await server.waitForMessages(2)
        #expect(messages.map(\.messageText) == ["Hi there! 10 EUR.", "Hi there! 10 EUR."])
        #expect(await server.stop() == 0)
    }

    @Test func aForeignAccountIsNeverAnswered() async throws {
        let server = try await ServerUnderTest(rules: Self.rules)
        #expect(try await server.post(WebhookBodies.whatsapp("price", id: "x1", account: "999")).status == 200)
        #expect(try await server.post(WebhookBodies.instagram("price", id: "x2", account: "0")).status == 200)
        #expect(
            try await server.post(WebhookBodies.instagram("price", id: "x3", account: "17841400000000999")).status
                == 200
        )
        #expect(try await server.post(WebhookBodies.whatsapp("price", id: "x4")).status == 200)
        #expect(await server.stop() == 0, "a stop finishes what is in hand")
        let messages = server.graph.requests().filter { $0.path.hasSuffix("/messages") }
        #expect(messages.map(\.path) == ["/v25.0/\(Canaries.phoneNumberID)/messages"])
    }

    @Test func anAccountWithATokenOfItsOwnIsAnsweredWithThat() async throws {
        let secrets = Canaries.file + "WHATSAPP_ACCESS_TOKEN_200300=canary-second-token-Hy5Rk2\n"
        let server = try await ServerUnderTest(rules: Self.rules, secrets: secrets)
        #expect(try await server.post(WebhookBodies.whatsapp("price", account: "200300")).status == 200)
        let message = try #require(try await server.waitForMessages().first)
        #expect(message.path == "/v25.0/200300/messages")
        #expect(message.header("Authorization") == "Bearer canary-second-token-Hy5Rk2")
        #expect(await server.stop() == 0)
    }

    @Test func theSameMessageTwiceIsAnsweredOnce() async throws {
        let server = try await ServerUnderTest(rules: Self.rules)
        for _ in 0..<3 { #expect(try await server.post(WebhookBodies.messenger("price", id: "same")).status == 200) }
        #expect(await server.stop() == 0)
        #expect(server.graph.requests().count { $0.path.hasSuffix("/messages") } == 1)
    }

    @Test func statusTellsWhatHappened() async throws {
        let server = try await ServerUnderTest(rules: Self.rules)
        #expect(try await server.post(WebhookBodies.messenger("price")).status == 200)
        _ = try await server.waitForMessages()
        #expect(try await server.get("/status", admin: true).status == 401)
        #expect(try await server.get("/status", admin: true, headers: ["Authorization": "Bearer wrong"]).status == 401)
        let answer = try await server.get(
            "/status",
            admin: true,
            headers: ["Authorization": "Bearer \(Canaries.adminToken)"]
        )
        #expect(answer.status == 200)
        let status = try JSONValue.parse(Array(answer.body.utf8))
        #expect(status["rules"]?["generation"] == 1)
        #expect(status["rules"]?["count"] == 4)
        #expect(status["counts"]?["webhooks_accepted"] == 1)
        #expect(await server.stop() == 0)
    }

    @Test func withoutAnAdminTokenThereIsNoStatus() async throws {
        let secrets = Canaries.file.replacingOccurrences(of: "ADMIN_TOKEN=", with: "# ADMIN_TOKEN=")
        let server = try await ServerUnderTest(rules: Self.rules, secrets: secrets)
        #expect(try await server.get("/status", admin: true, headers: ["Authorization": "Bearer "]).status == 404)
        #expect(await server.stop() == 0)
    }
}
