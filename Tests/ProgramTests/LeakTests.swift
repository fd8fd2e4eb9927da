import Foundation
import LoopbackServer
import Testing

/// No secret leaves the built server in anything that it writes, at the most talkative level, while all goes wrong.
@Suite(.timeLimit(.minutes(2))) struct LeakTests {
    @Test func nothingWrittenHoldsASecret() async throws {
        // The services answer with everything that they were sent, as careless error messages do.
        let echo: @Sendable (RecordedRequest) -> ScriptedResponse = { request in
            let headers = request.headers.map { "\($0.name): \($0.value)" }.joined(separator: "; ")
            let text = "\(request.path)?\(request.query ?? "") \(headers)".replacingOccurrences(of: "\"", with: "'")
            return .json(#"{"error":{"message":"\#(text)","type":"OAuthException","code":190}}"#, status: 401)
        }
        let server = try await ServerUnderTest(
            rules: EndToEndTests.rules,
            arguments: ["--log-level", "trace"],
            graph: { echo($0) },
            ai: { echo($0) }
        )
        let status = ["Authorization": "Bearer \(Canaries.adminToken)"]
        var answers: [String] = []
        answers.append(try await server.post(WebhookBodies.messenger("why?", id: "1")).body)
        answers.append(try await server.post(WebhookBodies.messenger("price \(Canaries.pageToken)", id: "2")).body)
        answers.append(try await server.post(WebhookBodies.instagram("why?", id: "3")).body)
        answers.append(try await server.post(WebhookBodies.whatsapp("price", id: "4")).body)
        answers.append(try await server.post(WebhookBodies.whatsapp("price", id: "5"), secret: "wrong").body)
        answers.append(
            try await server.get("/webhook?hub.mode=subscribe&hub.verify_token=\(Canaries.verifyToken)&hub.challenge=1")
                .body
        )
        answers.append(
            try await server.get("/webhook?hub.mode=subscribe&hub.verify_token=\(Canaries.adminToken)&hub.challenge=1")
                .body
        )
        answers.append(try await server.get("/status", admin: true, headers: status).body)
        answers.append(try await server.get("/status?token=\(Canaries.adminToken)", admin: true).body)
        try server.saveRules(
            #"{"rules": [{"id": "a", "reply": "\#(Canaries.pageToken)", "oops": "\#(Canaries.openAIKey)"}]}"#
        )
        _ = try #require(await server.program.errors.first { $0.contains("rules were refused") })
        answers.append(try await server.get("/status", admin: true, headers: status).body)
        let code = await server.stop()
        #expect(code == 0)
        let written = (server.program.errors.all + server.program.output.all + answers).joined(separator: "\n")
        #expect(written.contains("error 190"), "the errors themselves are told")
        for secret in Canaries.all {
            for form in Self.forms(of: secret) {
                #expect(!written.contains(form), "\(secret.prefix(12))… as \(form.prefix(6))…")
            }
        }
        #expect(!server.ai.requests().isEmpty)
        let urls = server.graph.requests().map { "\($0.path)?\($0.query ?? "")" }.joined(separator: "\n")
        #expect(Canaries.all.allSatisfy { !urls.contains($0) }, "no token in a URL")
    }

    /// A reply that would tell a secret to a customer is not sent.
    @Test func aReplyWithASecretIsNotSent() async throws {
        let rules = #"{"rules": [{"id": "echo", "when": {"type": "text"}, "reply": "{{text}}"}]}"#
        let server = try await ServerUnderTest(rules: rules)
        #expect(try await server.post(WebhookBodies.messenger("a \(Canaries.pageToken) b", id: "1")).status == 200)
        #expect(try await server.post(WebhookBodies.messenger("harmless", id: "2")).status == 200)
        #expect(try await server.waitForMessages(1).map(\.messageText) == ["harmless"])
        #expect(await server.stop() == 0)
        #expect(server.program.errors.all.contains { $0.contains("holds one of this server's secrets") })
    }

    private static func forms(of secret: String) -> [String] {
        [
            secret,
            Data(secret.utf8).base64EncodedString(),
            secret.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? secret,
            String(secret.prefix(16)),
        ]
    }
}
