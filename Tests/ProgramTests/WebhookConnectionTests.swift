import Foundation
import GRDB
import JSON
import LoopbackServer
import Testing

/// How connections on which webhooks come are dealt with: their order, their end, what is half, and a stop in between.
@Suite(.timeLimit(.minutes(2))) struct WebhookConnectionTests {
    private static let rules = #"{"rules": [{"id": "echo", "when": {"type": "text"}, "reply": "{{text}}"}]}"#

    private static func webhook(_ text: String, headers: String = "", chunked: Bool = false) -> String {
        let body = WebhookBodies.messenger(text, id: text)
        let signature = ServerUnderTest.signature(of: body, secret: Canaries.appSecret)
        let head = "POST /webhook HTTP/1.1\r\nHost: x\r\nX-Hub-Signature-256: \(signature)\r\n\(headers)"
        guard chunked else { return head + "Content-Length: \(body.utf8.count)\r\n\r\n" + body }
        let pieces = body.map { "1\r\n\($0)\r\n" }.joined()
        return head + "Transfer-Encoding: chunked\r\n\r\n" + pieces + "0\r\n\r\n"
    }

    private static func statuses(_ text: String) -> [String] {
        text.matches(of: /HTTP\/1\.1 ([0-9]{3})/).map { String($0.1) }
    }

    @Test("requests that come at once are answered in their order, webhooks and others")
    func pipelined() async throws {
        let server = try await ServerUnderTest(rules: Self.rules)
        let bad = "POST /webhook HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n{}"
        let other = "GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n"
        let unknown = "POST /nowhere HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc"
        let all = [
            Self.webhook("1"), other, Self.webhook("2"), Self.webhook("3", chunked: true), bad, unknown, other,
            Self.webhook("4"),
        ]
        let answer = try await RawConnection(port: server.webhookPort)
            .exchange(all.joined(), until: { Self.statuses($0).count == 8 && $0.hasSuffix("OK\n") })
        #expect(Self.statuses(answer.text) == ["200", "200", "200", "200", "403", "404", "200", "200"])
        let messages = try await server.waitForMessages(4)
        #expect(messages.map(\.messageText) == ["1", "2", "3", "4"])
        #expect(await server.stop() == 0)
    }

    @Test("a connection that is to be closed is, after the answer")
    func close() async throws {
        let server = try await ServerUnderTest(rules: Self.rules)
        let answer = try await RawConnection(port: server.webhookPort)
            .exchange(Self.webhook("1", headers: "Connection: close\r\n"), until: { _ in false })
        #expect(Self.statuses(answer.text) == ["200"])
        #expect(answer.text.lowercased().contains("connection: close"))
        #expect(await server.stop() == 0)
    }

    @Test("who closes its own side gets its answers all the same")
    func halfClosed() async throws {
        let server = try await ServerUnderTest(rules: Self.rules)
        let answer = try await RawConnection(port: server.webhookPort)
            .exchange(Self.webhook("1") + Self.webhook("2"), halfCloses: true, until: { _ in false })
        #expect(Self.statuses(answer.text) == ["200", "200"])
        #expect(await server.stop() == 0)
    }

    @Test("half a body is no webhook")
    func cutOff() async throws {
        let server = try await ServerUnderTest(rules: Self.rules)
        let whole = Self.webhook("1")
        let answer = try await RawConnection(port: server.webhookPort)
            .exchange(String(whole.dropLast(10)), halfCloses: true, until: { _ in false })
        #expect(Self.statuses(answer.text) != ["200"])
        #expect(try await server.post(WebhookBodies.messenger("2", id: "2")).status == 200)
        #expect(try await server.waitForMessages().map(\.messageText) == ["2"])
        #expect(await server.stop() == 0)
    }

    @Test("what is not HTTP in a body is refused, and the connection closed")
    func malformed() async throws {
        let server = try await ServerUnderTest(rules: Self.rules)
        let answer = try await RawConnection(port: server.webhookPort)
            .exchange(
                "POST /webhook HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\nrubbish\r\n",
                until: { _ in false }
            )
        #expect(Self.statuses(answer.text) == ["400"])
        #expect(await server.stop() == 0)
    }

    @Test("who is refused while it still sends reads the refusal")
    func refusedWhileSending() async throws {
        let server = try await ServerUnderTest(rules: Self.rules)
        let size = 8 * 1024 * 1024
        let answer = try await RawConnection(port: server.webhookPort)
            .exchange(
                "POST /webhook HTTP/1.1\r\nHost: x\r\nContent-Length: \(size)\r\n\r\n"
                    + String(repeating: "x", count: size),
                until: { _ in false }
            )
        #expect(Self.statuses(answer.text) == ["413"])
        #expect(await server.stop() == 0)
    }

    @Test("a stop waits for the answer to a webhook that is being stored")
    func stop() async throws {
        let server = try await ServerUnderTest(rules: Self.rules)
        var configuration = Configuration()
        configuration.allowsUnsafeTransactions = true
        configuration.busyMode = .timeout(10)
        let path = server.folder.appendingPathComponent("data/journal.sqlite").path
        let intruder = try DatabaseQueue(path: path, configuration: configuration)
        try await intruder.writeWithoutTransaction { try $0.execute(sql: "BEGIN IMMEDIATE") }
        async let answer = server.post(WebhookBodies.messenger("1", id: "1"))
        // It is in work as soon as it is counted.
        while try await server.status()["queue"]?["webhooks"]?.integer == 0,
            !server.program.errors.all.contains(where: { $0.contains("nothing can be stored") })
        {}
        server.program.signal(SIGTERM)
        try await intruder.writeWithoutTransaction { try $0.execute(sql: "ROLLBACK") }
        try intruder.close()
        let status = try await answer.status
        // Another program's lock is waited for a second; then the platform is told to come again.
        #expect(status == 200 || status == 503)
        #expect(await server.stopProgram() == 0)
        #expect(server.graph.requests().count { $0.messageText == "1" } == (status == 200 ? 1 : 0))
        _ = await server.stop()
    }
}
