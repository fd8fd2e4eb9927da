import CurlClient
import Messaging
import Secrets
import Testing

@testable import MetaPlatform

@Suite("Profiles from the Graph API")
struct GraphProfileTests {
    private func profile(
        _ platform: Platform,
        _ rule: @escaping FakeGraph.Rule,
        contact: String = "7001",
        credentials: GraphCredentials = GraphFixture.credentials
    ) async throws -> (GraphProfile, FakeGraph) {
        let graph = FakeGraph(rule)
        let client = GraphFixture.client(graph, credentials: credentials)
        return (try await client.profile(of: contact, on: platform, account: "300"), graph)
    }

    @Test("Messenger tells first and last name")
    func messenger() async throws {
        let (profile, graph) = try await profile(.messenger) { _ in
            .json(
                #"{"first_name":"Ann\u202E","last_name":"de la \n Cruz","id":"7001","profile_pic":"https://x.example"}"#
            )
        }
        #expect(profile == GraphProfile(name: "Ann de la Cruz", userName: nil))
        let proof = AppSecretProof.make(token: GraphFixture.pageToken, appSecret: GraphFixture.appSecret)
        #expect(
            graph.lines == [
                "GET /graph.facebook.com/v25.0/7001?fields=first_name,last_name&appsecret_proof=\(proof)"
            ]
        )
        #expect(graph.requests.first?.headers.first?.value == "Bearer invented-page-token")
    }

    @Test("Instagram tells name and user name, by its own host or through the page")
    func instagram() async throws {
        let answer: FakeGraph.Rule = { request throws(CurlError) in
            request.url.contains("/me?")
                ? .json(#"{"user_id":"300","username":"acme.shop","id":"55"}"#)
                : .json(#"{"name":"Ann Lee","username":"@ann.lee","id":"9001"}"#)
        }
        let (own, graph) = try await profile(.instagram, answer, contact: "9001")
        #expect(own == GraphProfile(name: "Ann Lee", userName: "ann.lee"))
        #expect(graph.lines.last == "GET /graph.instagram.com/v25.0/9001?fields=name,username")
        let page = GraphCredentials(page: .init(shared: GraphFixture.pageToken))
        let (linked, pageGraph) = try await profile(.instagram, answer, contact: "9001", credentials: page)
        #expect(linked == own)
        #expect(pageGraph.lines == ["GET /graph.facebook.com/v25.0/9001?fields=name,username"])
    }

    @Test(
        "an answer that tells nothing gives no name",
        arguments: ["{}", #"{"first_name":"","last_name":null}"#, #"{"first_name":7}"#, #"{"name":"Somebody"}"#]
    )
    func nothing(answer: String) async throws {
        let (profile, _) = try await profile(.messenger) { _ in .json(answer) }
        #expect(profile == GraphProfile(name: nil, userName: nil))
    }

    @Test("an id from a webhook stays one part of the address", arguments: ["../me", "7?fields=id", "a/b", "ä"])
    func hostileID(contact: String) async throws {
        let (_, graph) = try await profile(.messenger, { _ in .json("{}") }, contact: contact)
        let path = try #require(graph.lines.first?.split(separator: "?").first)
        #expect(path.split(separator: "/").count == 4, "\(path)")
    }

    @Test("a refusal, and a token that is not set, are errors")
    func refused() async throws {
        await #expect(throws: GraphSendError.self) {
            _ = try await profile(.messenger) { _ in .error(code: 230, status: 403) }
        }
        let error = await #expect(throws: GraphSendError.self) {
            _ = try await profile(.messenger, { _ in .json("{}") }, credentials: GraphCredentials())
        }
        #expect(error?.label == "no_token")
    }

    @Test("WhatsApp is not asked")
    func whatsApp() async throws {
        let (profile, graph) = try await profile(.whatsapp) { _ in .json("{}") }
        #expect(profile == GraphProfile(name: nil, userName: nil))
        #expect(graph.requests.isEmpty)
    }
}
