import CurlClient
import JSON
import Messaging
import Secrets
import Testing

@testable import MetaPlatform

/// Invented tokens, and a client with a Graph API in memory.
enum GraphFixture {
    static let pageToken = Secret("invented-page-token")
    static let instagramToken = Secret("invented-instagram-token")
    static let whatsAppToken = Secret("invented-whatsapp-token")
    static let appSecret = Secret("invented-app-secret")

    static let credentials = GraphCredentials(
        page: .init(shared: pageToken),
        instagram: .init(shared: instagramToken),
        whatsApp: .init(shared: whatsAppToken),
        whatsAppPhoneNumberID: "100200",
        appSecret: appSecret
    )

    static func client(
        _ graph: FakeGraph,
        credentials: GraphCredentials = credentials,
        clock: TestClock = TestClock(),
        log: RecordedLog = RecordedLog()
    ) -> GraphClient {
        GraphClient(
            endpoints: GraphEndpoints(),
            exchange: { request async throws(CurlError) in try await graph.answer(request) },
            credentials: { credentials },
            logger: log.logger,
            now: { clock.now }
        )
    }

    static func event(_ platform: Platform, account: String?) -> InboundEvent {
        InboundEvent(
            platform: platform,
            kind: .message,
            type: .text,
            account: account,
            contact: "7",
            replyAddress: .contact("7")
        )
    }
}

extension Ownership {
    /// A word for the verdict, to compare.
    var word: String {
        switch self {
        case .ours: "ours"
        case .foreign: "foreign"
        case .unknown(let error): "unknown, \(error.isTransient ? "passing" : "lasting"): \(error.label)"
        }
    }
}

@Suite("GraphClient sends")
struct GraphClientSendTests {
    private static let me = #"{"user_id":"1784","username":"acme.shop","id":"55"}"#

    private static let graph: FakeGraph.Rule = { request throws(CurlError) in
        request.method == .get
            ? .json(me)
            : request.url.contains("/100200/")
                ? .json(#"{"messages":[{"id":"wamid.1"}]}"#) : .json(#"{"message_id":"m_1"}"#)
    }

    @Test("each platform's address, token and message id")
    func platforms() async throws {
        let graph = FakeGraph(Self.graph)
        let client = GraphFixture.client(graph)
        let proof = AppSecretProof.make(token: GraphFixture.pageToken, appSecret: GraphFixture.appSecret)
        let whatsAppProof = AppSecretProof.make(token: GraphFixture.whatsAppToken, appSecret: GraphFixture.appSecret)
        let messenger = try await client.send(.text("a"), to: GraphFixture.event(.messenger, account: "300"))
        #expect(messenger == SentMessage(id: "m_1"))
        let instagram = try await client.send(.text("a"), to: GraphFixture.event(.instagram, account: "1784"))
        #expect(instagram == SentMessage(id: "m_1"))
        let whatsApp = try await client.send(.text("a"), to: GraphFixture.event(.whatsapp, account: "100200"))
        #expect(whatsApp == SentMessage(id: "wamid.1"))
        #expect(
            graph.lines == [
                "POST /graph.facebook.com/v25.0/300/messages?appsecret_proof=\(proof)",
                "GET /graph.instagram.com/v25.0/me?fields=user_id,username",
                "POST /graph.instagram.com/v25.0/1784/messages",
                "POST /graph.facebook.com/v25.0/100200/messages?appsecret_proof=\(whatsAppProof)",
            ]
        )
        let bearers = graph.requests.map { $0.headers.first { $0.name == "Authorization" }?.value }
        #expect(
            bearers == [
                "Bearer invented-page-token", "Bearer invented-instagram-token", "Bearer invented-instagram-token",
                "Bearer invented-whatsapp-token",
            ]
        )
        #expect(graph.requests.allSatisfy { !$0.url.contains("-token") && !$0.url.contains("-secret") })
    }

    @Test("the proof is HMAC-SHA256 of the token with the app's secret")
    func proof() {
        // The second test case of RFC 4231, whose key and data are texts.
        let proof = AppSecretProof.make(token: Secret("what do ya want for nothing?"), appSecret: Secret("Jefe"))
        #expect(proof == "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843")
    }

    @Test("an account's own token comes before the shared one")
    func namedTokens() async throws {
        let graph = FakeGraph(Self.graph)
        let credentials = GraphCredentials(
            page: .init(shared: GraphFixture.pageToken, named: ["300": Secret("invented-token-of-300")]),
            instagram: .init(shared: GraphFixture.instagramToken, named: ["17": Secret("invented-token-of-17")]),
            whatsApp: .init(named: ["100": Secret("invented-token-of-100")])
        )
        let client = GraphFixture.client(graph, credentials: credentials)
        for (platform, account) in [(Platform.messenger, "300"), (.instagram, "17"), (.whatsapp, "100")] {
            _ = try await client.send(.text("a"), to: GraphFixture.event(platform, account: account))
        }
        #expect(
            graph.requests.map { $0.headers[0].value } == [
                "Bearer invented-token-of-300", "Bearer invented-token-of-17", "Bearer invented-token-of-100",
            ]
        )
        #expect(graph.lines.allSatisfy { $0.hasPrefix("POST") && !$0.contains("appsecret_proof") })
    }

    @Test("Instagram without a token of its own goes through the page")
    func throughPage() async throws {
        let graph = FakeGraph(Self.graph)
        let client = GraphFixture.client(
            graph,
            credentials: GraphCredentials(page: .init(shared: GraphFixture.pageToken))
        )
        _ = try await client.send(.text("a"), to: GraphFixture.event(.instagram, account: "1784"))
        #expect(graph.lines == ["POST /graph.facebook.com/v25.0/me/messages"])
    }

    @Test("a token that is not set is named", arguments: Platform.allCases)
    func noToken(platform: Platform) async throws {
        let graph = FakeGraph(Self.graph)
        let client = GraphFixture.client(graph, credentials: GraphCredentials(whatsAppPhoneNumberID: "1"))
        let error = await #expect(throws: GraphSendError.self) {
            try await client.send(.text("a"), to: GraphFixture.event(platform, account: "1"))
        }
        let name =
            switch platform {
            case .instagram: "INSTAGRAM_ACCESS_TOKEN"
            case .messenger: "PAGE_ACCESS_TOKEN"
            case .whatsapp: "WHATSAPP_ACCESS_TOKEN"
            }
        #expect(try #require(error).description.hasPrefix("\(name) is not set"))
        #expect(error?.isTransient == false)
        #expect(graph.requests.isEmpty)
    }

    @Test("errors of the network, of Meta, and of neither")
    func errors() async throws {
        func failure(_ rule: @escaping FakeGraph.Rule) async throws -> GraphSendError {
            let client = GraphFixture.client(FakeGraph(rule))
            let error = await #expect(throws: GraphSendError.self) {
                try await client.send(.text("a"), to: GraphFixture.event(.messenger, account: "300"))
            }
            return try #require(error)
        }
        let network = try await failure { _ throws(CurlError) in
            throw CurlError(code: .timedOut, message: "no answer", isTransient: true, mayHaveArrived: true)
        }
        #expect(network.isTransient && network.mayHaveArrived)
        #expect(network.label == "network")
        let refused = try await failure { _ in .error(code: 131_056) }
        #expect(refused.isTransient && !refused.mayHaveArrived)
        #expect(refused.retryAfter == .seconds(6))
        #expect(refused.label == "pair_limit")
        let window = try await failure { _ in .error(code: 10, subcode: 2_018_278, status: 200) }
        #expect(!window.isTransient)
        #expect(window.label == "window_closed")
        for body in ["", "<html>", "[]", "7"] {
            let strange = try await failure { _ in .json(body) }
            #expect(!strange.isTransient && strange.mayHaveArrived)
            #expect(strange.label == "bad_answer")
        }
        let malformed = try await failure { _ in
            .json(#"{"error":{"code":190,"message":"Malformed access token invented-page-token"}}"#, status: 401)
        }
        #expect(!malformed.description.contains("invented-page-token"))
    }

    @Test("an accepted message without an id is accepted all the same")
    func noMessageID() async throws {
        let client = GraphFixture.client(FakeGraph { _ in .json("{}") })
        let sent = try await client.send(.text("a"), to: GraphFixture.event(.messenger, account: "300"))
        #expect(sent.id == nil)
    }

    @Test("an event that nobody can be answered on is sent nowhere")
    func noAddress() async throws {
        let graph = FakeGraph(Self.graph)
        let client = GraphFixture.client(graph)
        let event = InboundEvent(platform: .messenger, kind: .message, account: "300")
        let error = await #expect(throws: GraphSendError.self) { try await client.send(.text("a"), to: event) }
        #expect(error?.label == "no_address")
        #expect(graph.requests.isEmpty)
    }

    @Test("Meta answering in another version is said once")
    func version() async throws {
        let log = RecordedLog()
        let graph = FakeGraph { _ in .json("{}", headers: [("facebook-api-version", "v26.0")]) }
        let client = GraphFixture.client(graph, log: log)
        for _ in 0..<3 { _ = try await client.send(.text("a"), to: GraphFixture.event(.messenger, account: "300")) }
        #expect(log.lines.count { $0.contains("v26.0") } == 1)
        let quiet = RecordedLog()
        let same = FakeGraph { _ in .json("{}", headers: [("facebook-api-version", "v25.0")]) }
        let other = GraphFixture.client(same, log: quiet)
        _ = try await other.send(.text("a"), to: GraphFixture.event(.messenger, account: "300"))
        #expect(quiet.lines.isEmpty)
    }
}
