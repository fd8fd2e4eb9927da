import CurlClient
import LoopbackServer
import Messaging
import Secrets
import Synchronization
import Testing

@testable import MetaPlatform

@Suite("Which accounts are ours")
struct AccountDirectoryTests {
    private static let me = #"{"user_id":"1784","username":"acme.shop"}"#

    private func ownership(_ client: GraphClient, _ platform: Platform, _ account: String?) async -> String {
        await client.ownership(of: GraphFixture.event(platform, account: account)).word
    }

    // MARK: - Instagram

    @Test("Instagram's account is asked for once and kept; ids may be numbers")
    func instagram() async throws {
        for answer in [Self.me, #"{"user_id":1784,"id":"5"}"#] {
            let graph = FakeGraph { request in request.method == .get ? .json(answer) : .json("{}") }
            let client = GraphFixture.client(graph)
            #expect(await ownership(client, .instagram, "1784") == "ours")
            #expect(await ownership(client, .instagram, "5") == "foreign")
            #expect(await ownership(client, .instagram, nil) == "ours")
            _ = try await client.send(.text("a"), to: GraphFixture.event(.instagram, account: "1784"))
            #expect(graph.lines.count { $0.hasPrefix("GET") } == 1)
        }
    }

    @Test("callers at the same time share one question")
    func singleFlight() async throws {
        let gate = Gate()
        let (calls, calling) = AsyncStream<Void>.makeStream()
        let graph = FakeGraph { _ in
            await gate.wait()
            return .json(Self.me)
        }
        let client = GraphClient(
            endpoints: GraphEndpoints(),
            exchange: { request async throws(CurlError) in try await graph.answer(request) },
            credentials: {
                calling.yield()
                return GraphFixture.credentials
            },
            logger: RecordedLog().logger,
            now: { .now }
        )
        let verdicts = await withTaskGroup(of: String.self) { group in
            for _ in 0..<20 { group.addTask { await self.ownership(client, .instagram, "1784") } }
            var called = calls.makeAsyncIterator()
            for _ in 0..<20 { await called.next() }
            gate.open()
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(verdicts == Array(repeating: "ours", count: 20))
        #expect(graph.requests.count == 1)
    }

    @Test("a passing failure is asked about again at once, a lasting one after a minute")
    func failures() async throws {
        let answers = Mutex<[CurlResponse]>([
            .error(code: 2, status: 500), .error(code: 190, status: 401), .json(Self.me),
        ])
        let graph = FakeGraph { _ in answers.withLock { $0.removeFirst() } }
        let clock = TestClock()
        let client = GraphFixture.client(graph, clock: clock)
        #expect(await ownership(client, .instagram, "1784") == "unknown, passing: temporary")
        #expect(await ownership(client, .instagram, "1784") == "unknown, lasting: token_invalid")
        clock.advance(by: .seconds(59))
        #expect(await ownership(client, .instagram, "1784") == "unknown, lasting: token_invalid")
        #expect(graph.requests.count == 2)
        clock.advance(by: .seconds(1))
        #expect(await ownership(client, .instagram, "1784") == "ours")
    }

    @Test("an answer without the account's id is not taken for one")
    func noUserID() async {
        let client = GraphFixture.client(FakeGraph { _ in .json(#"{"id":"1784"}"#) })
        #expect(await ownership(client, .instagram, "1784") == "unknown, lasting: bad_answer")
    }

    @Test("a rotated token is asked about anew")
    func rotatedToken() async {
        let graph = FakeGraph { request in
            let isNew = request.headers.contains { $0.value == "Bearer invented-new-token" }
            return .json(#"{"user_id":"\#(isNew ? "1785" : "1784")"}"#)
        }
        let token = Mutex(GraphFixture.instagramToken)
        let client = GraphClient(
            endpoints: GraphEndpoints(),
            exchange: { request async throws(CurlError) in try await graph.answer(request) },
            credentials: { GraphCredentials(instagram: .init(shared: token.withLock { $0 })) },
            logger: RecordedLog().logger,
            now: { .now }
        )
        #expect(await ownership(client, .instagram, "1784") == "ours")
        token.withLock { $0 = Secret("invented-new-token") }
        #expect(await ownership(client, .instagram, "1784") == "foreign")
        #expect(await ownership(client, .instagram, "1785") == "ours")
        #expect(graph.requests.count == 2)
    }

    // MARK: - An id that turns out wrong

    private func rediscovering(_ ids: [String]) -> FakeGraph {
        let rest = Mutex(ids)
        return FakeGraph { request in
            if request.method == .get {
                let id = rest.withLock { $0.count > 1 ? $0.removeFirst() : $0[0] }
                return .json(#"{"user_id":"\#(id)"}"#)
            }
            return request.url.contains("/1784/") ? .error(code: 100, subcode: 33) : .json(#"{"message_id":"m_1"}"#)
        }
    }

    @Test("Meta refuses the id: it is asked again and the message sent once more")
    func rediscovery() async throws {
        let graph = rediscovering(["1784", "1799"])
        let client = GraphFixture.client(graph)
        let event = GraphFixture.event(.instagram, account: "1784")
        #expect(try await client.send(.text("a"), to: event).id == "m_1")
        #expect(
            graph.lines == [
                "GET /graph.instagram.com/v25.0/me?fields=user_id,username",
                "POST /graph.instagram.com/v25.0/1784/messages",
                "GET /graph.instagram.com/v25.0/me?fields=user_id,username",
                "POST /graph.instagram.com/v25.0/1799/messages",
            ]
        )
        _ = try await client.send(.text("b"), to: event)
        #expect(graph.lines.last == "POST /graph.instagram.com/v25.0/1799/messages")
        #expect(graph.requests.count == 5)
    }

    @Test("the same id again: the error stands, and is not asked about with every message")
    func sameID() async throws {
        let graph = rediscovering(["1784"])
        let clock = TestClock()
        let client = GraphFixture.client(graph, clock: clock)
        func send() async throws -> String? {
            let event = GraphFixture.event(.instagram, account: "1784")
            let error = await #expect(throws: GraphSendError.self) { try await client.send(.text("a"), to: event) }
            return error?.label
        }
        #expect(try await send() == "wrong_account_id")
        #expect(graph.lines.count { $0.hasPrefix("GET") } == 2)
        #expect(try await send() == "wrong_account_id")
        #expect(graph.lines.count { $0.hasPrefix("GET") } == 2)
        #expect(graph.lines.count { $0.hasPrefix("POST") } == 2)
        clock.advance(by: .seconds(60))
        #expect(try await send() == "wrong_account_id")
        #expect(graph.lines.count { $0.hasPrefix("GET") } == 3)
    }

    @Test("another platform's wrong id is not asked about")
    func wrongPage() async throws {
        let graph = FakeGraph { _ in .error(code: 100, subcode: 33) }
        let client = GraphFixture.client(graph)
        await #expect(throws: GraphSendError.self) {
            try await client.send(.text("a"), to: GraphFixture.event(.messenger, account: "300"))
        }
        #expect(graph.requests.count == 1)
    }

    // MARK: - Messenger

    @Test("another page is foreign only when Meta says exactly which page is ours")
    func messenger() async {
        let sure = GraphFixture.client(FakeGraph { _ in .json(#"{"name":"Acme","id":"300"}"#) })
        #expect(await ownership(sure, .messenger, "300") == "ours")
        #expect(await ownership(sure, .messenger, "301") == "foreign")
        #expect(await ownership(sure, .messenger, nil) == "ours")
        for answer in [#"{"id":"300"}"#, #"{"id":"300","name":"A","user_id":"1"}"#, #"{"message_id":"m"}"#, "[]"] {
            let unsure = GraphFixture.client(FakeGraph { _ in .json(answer) })
            #expect(await ownership(unsure, .messenger, "301") == "ours")
        }
    }

    @Test("a page that cannot be asked about is ours; said once, asked once a minute")
    func messengerFailure() async {
        let graph = FakeGraph { _ throws(CurlError) in
            throw CurlError(code: .cannotConnect, message: "refused", isTransient: true, mayHaveArrived: false)
        }
        let clock = TestClock()
        let log = RecordedLog()
        let client = GraphFixture.client(graph, clock: clock, log: log)
        for _ in 0..<3 { #expect(await ownership(client, .messenger, "301") == "ours") }
        #expect(graph.requests.count == 1)
        clock.advance(by: .seconds(60))
        #expect(await ownership(client, .messenger, "301") == "ours")
        #expect(graph.requests.count == 2)
        #expect(log.lines.count == 1)
    }

    // MARK: - Without asking

    @Test("accounts with a token of their own, the WhatsApp number, and the test button's account")
    func named() async {
        let graph = FakeGraph { _ in .json("{}") }
        let named = GraphCredentials(
            page: .init(named: ["300": Secret("invented-token-of-300")]),
            instagram: .init(named: ["17": Secret("invented-token-of-17")]),
            whatsApp: .init(shared: GraphFixture.whatsAppToken, named: ["100": Secret("invented-token-of-100")]),
            whatsAppPhoneNumberID: "200"
        )
        let client = GraphFixture.client(graph, credentials: named)
        let expected: [(Platform, String?, String)] = [
            (.messenger, "300", "ours"), (.messenger, "301", "foreign"), (.instagram, "17", "ours"),
            (.instagram, "18", "foreign"), (.whatsapp, "100", "ours"), (.whatsapp, "200", "ours"),
            (.whatsapp, "300", "foreign"), (.whatsapp, nil, "ours"),
        ]
        for (platform, account, verdict) in expected {
            #expect(await ownership(client, platform, account) == verdict, "\(platform) \(account ?? "nil")")
        }
        for platform in Platform.allCases { #expect(await ownership(client, platform, "0") == "foreign") }
        #expect(graph.requests.isEmpty)
    }

    @Test("no token at all is said, not taken for a foreign account", arguments: Platform.allCases)
    func noTokens(platform: Platform) async {
        let client = GraphFixture.client(FakeGraph { _ in .json("{}") }, credentials: GraphCredentials())
        #expect(await ownership(client, platform, "5") == "unknown, lasting: no_token")
    }

    @Test("Instagram through the page: the linked account is ours, and every other one is not")
    func instagramOfPage() async {
        let credentials = GraphCredentials(page: .init(shared: GraphFixture.pageToken))
        let linked = FakeGraph { _ in .json(#"{"instagram_business_account":{"id":"1784"},"id":"300"}"#) }
        let client = GraphFixture.client(linked, credentials: credentials)
        #expect(await ownership(client, .instagram, "1784") == "ours")
        #expect(await ownership(client, .instagram, "1785") == "foreign")
        #expect(linked.lines == ["GET /graph.facebook.com/v25.0/me?fields=instagram_business_account"])
        let unknown = GraphFixture.client(FakeGraph { _ in .json(#"{"id":"300"}"#) }, credentials: credentials)
        #expect(await ownership(unknown, .instagram, "1785") == "ours")
    }

    @Test("the accounts are announced")
    func announce() async {
        let graph = FakeGraph { request in
            request.url.contains("instagram") ? .json(Self.me) : .json(#"{"id":"300","name":"Acme\u202e"}"#)
        }
        let log = RecordedLog()
        let lines = await GraphFixture.client(graph, log: log).announce()
        #expect(
            lines == ["Messenger: Acme (300)", "Instagram: @acme.shop (1784)", "WhatsApp: phone number id 100200"]
        )
        #expect(log.lines.count == 3)
        let dead = FakeGraph { _ in .error(code: 190, subcode: 463, status: 401) }
        let failed = await GraphFixture.client(dead).announce()
        #expect(failed.count == 3)
        #expect(failed[1].contains("The access token has expired"))
    }
}
