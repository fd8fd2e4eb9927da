import Foundation
import JSON
import LoopbackServer
import Testing

/// Who gets to the admin pages of the built server, and who does not.
@Suite(.timeLimit(.minutes(2))) struct AdminDoorTests {
    private static let pages = [("GET", "/status"), ("GET", "/metrics"), ("POST", "/reload")]

    private func request(
        _ server: ServerUnderTest,
        _ method: String,
        _ path: String,
        host: String? = nil,
        headers: [String: String] = [:]
    ) async throws -> RawConnection.Answer {
        var lines = [
            "\(method) \(path) HTTP/1.1", "Host: \(host ?? "127.0.0.1:\(server.adminPort)")", "Connection: close",
        ]
        lines += headers.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }
        if method == "POST" { lines.append("Content-Length: 0") }
        return try await RawConnection(port: server.adminPort)
            .exchange(lines.joined(separator: "\r\n") + "\r\n\r\n") { _ in false }
    }

    @Test func onlyTheBearerTokenOpens() async throws {
        let server = try await ServerUnderTest(rules: ReloadTests.rules("one"))
        for (method, path) in Self.pages {
            #expect(try await request(server, method, path).status == 401)
            let query = "\(path)?token=\(Canaries.adminToken)&access_token=\(Canaries.adminToken)"
            #expect(try await request(server, method, query).status == 401)
            #expect(try await server.admin(path, method: method).status == 200)
        }
        let basic = ["Authorization": "Basic \(Canaries.adminToken)"]
        #expect(try await request(server, "GET", "/status", headers: basic).status == 401)
        #expect(try await server.admin("/reload").status == 404, "a GET never changes anything")
        #expect(try await server.get("/status").status == 404, "nor does the public listener show anything")
        #expect(await server.stop() == 0)
    }

    @Test func withoutATokenThereAreNoAdminPages() async throws {
        let secrets = Canaries.file.replacingOccurrences(of: "ADMIN_TOKEN=\(Canaries.adminToken)", with: "")
        let server = try await ServerUnderTest(rules: ReloadTests.rules("one"), secrets: secrets)
        for (method, path) in Self.pages {
            for token in ["", Canaries.adminToken] {
                #expect(try await server.admin(path, method: method, token: token).status == 404)
            }
        }
        #expect(await server.stop() == 0)
    }

    @Test func anotherHostOrAnotherPageIsRefused() async throws {
        let server = try await ServerUnderTest(rules: ReloadTests.rules("one"))
        let token = ["Authorization": "Bearer \(Canaries.adminToken)"]
        for (method, path) in Self.pages {
            for host in ["evil.example", "evil.example:\(server.adminPort)", "127.0.0.1.evil.example", "10.0.0.1"] {
                #expect(try await request(server, method, path, host: host, headers: token).status == 421)
            }
            for host in ["localhost", "LOCALHOST:1", "[::1]:\(server.adminPort)", "127.0.0.1"] {
                #expect(try await request(server, method, path, host: host, headers: token).status == 200)
            }
            for origin in ["https://evil.example", "null", "http://127.0.0.1:1"] {
                let headers = token.merging(["Origin": origin, "Content-Type": "text/plain"]) { $1 }
                let answer = try await request(server, method, path, headers: headers)
                #expect(answer.status == 403)
                #expect(!answer.text.lowercased().contains("access-control"))
            }
            let own = token.merging(["Origin": "http://127.0.0.1:\(server.adminPort)"]) { $1 }
            #expect(try await request(server, method, path, headers: own).status == 200)
        }
        let upgrade = token.merging(["Origin": "https://evil.example", "Upgrade": "websocket"]) { $1 }
        #expect(try await request(server, "GET", "/status", headers: upgrade).status == 403)
        #expect(await server.stop() == 0)
    }

    @Test func whoGuessesIsLockedOutAndToldOnce() async throws {
        let server = try await ServerUnderTest(rules: ReloadTests.rules("one"))
        var answers: [Int] = []
        for guess in 0..<300 {
            answers.append(try await server.admin("/status", token: "wrong-token-number-\(guess)-xxxxxx").status)
        }
        #expect(answers.prefix(10).allSatisfy { $0 == 401 })
        #expect(answers.dropFirst(10).allSatisfy { $0 == 429 })
        #expect(try await server.admin("/status").status == 429, "also with the right token")
        #expect(await server.stop() == 0)
        #expect(server.program.errors.all.count { $0.contains("admin pages: ") } == 2)
    }

    @Test func reloadAnswersWithTheVerdict() async throws {
        let server = try await ServerUnderTest(rules: ReloadTests.rules("one"))
        let unchanged = try JSONValue.parse(Array(try await server.admin("/reload", method: "POST").body.utf8))
        #expect(unchanged["outcome"] == "unchanged")
        #expect(unchanged["generation"]?.integer == 1)
        try server.saveRules(ReloadTests.rules("two"))
        let loaded = try JSONValue.parse(Array(try await server.admin("/reload", method: "POST").body.utf8))
        #expect(loaded["generation"]?.integer == 2)
        let file = try Data(contentsOf: server.folder.appendingPathComponent("rules/rules.json"))
        #expect(loaded["sha256"]?.string?.count == 64)
        #expect(try await server.status()["rules"]?["sha256"] == loaded["sha256"])
        #expect(String(decoding: file, as: UTF8.self).contains("two"))

        // What `check --format json` prints, byte for byte.
        try server.saveRules(#"{"rules": [{"id": "a", "repy": "b"}, {"id": "a", "reply": "{{nme}}"}]}"#)
        let refused = try await server.admin("/reload", method: "POST")
        #expect(refused.status == 422)
        let check = try RunningProgram(["check", "--format", "json"], folder: server.folder)
        #expect(await check.exitCode() == 1)
        #expect(refused.body == check.output.all.map { $0 + "\n" }.joined())
        let status = try await server.status()["rules"]
        #expect(status?["state"] == "degraded")
        #expect(status?["diagnostics"]?.array?.count == check.output.all.count)
        #expect(status?["generation"]?.integer == 2)

        try FileManager.default.removeItem(at: server.folder.appendingPathComponent("rules/rules.json"))
        let unreadable = try await server.admin("/reload", method: "POST")
        #expect(unreadable.status == 422)
        #expect(try JSONValue.parse(Array(unreadable.body.utf8))["code"] == "unreadable")
        #expect(await server.stop() == 0)
    }

    @Test("case 38: SIGHUP, callers and a saved file together: each caller gets the verdict that saw its change")
    func manyCallers() async throws {
        let server = try await ServerUnderTest(rules: ReloadTests.rules("v1"))
        for version in 2...6 {
            let text = version % 2 == 0 ? ReloadTests.rules("v\(version)") : #"{"rules": "none"}"#
            try server.saveRules(text)
            server.program.signal(SIGHUP)
            let answers = try await withThrowingTaskGroup(of: RawConnection.Answer.self) { group in
                for _ in 0..<10 { group.addTask { try await server.admin("/reload", method: "POST") } }
                var answers: [RawConnection.Answer] = []
                for try await answer in group { answers.append(answer) }
                return answers
            }
            #expect(answers.allSatisfy { $0.status == (version % 2 == 0 ? 200 : 422) })
        }
        #expect(try await server.status()["rules"]?["generation"]?.integer == 4)
        #expect(await server.stop() == 0)
    }

    @Test func metricsTellWhatHappened() async throws {
        let rules = """
            {"ai": {"model": "m", "instructions": "i", "on_error": "later"}, "rules": [
              {"id": "prices", "when": {"text": "price"}, "reply": "from 5"},
              {"id": "quiet", "when": {"text": "thanks"}, "silent": true}],
              "otherwise": [{"id": "rest", "when": {"type": "text"}, "ai": true}]}
            """
        let server = try await ServerUnderTest(rules: rules)
        for (number, text) in ["price", "price", "thanks", "why?"].enumerated() {
            #expect(try await server.post(WebhookBodies.messenger(text, id: "\(number)")).status == 200)
        }
        _ = try await server.post(WebhookBodies.messenger("x", id: "9"), secret: "wrong")
        _ = try await server.waitForMessages(3)
        try server.saveRules("{}")
        _ = try await server.admin("/reload", method: "POST")
        // The last send is counted a moment after the Graph API has answered it.
        var page = try await server.admin("/metrics")
        while !page.body.contains(#"replyd_sends_total{platform="messenger",outcome="sent"} 3"#) {
            page = try await server.admin("/metrics")
        }
        #expect(page.text.contains("text/plain; version=0.0.4"))
        let lines = Set(page.body.split(separator: "\n").map(String.init))
        for line in [
            #"replyd_webhooks_total{outcome="accepted"} 4"#,
            #"replyd_webhooks_total{outcome="bad_signature"} 1"#,
            #"replyd_messages_total{platform="messenger",type="text"} 4"#,
            #"replyd_decisions_total{rule="prices",action="reply"} 2"#,
            #"replyd_decisions_total{rule="quiet",action="silent"} 1"#,
            #"replyd_decisions_total{rule="rest",action="ai"} 1"#,
            #"replyd_ai_calls_total{outcome="answered"} 1"#,
            #"replyd_rules_reload_total{trigger="request",outcome="refused"} 1"#,
            #"replyd_rules_reload_total{trigger="start",outcome="unchanged"} 1"#,
            "replyd_rules_last_reload_successful 0", "replyd_secrets_last_reload_successful 1",
            "replyd_rules_generation 1", "# TYPE replyd_rules_reload_duration_seconds histogram",
            "# TYPE replyd_queue_depth gauge", #"replyd_queue_depth{queue="webhooks"} 0"#,
        ] { #expect(lines.contains(line), "\(line)") }
        #expect(lines.contains { $0.hasPrefix("replyd_rules_last_reload_success_timestamp_seconds 1") })
        #expect(lines.count { $0.hasPrefix("replyd_rules_info{sha256=") } == 1)
        #expect(lines.allSatisfy { $0.hasPrefix("# ") || $0.hasPrefix("replyd_") })
        #expect(await server.stop() == 0)
    }
}
