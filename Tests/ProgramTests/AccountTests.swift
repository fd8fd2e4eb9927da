import Foundation
import JSON
import LoopbackServer
import Testing

/// Businesses with several accounts, and what their accounts show.
@Suite(.timeLimit(.minutes(2))) struct AccountTests {
    private static let rules = #"{"rules": [{"id": "echo", "reply": "{{text}}"}]}"#

    @Test func eachAccountsEventsAreAnsweredWithItsOwnToken() async throws {
        let own = [
            ("PAGE_ACCESS_TOKEN_300", "canary-page-300-Hy5Rk2Qw8Zx3"),
            ("INSTAGRAM_ACCESS_TOKEN_178", "canary-instagram-178-Bn4Mc7Tv1Lp6"),
            ("WHATSAPP_ACCESS_TOKEN_200300", "canary-whatsapp-200300-Jd9Fs5Gk2Ae4"),
        ]
        let secrets = Canaries.file + own.map { "\($0)=\($1)\n" }.joined()
        let server = try await ServerUnderTest(rules: Self.rules, secrets: secrets)
        let webhooks = [
            WebhookBodies.messaging("page", account: "300", "own page"),
            WebhookBodies.messaging("instagram", account: "178", "own instagram"),
            WebhookBodies.whatsapp("own number", id: "w.2", account: "200300"),
            WebhookBodies.messenger("shared page", id: "m.9"),
            WebhookBodies.instagram("shared instagram", id: "m.8"),
            WebhookBodies.whatsapp("shared number", id: "w.1"),
        ]
        for webhook in webhooks { #expect(try await server.post(webhook).status == 200) }
        let messages = try await server.waitForMessages(6)
        let tokens = Dictionary(
            messages.map { ($0.messageText ?? "", $0.header("Authorization") ?? "") },
            uniquingKeysWith: { $0 + $1 }
        )
        #expect(
            tokens == [
                "own page": "Bearer \(own[0].1)", "own instagram": "Bearer \(own[1].1)",
                "own number": "Bearer \(own[2].1)", "shared page": "Bearer \(Canaries.pageToken)",
                "shared instagram": "Bearer \(Canaries.instagramToken)",
                "shared number": "Bearer \(Canaries.whatsappToken)",
            ]
        )
        #expect(await server.stop() == 0)
    }

    @Test func anEventForAnAccountWithoutATokenIsKeptAndSaidAndNotAnswered() async throws {
        let server = try await ServerUnderTest(rules: Self.rules)
        let body = WebhookBodies.whatsapp("hello", id: "w.1", from: "15550007777", account: "999000")
        #expect(try await server.post(body).status == 200)
        let line = await server.program.errors.first { $0.contains("not one of ours") }
        #expect(line?.contains("999000") == true)
        #expect(try await server.post(WebhookBodies.whatsapp("mine", id: "w.2")).status == 200)
        #expect(try await server.waitForMessages(1).map(\.messageText) == ["mine"])
        let log = try RunningProgram(["log", "--json"], folder: server.folder)
        #expect(await log.exitCode() == 0)
        let entry = try #require(log.output.all.first { $0.contains("999000") })
        #expect(entry.contains(#""outcome":"unknown_account""#))
        #expect(await server.stop() == 0)
    }

    @Test func profilePushShowsTheDifferenceAndMakesItSo() async throws {
        let graph = try await LoopbackServer.start { request in
            if request.path.hasSuffix("/me") { return .graph(request) }
            guard request.method == "GET" else { return .json(#"{"result":"success"}"#) }
            return request.path.contains("messenger_profile")
                ? .json(#"{"data":[{"get_started":{"payload":"START"}}]}"#)
                : .json(#"{"conversational_automation":{"prompts":["Old?"],"id":"1"},"id":"1"}"#)
        }
        let scratch = try Scratch([
            "rules/rules.json": """
            {"settings": {"profile": {"get_started": "START", "menu": ["Prices"], "ice_breakers": ["What does it cost?"]}},
             "rules": [{"id": "a", "reply": "x"}]}
            """
        ])
        try scratch.write(Canaries.file, to: "secrets.env")
        let environment = ["META_GRAPH_URL": graph.url, "INSTAGRAM_GRAPH_URL": graph.url]
        let dry = try await scratch.run(["profile", "push", "--dry-run"], environment: environment)
        #expect(dry.code == 0)
        #expect(dry.output.contains("messenger Acme Flowers (\(Canaries.pageID)): would be changed"))
        #expect(dry.output.contains(#"  - ["Old?"]"#) && dry.output.contains(#"  + ["What does it cost?"]"#))
        #expect(!dry.output.contains("get_started"), "it is as it should be")
        #expect(!graph.requests().contains { $0.method != "GET" })
        let push = try await scratch.run(["profile", "push"], environment: environment)
        #expect(push.code == 0)
        let posts = graph.requests().filter { $0.method == "POST" }
        #expect(posts.count == 3)
        let menu = posts.compactMap { $0.json?["persistent_menu"]?[0]?["call_to_actions"]?[0]?["title"] }
        #expect(menu == ["Prices", "Prices"])
        #expect(posts.contains { $0.json == ["prompts": ["What does it cost?"]] })
        for token in Canaries.all { #expect(!push.output.contains(token) && !dry.output.contains(token)) }
        await graph.stop()
    }

    @Test func profilePushWithoutAProfileOrWithMistakesSaysSo() async throws {
        let scratch = try Scratch(["rules.json": #"{"rules": [{"id": "a", "reply": "x"}]}"#, "bad.json": "{"])
        let none = try await scratch.run(["profile", "push", "--rules", "rules.json"])
        #expect(none.code == 2 && none.errors.contains("profile"))
        let bad = try await scratch.run(["profile", "push", "--rules", "bad.json"])
        #expect(bad.code == 1 && bad.errors.contains("replyd check"))
    }
}
