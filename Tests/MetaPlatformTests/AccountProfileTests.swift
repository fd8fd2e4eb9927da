import CurlClient
import JSON
import Messaging
import Testing

@testable import MetaPlatform

@Suite("Accounts' profiles")
struct AccountProfileTests {
    private static let profile = AccountProfile(
        getStarted: "START",
        menu: [
            .init(title: "Prices", action: .press(payload: "PRICES")),
            .init(title: "Shop", action: .link("https://acme.example")),
        ],
        iceBreakers: [.init(title: "What does it cost?", payload: "COST")],
        commands: [.init(name: "prices", description: "What things cost")]
    )

    private func changed(
        _ platform: Platform,
        from current: String,
        to profile: AccountProfile = AccountProfileTests.profile,
        credentials: GraphCredentials = GraphFixture.credentials
    ) async throws -> (changes: [ProfileChange], requests: [CurlRequest]) {
        let graph = FakeGraph { request throws(CurlError) in
            if request.url.contains("/me?") {
                return .json(#"{"id":"1","user_id":"2","name":"Acme","username":"acme"}"#)
            }
            return .json(request.method == .get ? current : #"{"result":"success","success":true}"#)
        }
        let client = GraphFixture.client(graph, credentials: credentials)
        let target = try #require(await client.profileTargets().first { $0.platform == platform })
        let changes = try await client.changes(to: profile, of: target)
        try await client.make(changes, to: target)
        return (changes, graph.requests.filter { !$0.url.contains("/me?") })
    }

    private func body(_ request: CurlRequest?) -> String { String(decoding: request?.body ?? [], as: UTF8.self) }

    @Test("Messenger's parts are set in one request")
    func messenger() async throws {
        let (changes, requests) = try await changed(.messenger, from: #"{"data":[]}"#)
        #expect(changes.map(\.name) == ["get_started", "persistent_menu", "ice_breakers"])
        #expect(changes.allSatisfy { $0.current == nil })
        #expect(
            requests.first?.url
                .hasPrefix(
                    "https://graph.facebook.com/v25.0/me/messenger_profile?fields=get_started,persistent_menu,ice_breakers&"
                ) == true
        )
        #expect(requests.count == 2)
        #expect(
            body(requests.last)
                == #"{"get_started":{"payload":"START"},"persistent_menu":[{"locale":"default","#
                + #""composer_input_disabled":false,"call_to_actions":["#
                + #"{"type":"postback","title":"Prices","payload":"PRICES"},"#
                + #"{"type":"web_url","title":"Shop","url":"https://acme.example"}]}],"#
                + #""ice_breakers":[{"locale":"default","call_to_actions":["#
                + #"{"question":"What does it cost?","payload":"COST"}]}]}"#
        )
    }

    @Test("what is as it should be is not sent, whatever Meta adds to it and in whatever order")
    func same() async throws {
        let current = #"""
            {"data":[{"get_started":{"payload":"START"},"ice_breakers":[{"call_to_actions":[{"question":"What does it cost?",
            "payload":"COST"}],"locale":"default"}],"persistent_menu":[{"locale":"default","composer_input_disabled":false,
            "call_to_actions":[{"type":"postback","title":"Old","payload":"PRICES"},{"type":"web_url","url":
            "https://acme.example","title":"Shop","webview_height_ratio":"full"}]}]}]}
            """#
        let (changes, requests) = try await changed(.messenger, from: current)
        #expect(changes.map(\.name) == ["persistent_menu"])
        #expect(changes.first?.current?.contains("Old") == true)
        #expect(changes.first?.future?.contains("Prices") == true)
        #expect(requests.count == 2)
        let (none, asked) = try await changed(.messenger, from: current.replacing("Old", with: "Prices"))
        #expect(none.isEmpty && asked.count == 1)
    }

    @Test("a part that is taken away is deleted, and one that is not there stays so")
    func removal() async throws {
        let profile = AccountProfile(menu: [], iceBreakers: [])
        let (changes, requests) = try await changed(
            .instagram,
            from: #"{"data":[{"persistent_menu":[{"locale":"default","call_to_actions":[]}]}]}"#,
            to: profile
        )
        #expect(changes.map(\.name) == ["persistent_menu"])
        #expect(changes.first?.future == nil)
        #expect(requests.last?.method == .delete)
        #expect(
            requests.last?.url
                == "https://graph.instagram.com/v25.0/me/messenger_profile?fields=%5B%22persistent_menu%22%5D"
        )
    }

    @Test("an Instagram account that is reached through its page")
    func throughPage() async throws {
        let graph = FakeGraph { request throws(CurlError) in
            request.url.contains("fields=instagram_business_account")
                ? .json(#"{"id":"1","instagram_business_account":{"id":"9","username":"acme"}}"#)
                : .json(request.url.contains("/me?") ? #"{"id":"1","name":"Acme"}"# : #"{"data":[]}"#)
        }
        let credentials = GraphCredentials(page: .init(shared: GraphFixture.pageToken))
        let client = GraphFixture.client(graph, credentials: credentials)
        let target = try #require(await client.profileTargets().first { $0.platform == .instagram })
        let changes = try await client.changes(to: Self.profile, of: target)
        try await client.make(changes, to: target)
        #expect(graph.lines.contains { $0.hasSuffix("ice_breakers&platform=instagram") })
        #expect(body(graph.requests.last).hasPrefix(#"{"platform":"instagram","persistent_menu":"#))
    }

    @Test("WhatsApp's conversational components")
    func whatsApp() async throws {
        let current = #"{"conversational_automation":{"prompts":["What does it cost?"],"id":"7"},"id":"100200"}"#
        let (changes, requests) = try await changed(.whatsapp, from: current)
        #expect(changes.map(\.name) == ["commands"])
        #expect(requests.first?.url.contains("/100200?fields=conversational_automation") == true)
        #expect(requests.last?.url.contains("/100200/conversational_automation?") == true)
        #expect(
            body(requests.last)
                == #"{"commands":[{"command_name":"prices","command_description":"What things cost"}]}"#
        )
        let (removed, sent) = try await changed(.whatsapp, from: current, to: AccountProfile(iceBreakers: []))
        #expect(removed.map(\.name) == ["prompts"])
        #expect(body(sent.last) == #"{"prompts":[]}"#)
    }

    @Test("every account that there is a token for")
    func targets() async throws {
        let credentials = GraphCredentials(
            page: .init(named: ["300": GraphFixture.pageToken]),
            instagram: .init(named: ["178": GraphFixture.instagramToken]),
            whatsApp: .init(named: ["100": GraphFixture.whatsAppToken])
        )
        let graph = FakeGraph { _ throws(CurlError) in .json("{}") }
        let targets = await GraphFixture.client(graph, credentials: credentials).profileTargets()
        #expect(targets.map(\.label) == ["300", "178", "100"])
        #expect(graph.requests.isEmpty)
    }
}
