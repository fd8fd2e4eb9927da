import Foundation
import GRDB
import LoopbackServer
import Testing

/// A disk that is full, and a database that another program holds: the built server stops acknowledging, says why, and goes
/// on by itself.
@Suite(.timeLimit(.minutes(3))) struct StorageFaultTests {
    private static let rules = """
        {"rules": [{"id": "echo", "when": {"type": "text"}, "reply": "{{text}}"}]}
        """

    @Test("a full disk", .enabled(if: ServerUnderTest.hasNameSpaces))
    func fullDisk() async throws {
        let server = try await ServerUnderTest(
            rules: Self.rules,
            environment: ["REPLYD_LOOP_LIMIT": "100000/1m"],
            setup: "mkdir data; mount -t tmpfs -o size=2m,mode=700 tmpfs data"
        )
        #expect(try await server.post(WebhookBodies.messenger("before", id: "0")).status == 200)
        _ = try await server.waitForMessages()
        // The folder as the server sees it.
        let data = "/proc/\(server.program.processID)/root\(server.folder.path)/data"
        let filler = try RunningProgram(
            ["-c", "cat /dev/zero > full"],
            folder: URL(fileURLWithPath: data),
            executable: URL(fileURLWithPath: "/bin/sh")
        )
        try #require(await filler.exitCode() != 0)
        try await expectRefusalAndRecovery(of: server, because: "the disk of the data folder is full") {
            try FileManager.default.removeItem(atPath: data + "/full")
        }
    }

    @Test("a database that another program has locked")
    func locked() async throws {
        let server = try await ServerUnderTest(
            rules: Self.rules,
            environment: ["REPLYD_LOOP_LIMIT": "100000/1m"]
        )
        #expect(try await server.post(WebhookBodies.messenger("before", id: "0")).status == 200)
        _ = try await server.waitForMessages()
        var configuration = Configuration()
        configuration.allowsUnsafeTransactions = true
        configuration.busyMode = .timeout(10)
        let path = server.folder.appendingPathComponent("data/journal.sqlite").path
        let intruder = try DatabaseQueue(path: path, configuration: configuration)
        try await intruder.writeWithoutTransaction { try $0.execute(sql: "BEGIN IMMEDIATE") }
        try await expectRefusalAndRecovery(of: server, because: "another program has locked the database") {
            try await intruder.writeWithoutTransaction { try $0.execute(sql: "ROLLBACK") }
        }
        try intruder.close()
    }

    /// Posts until webhooks are refused, mends, and posts what was refused again: each is answered once.
    private func expectRefusalAndRecovery(
        of server: ServerUnderTest,
        because reason: String,
        mend: () async throws -> Void
    ) async throws {
        var accepted = ["before"]
        var refused: [String] = []
        // What little room is left takes some.
        for number in 1...200 where refused.count < 3 {
            let answer = try await server.post(WebhookBodies.messenger("\(number)", id: "\(number)"))
            switch answer.status {
            case 200: accepted.append("\(number)")
            case 503: refused.append("\(number)")
            default: Issue.record("\(answer.status)")
            }
        }
        try #require(refused.count == 3)
        let line = try #require(await server.program.errors.first { $0.contains("nothing can be stored") })
        #expect(line.contains(reason))
        #expect(try await server.get("/health/ready").status == 503)
        #expect(try await server.get("/health/live").status == 200)
        try await mend()
        _ = try #require(await server.program.errors.first { $0.contains("storing works again") })
        #expect(try await server.get("/health/ready").status == 200)
        for text in refused {
            #expect(try await server.post(WebhookBodies.messenger(text, id: text)).status == 200)
        }
        let messages = try await server.waitForMessages(accepted.count + refused.count)
        #expect(messages.compactMap(\.messageText).sorted() == (accepted + refused).sorted())
        #expect(await server.stop() == 0)
    }
}
