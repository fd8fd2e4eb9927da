import Foundation
import LoopbackServer
import Testing

/// Rules edited while the built server runs.
@Suite(.timeLimit(.minutes(2))) struct ReloadTests {
    static func rules(_ reply: String) -> String {
        #"{"rules": [{"id": "all", "when": {"type": "text"}, "reply": "\#(reply) {{text}}"}]}"#
    }

    @Test func theNextMessageFollowsTheSavedFile() async throws {
        let server = try await ServerUnderTest(rules: Self.rules("old"))
        #expect(try await server.post(WebhookBodies.messenger("a", id: "1")).status == 200)
        #expect(try await server.waitForMessages(1).last?.messageText == "old a")
        try server.saveRules(Self.rules("new"))
        let line = try #require(await server.program.errors.first { $0.contains("rules are live") })
        #expect(line.contains("generation=2"))
        #expect(line.contains("sha256="))
        #expect(line.contains("rules=1"))
        #expect(line.contains("ms="))
        #expect(try await server.post(WebhookBodies.messenger("b", id: "2")).status == 200)
        #expect(try await server.waitForMessages(2).last?.messageText == "new b")
        #expect(await server.stop() == 0)
    }

    @Test func aBrokenSaveKeepsTheLastGoodRulesAndSaysWhere() async throws {
        let server = try await ServerUnderTest(rules: Self.rules("good"))
        try server.saveRules(#"{"rules": [{"id": "all", "repy": "x"}]}"#)
        let line = try #require(await server.program.errors.first { $0.contains("rules were refused") })
        #expect(line.contains("rules/rules.json:1:26"))
        _ = try #require(await server.program.errors.first { $0.contains("did you mean") && $0.contains("reply") })
        #expect(try await server.post(WebhookBodies.messenger("a", id: "1")).status == 200)
        #expect(try await server.waitForMessages(1).last?.messageText == "good a")
        try server.saveRules(Self.rules("better"))
        _ = try #require(await server.program.errors.first { $0.contains("generation=2") })
        #expect(try await server.post(WebhookBodies.messenger("b", id: "2")).status == 200)
        #expect(try await server.waitForMessages(2).last?.messageText == "better b")
        #expect(await server.stop() == 0)
    }

    @Test func deletedAndWrittenAgain() async throws {
        let server = try await ServerUnderTest(rules: Self.rules("one"))
        let file = server.folder.appendingPathComponent("rules/rules.json")
        try FileManager.default.removeItem(at: file)
        _ = try #require(await server.program.errors.first { $0.contains("rules cannot be read") })
        try Data(Self.rules("two").utf8).write(to: file)
        _ = try #require(await server.program.errors.first { $0.contains("generation=2") })
        #expect(try await server.post(WebhookBodies.messenger("a", id: "1")).status == 200)
        #expect(try await server.waitForMessages(1).last?.messageText == "two a")
        #expect(await server.stop() == 0)
    }

    @Test func hangUpReadsTheRulesAgain() async throws {
        let server = try await ServerUnderTest(rules: Self.rules("one"), arguments: ["--log-level", "debug"])
        server.program.signal(SIGHUP)
        let line = await server.program.errors.first {
            $0.contains("rules are unchanged") && $0.contains("trigger=signal")
        }
        #expect(line != nil)
        #expect(await server.stop() == 0)
    }

    @Test("case 41: no message is lost or mixed while the rules change")
    func noMessageIsLostOrMixedWhileTheRulesChange() async throws {
        let server = try await ServerUnderTest(
            rules: Self.rules("v0"),
            environment: ["REPLYD_LOOP_LIMIT": "100000/1m"]
        )
        let messages = 300
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                for version in 1...20 {
                    try server.saveRules(Self.rules("v\(version)"))
                    _ = await server.program.errors.first { $0.contains("generation=\(version + 1) ") }
                    let body = WebhookBodies.messenger("after\(version)", id: "after\(version)", from: "after")
                    let answer = try await server.post(body)
                    #expect(answer.status == 200)
                    // Answered before the next save, so that it can only be by this version.
                    _ = try await server.graph.waitForRequests { $0.messageText == "v\(version) after\(version)" }
                }
            }
            for lane in 0..<4 {
                group.addTask {
                    for number in stride(from: lane, to: messages, by: 4) {
                        let body = WebhookBodies.messenger("m\(number)", id: "id\(number)", from: "\(number % 10)")
                        let answer = try await server.post(body)
                        #expect(answer.status == 200)
                    }
                }
            }
            try await group.waitForAll()
        }
        let all = messages + 20
        let texts = try await server.waitForMessages(all).compactMap(\.messageText)
        #expect(Set(texts.compactMap { $0.split(separator: " ").last }).count == all)
        #expect(texts.allSatisfy { $0.firstMatch(of: /^v([0-9]|1[0-9]|20) (m|after)\d+$/) != nil })
        #expect(await server.stop() == 0)
        #expect(server.graph.requests().count { $0.path.hasSuffix("/messages") } == all, "and none twice")
    }
}
