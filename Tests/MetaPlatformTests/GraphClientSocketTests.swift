import CurlClient
import JSON
import Logging
import LoopbackServer
import Messaging
import MetaPlatform
import Secrets
import ServiceLifecycle
import Testing

/// The client over libcurl and real sockets: what is really on the wire.
@Suite("GraphClient on the wire")
struct GraphClientSocketTests {
    private func withClient<Result: Sendable>(
        _ handler: @escaping LoopbackServer.Handler,
        _ body: @Sendable (GraphClient, LoopbackServer) async throws -> Result
    ) async throws -> Result {
        let server = try await LoopbackServer.start(handler: handler)
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        let transport = CurlTransport(logger: logger)
        let client = GraphClient(
            endpoints: GraphEndpoints(metaURL: server.url, instagramURL: server.url + "/ig"),
            transport: transport,
            credentials: { GraphFixture.credentials },
            logger: logger
        )
        return try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await transport.run() }
            let result = try await body(client, server)
            group.cancelAll()
            await server.stop()
            return result
        }
    }

    @Test("an Instagram conversation: the account asked for once, then the reply")
    func instagram() async throws {
        let sent = try await withClient { request in
            request.method == "GET"
                ? .json(#"{"user_id":"1784","username":"acme"}"#) : .json(#"{"recipient_id":"7","message_id":"m_1"}"#)
        } _: { client, server in
            let event = GraphFixture.event(.instagram, account: "1784")
            guard case .ours = await client.ownership(of: event) else {
                Issue.record("not ours")
                return server.requests()
            }
            let message = try await client.send(.text("Grüße 😀"), to: event)
            #expect(message.id == "m_1")
            return server.requests()
        }
        #expect(sent.map(\.path) == ["/ig/v25.0/me", "/ig/v25.0/1784/messages"])
        #expect(sent.map(\.query) == ["fields=user_id,username", nil])
        let post = try #require(sent.last)
        #expect(post.header("Authorization") == "Bearer invented-instagram-token")
        #expect(post.header("Content-Type") == "application/json")
        #expect(post.text == #"{"recipient":{"id":"7"},"messaging_type":"RESPONSE","message":{"text":"Grüße 😀"}}"#)
    }

    @Test("Meta's refusal, with what it asks to wait")
    func refusal() async throws {
        let (error, requests) = try await withClient { _ in
            .json(#"{"error":{"code":4,"message":"slow down"}}"#, status: 403, headers: [("Retry-After", "90")])
        } _: { client, server in
            let error = await #expect(throws: GraphSendError.self) {
                try await client.send(.text("a"), to: GraphFixture.event(.whatsapp, account: "100200"))
            }
            return (error, server.requests())
        }
        #expect(error?.label == "throttled")
        #expect(error?.retryAfter == .seconds(90))
        let request = try #require(requests.first)
        #expect(request.path == "/v25.0/100200/messages")
        #expect(request.query?.hasPrefix("appsecret_proof=") == true)
        #expect(request.query?.contains("token") == false)
    }

    @Test("a connection that breaks before the answer may have delivered the message")
    func brokenConnection() async throws {
        let error = try await withClient { _ in
            .fault(.closeBeforeResponse)
        } _: { client, _ in
            await #expect(throws: GraphSendError.self) {
                try await client.send(.text("a"), to: GraphFixture.event(.messenger, account: "300"))
            }
        }
        #expect(error?.label == "network")
        #expect(error?.isTransient == true)
        #expect(error?.mayHaveArrived == true)
    }
}
