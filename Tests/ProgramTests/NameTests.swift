import JSON
import LoopbackServer
import Testing

/// The built server asks a local Graph API for names that messages do not tell.
@Suite(.timeLimit(.minutes(2))) struct NameTests {
    private static let profile: @Sendable (RecordedRequest) async -> ScriptedResponse? = { request in
        switch request.path {
        case "/v25.0/7001": .json(#"{"first_name":"Maria","last_name":"Lopez","id":"7001"}"#)
        case "/v25.0/9001": .json(#"{"name":"Ann Lee","username":"ann.lee","id":"9001"}"#)
        default: nil
        }
    }

    private static func questions(_ server: ServerUnderTest) -> [RecordedRequest] {
        server.graph.requests().filter { $0.query?.contains("name") == true && !$0.path.hasSuffix("/me") }
    }

    @Test func aNameIsAskedForOnceAndRemembered() async throws {
        let server = try await ServerUnderTest(rules: EndToEndTests.rules, graph: Self.profile)
        #expect(try await server.post(WebhookBodies.messenger("price?", id: "m.1")).status == 200)
        _ = try await server.waitForMessages(1)
        #expect(try await server.post(WebhookBodies.messenger("price?", id: "m.2")).status == 200)
        let messages = try await server.waitForMessages(2)
        #expect(messages.map(\.messageText) == ["Hi Maria! 10 EUR.", "Hi Maria! 10 EUR."])
        let questions = Self.questions(server)
        #expect(questions.map(\.path) == ["/v25.0/7001"])
        #expect(questions.first?.method == "GET")
        #expect(questions.first?.header("Authorization") == "Bearer \(Canaries.pageToken)")
        #expect(questions.first?.query?.contains("fields=first_name,last_name") == true)
        #expect(await server.stop() == 0)
    }

    @Test func instagramsNamesComeWithItsOwnToken() async throws {
        let server = try await ServerUnderTest(rules: EndToEndTests.rules, graph: Self.profile)
        #expect(try await server.post(WebhookBodies.instagram("price?")).status == 200)
        #expect(try await server.waitForMessages(1).map(\.messageText) == ["Hi Ann! 10 EUR."])
        let questions = Self.questions(server)
        #expect(questions.map(\.path) == ["/v25.0/9001"])
        #expect(questions.first?.header("Authorization") == "Bearer \(Canaries.instagramToken)")
        #expect(await server.stop() == 0)
    }

    @Test func aNameThatNoReplySaysIsNotAskedFor() async throws {
        let server = try await ServerUnderTest(rules: EndToEndTests.rules, graph: Self.profile)
        #expect(try await server.post(WebhookBodies.instagramImage()).status == 200)
        #expect(try await server.waitForMessages(1).map(\.messageText) == ["Nice photo!"])
        #expect(Self.questions(server).isEmpty)
        #expect(await server.stop() == 0)
    }

    @Test func aReplyGoesOutWhileTheQuestionIsStillOpen() async throws {
        let gate = Gate()
        let server = try await ServerUnderTest(
            rules: EndToEndTests.rules,
            graph: { request in
                guard request.path == "/v25.0/7001" else { return nil }
                await gate.wait()
                return .json(#"{"first_name":"Late"}"#)
            }
        )
        #expect(try await server.post(WebhookBodies.messenger("price?")).status == 200)
        #expect(try await server.waitForMessages(1).map(\.messageText) == ["Hi there! 10 EUR."])
        #expect(Self.questions(server).count == 1)
        gate.open()
        #expect(await server.stop() == 0)
    }
}
