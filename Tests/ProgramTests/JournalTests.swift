import Foundation
import JSON
import LoopbackServer
import Testing

/// The journal of the built server: across a restart, under its commands, and on a disk that takes nothing.
@Suite(.timeLimit(.minutes(2))) struct JournalTests {
    private static let rules = """
        {"rules": [{"id": "echo", "when": {"type": "text"}, "reply": "You said {{text}}"}]}
        """

    private static func run(_ arguments: [String], in server: ServerUnderTest) async throws -> (
        code: Int32, text: String
    ) {
        let program = try RunningProgram(arguments, folder: server.folder)
        let code = await program.exitCode()
        return (code, (program.output.all + program.errors.all).joined(separator: "\n"))
    }

    @Test func theLogTellsWhatHappenedAndForgetErasesIt() async throws {
        let server = try await ServerUnderTest(rules: Self.rules)
        #expect(try await server.post(WebhookBodies.whatsapp("hello", id: "wamid.in")).status == 200)
        _ = try await server.waitForMessages()
        let status = """
            {"object":"whatsapp_business_account","entry":[{"id":"500","changes":[{"field":"messages","value":{\
            "metadata":{"phone_number_id":"\(Canaries.phoneNumberID)"},"statuses":[{"id":"wamid.sent",\
            "status":"failed","timestamp":"\(WebhookBodies.now / 1000)","recipient_id":"15550001111",\
            "errors":[{"code":131026}]}]}}]}]}
            """
        #expect(try await server.post(status, to: "/webhook/whatsapp").status == 200)
        var entry: JSONValue?
        for _ in 0..<100 where entry?["replies"]?[0]?["report"] != "failed" {
            let log = try await Self.run(["log", "--json", "--contact", "15550001111"], in: server)
            entry = try? JSONValue.parse(log.text)
        }
        #expect(entry?["text"] == "hello")
        #expect(entry?["rules"] == ["echo"])
        #expect(entry?["generation"] == 1)
        #expect(entry?["outcome"] == "reply")
        #expect(entry?["replies"]?[0]?["state"] == "sent")
        #expect(entry?["replies"]?[0]?["message_id"] == "wamid.sent")
        #expect(entry?["replies"]?[0]?["code"] == 131_026)
        let text = try await Self.run(["log", "--id", "wamid.sent"], in: server).text
        #expect(text.contains("reply by echo"))
        #expect(text.contains("cannot receive the message"))

        let forgotten = try await Self.run(["forget", "+1 555 000-1111"], in: server)
        #expect(forgotten.code == 0)
        #expect(forgotten.text.contains("1 messages received, 1 replies"))
        #expect(try await Self.run(["log"], in: server).text.contains("no such entry"))
        #expect(await server.stop() == 0)
    }

    @Test func backupIntegrityAndWrongFolders() async throws {
        let server = try await ServerUnderTest(rules: Self.rules)
        #expect(try await server.post(WebhookBodies.messenger("hello")).status == 200)
        _ = try await server.waitForMessages()
        #expect(try await Self.run(["backup", "copy.sqlite"], in: server).code == 0)
        #expect(try await Self.run(["backup", "copy.sqlite"], in: server).code == 2)
        #expect(try await Self.run(["integrity"], in: server).text == "The database is whole.")
        let missing = try await Self.run(["log", "--data", "elsewhere"], in: server)
        #expect(missing.code == 2)
        #expect(missing.text.contains("There is no database in “elsewhere”"))
        #expect(try await Self.run(["retry", "34"], in: server).code == 2)
        #expect(try await Self.run(["retry", "r99"], in: server).text.contains("nothing of this name"))
        let second = try await Self.run(["serve", "--port", "0", "--admin", "127.0.0.1:0"], in: server)
        #expect(second.code == 2)
        #expect(second.text.contains("uses the data folder"))
        #expect(await server.stop() == 0)
    }

    @Test func aDiskThatTakesNothingStopsTheAcknowledgingAndNothingElse() async throws {
        let server = try await ServerUnderTest(rules: Self.rules, environment: ["REPLYD_LOOP_LIMIT": "100000/1m"])
        #expect(try await server.post(WebhookBodies.messenger("first", id: "0")).status == 200)
        _ = try await server.waitForMessages()
        // As a full disk does, a limit on the size of files lets writes fail.
        try await Self.limitFiles(of: server, to: "4096")
        var accepted = ["You said first"]
        var refused: [Int] = []
        for number in 1...20 {
            let answer = try await server.post(WebhookBodies.messenger("\(number)", id: "\(number)"))
            if answer.status == 200 { accepted.append("You said \(number)") } else { refused.append(number) }
            #expect(answer.status == 200 || answer.status == 503)
        }
        #expect(!refused.isEmpty)
        #expect(try await server.get("/health/ready").status == 503)
        #expect(try await server.get("/health/live").status == 200)
        try await Self.limitFiles(of: server, to: "unlimited")
        while try await server.get("/health/ready").status != 200 { try await Task.sleep(for: .milliseconds(50)) }
        for number in refused {
            #expect(try await server.post(WebhookBodies.messenger("\(number)", id: "\(number)")).status == 200)
            accepted.append("You said \(number)")
        }
        let messages = try await server.waitForMessages(accepted.count)
        #expect(Set(messages.compactMap(\.messageText)) == Set(accepted))
        #expect(await server.stop() == 0)
    }

    private static func limitFiles(of server: ServerUnderTest, to bytes: String) async throws {
        let program = try RunningProgram(
            ["--pid", "\(server.program.processID)", "--fsize=\(bytes):unlimited"],
            folder: server.folder,
            executable: URL(fileURLWithPath: "/usr/bin/prlimit")
        )
        #expect(await program.exitCode() == 0)
    }

    @Test func anExpiredTokenHoldsTheRepliesOfItsAccountOnly() async throws {
        let server = try await ServerUnderTest(
            rules: Self.rules,
            graph: { request in
                guard request.path.contains(Canaries.phoneNumberID), request.path.hasSuffix("/messages") else {
                    return nil
                }
                return .json(#"{"error":{"message":"expired","code":190,"error_subcode":463}}"#, status: 401)
            }
        )
        for number in 1...3 {
            #expect(try await server.post(WebhookBodies.whatsapp("\(number)", id: "w\(number)")).status == 200)
        }
        _ = try #require(await server.program.errors.first { $0.contains("the account's replies wait until") })
        #expect(try await server.post(WebhookBodies.messenger("hello")).status == 200)
        let messages = try await server.graph.waitForRequests { $0.messageText == "You said hello" }
        #expect(messages.count == 1)
        let tried = server.graph.requests().filter { $0.path.contains(Canaries.phoneNumberID) }
        #expect(tried.count { $0.path.hasSuffix("/messages") } == 1, "one attempt tells enough")
        let log = try await Self.run(["log", "--json", "--contact", "15550001111"], in: server).text
        let states = try log.split(separator: "\n").map { try JSONValue.parse(String($0))["replies"]?[0]?["state"] }
        #expect(states == ["queued", "queued", "queued"], "nothing is lost")
        #expect(await server.stop() == 0)
    }
}
