import Foundation
import JSON
import LoopbackServer
import Testing

/// What anyone who can reach the port may try, against the built server.
@Suite(.timeLimit(.minutes(2))) struct WebhookDoorTests {
    static let rules = #"{"rules": [{"id": "echo", "when": {"type": "text"}, "reply": "{{text}}"}]}"#

    @Test func onlyMetasSignatureOpens() async throws {
        let server = try await ServerUnderTest(rules: Self.rules)
        let body = WebhookBodies.messenger("hi")
        let good = ServerUnderTest.signature(of: body, secret: Canaries.appSecret)
        let bad = [
            "",
            "sha256=",
            good.uppercased(),
            "sha1=" + good.dropFirst(7),
            "sha256=" + good,
            String(good.dropLast()) + (good.hasSuffix("0") ? "1" : "0"),
            ServerUnderTest.signature(of: body + " ", secret: Canaries.appSecret),
            ServerUnderTest.signature(of: body, secret: "some other secret"),
        ]
        var bodies: Set<String> = []
        for signature in bad {
            let answer = try await server.post(body, headers: ["X-Hub-Signature-256": signature])
            #expect(answer.status == 403, "\(signature)")
            bodies.insert(answer.body)
        }
        #expect(bodies == ["Forbidden\n"], "one answer for every failure")
        #expect(try await server.post(body).status == 200)
        _ = try await server.waitForMessages()
        #expect(await server.stop() == 0)
        #expect(server.graph.requests().count { $0.path.hasSuffix("/messages") } == 1)
    }

    @Test func anyConfiguredSecretMaySign() async throws {
        let secrets = Canaries.file + "INSTAGRAM_APP_SECRET=canary-instagram-app-secret-91\n"
        let server = try await ServerUnderTest(rules: Self.rules, secrets: secrets)
        let body = WebhookBodies.instagram("hi")
        #expect(try await server.post(body, secret: "canary-instagram-app-secret-91").status == 200)
        #expect(try await server.post(body, secret: Canaries.appSecret).status == 200)
        #expect(await server.stop() == 0)
    }

    @Test func verificationGivesTheChallengeBack() async throws {
        let server = try await ServerUnderTest(rules: Self.rules)
        func verify(_ token: String, _ challenge: String, mode: String = "subscribe") async throws -> (Int, String) {
            let query = "hub.mode=\(mode)&hub.verify_token=\(token)&hub.challenge=\(challenge)"
            let answer = try await server.get("/webhook?\(query)")
            return (answer.status, answer.body)
        }
        #expect(try await verify(Canaries.verifyToken, "1158201444") == (200, "1158201444"))
        #expect(try await verify(Canaries.verifyToken, "%3Cscript%3E") == (200, "<script>"))
        #expect(try await verify("wrong-token", "1").0 == 403)
        #expect(try await verify(Canaries.verifyToken, "1", mode: "unsubscribe").0 == 403)
        #expect(try await verify(Canaries.verifyToken, "a%0D%0Ab").0 == 400)
        #expect(try await verify(Canaries.verifyToken, String(repeating: "a", count: 257)).0 == 400)
        #expect(try await server.get("/webhook").status == 403)
        #expect(try await server.get("/webhook/whatsapp").status == 403)
        #expect(await server.stop() == 0)
        #expect(!server.program.errors.all.contains { $0.contains("hub.challenge=") })
    }

    @Test func largeBodiesAreRefusedBeforeTheyAreRead() async throws {
        let server = try await ServerUnderTest(rules: Self.rules)
        let announced = try await RawConnection(port: server.webhookPort)
            .exchange(
                "POST /webhook HTTP/1.1\r\nHost: x\r\nContent-Length: 4194305\r\n\r\n"
            )
        #expect(announced.status == 413)
        let chunk = "10000\r\n" + String(repeating: "x", count: 0x10000) + "\r\n"
        let chunked = try await RawConnection(port: server.webhookPort)
            .exchange(
                "POST /webhook HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
                    + String(repeating: chunk, count: 65)
            )
        #expect(chunked.status == 413)
        #expect(await server.stop() == 0)
    }

    @Test func nothingIsInflated() async throws {
        let server = try await ServerUnderTest(rules: Self.rules)
        for encoding in ["gzip", "br", "deflate", "x-unknown"] {
            let answer = try await server.post("{}", headers: ["Content-Encoding": encoding])
            #expect(answer.status == 415)
        }
        #expect(await server.stop() == 0)
    }

    @Test func twoLengthsInOneRequestAreRefused() async throws {
        let server = try await ServerUnderTest(rules: Self.rules)
        let answer = try await RawConnection(port: server.webhookPort)
            .exchange(
                "POST /webhook HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
            )
        #expect(answer.status == 400)
        #expect(await server.stop() == 0)
    }

    /// A client that waits for the word to go on gets it before it has sent anything of the body.
    @Test func expectContinueIsAnswered() async throws {
        let server = try await ServerUnderTest(rules: Self.rules)
        let answer = try await RawConnection(port: server.webhookPort)
            .exchange(
                "POST /webhook HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 10\r\n\r\n",
                until: { $0.contains("\r\n\r\n") }
            )
        #expect(answer.text.hasPrefix("HTTP/1.1 100"))
        #expect(await server.stop() == 0)
    }

    /// Bodies that no JSON parser takes, or that hold nothing that we know: Meta is answered 200, nothing falls over.
    @Test func poisonIsAcknowledgedAndTheServerGoesOn() async throws {
        let server = try await ServerUnderTest(rules: Self.rules)
        let poison = [
            "", "{}", "[]", "null", "{", "not json", "\u{0}",
            #"{"object":"page","entry":[{"messaging":[{"message":{"text":"hi \ud83d"}}]}]}"#,
            #"{"object":"page","entry":{"a":[1e400,123456789012345678901234567890]}}"#,
            #"{"object":"page","entry":["# + Array(repeating: "{}", count: 20_000).joined(separator: ",") + "]}",
            String(repeating: "[", count: 10_000) + String(repeating: "]", count: 10_000),
            String(repeating: #"{"a":"#, count: 10_000),
            #"{"object":7,"entry":"x"}"#,
            #"{"object":"instagram","entry":[{"id":{},"messaging":[{"sender":5,"message":{"text":[]}}]}]}"#,
            #"{"object":"new_product","entry":[{"id":"1","changes":[{"field":"unheard_of","value":true}]}]}"#,
        ]
        for body in poison {
            #expect(try await server.post(body).status == 200, "\(body.prefix(60))")
        }
        #expect(try await server.post(WebhookBodies.messenger("still here", id: "last")).status == 200)
        let messages = try await server.waitForMessages()
        #expect(messages.last?.messageText == "still here")
        let headers = ["Authorization": "Bearer \(Canaries.adminToken)"]
        let status = try await server.get("/status", admin: true, headers: headers)
        let counts = try JSONValue.parse(Array(status.body.utf8))["counts"]
        #expect(counts?["webhooks_unparsed"]?.integer == 6)
        #expect(counts?["webhooks_repaired"]?.integer == 2)
        #expect(await server.stop() == 0)
    }

    @Test func halfAnEmojiIsRepairedAndAnswered() async throws {
        let server = try await ServerUnderTest(rules: Self.rules)
        #expect(try await server.post(WebhookBodies.messenger(#"hi \ud83d"#)).status == 200)
        #expect(try await server.waitForMessages().first?.messageText == "hi \u{FFFD}")
        #expect(await server.stop() == 0)
    }

    @Test func pagesForMeta() async throws {
        let rules =
            #"{"settings": {"business": {"name": "A<b>", "contact": "me@acme.example"}}, "#
            + #""rules": [{"id": "a", "reply": "b"}]}"#
        let server = try await ServerUnderTest(rules: rules)
        let root = try await server.get("/")
        #expect(try JSONValue.parse(Array(root.body.utf8))["status"] == "healthy")
        #expect(try await server.get("/health/live").status == 200)
        #expect(try await server.get("/health/ready").status == 200)
        for path in ["/privacy-policy", "/terms-of-service"] {
            let page = try await server.get(path)
            #expect(page.status == 200)
            #expect(page.body.contains("A&lt;b&gt;"))
            #expect(page.body.contains("mailto:me@acme.example"))
            #expect(!page.body.contains("A<b>"))
        }
        #expect(try await server.get("/nothing-here").status == 404)
        let head = try await RawConnection(port: server.webhookPort).request("HEAD", "/", headers: [:], body: nil)
        #expect(head.status == 200)
        #expect(await server.stop() == 0)
    }
}
