import Foundation
import JSON
import LoopbackServer
import Testing

/// A platform that sends messages, and sends again what was not acknowledged, to a server that is killed and started again
/// on the same data folder.
///
/// Each contact's messages are numbered, and sent one after the other; the rules answer with the message's own text.
final class CrashHarness {
    /// What is wrong in the end; empty when every promise was kept.
    typealias Complaints = [String]

    private static let rules = """
        {"rules": [{"id": "echo", "when": {"type": "text"}, "reply": "{{text}}"}]}
        """
    private static let contacts = 8

    private let graph: LoopbackServer
    private let folder: URL
    private var random: SeededGenerator
    /// The number of each contact's message that is to be sent next.
    private var next = [Int](repeating: 1, count: CrashHarness.contacts)
    /// How often the server died.
    private(set) var deaths = 0

    init(seed: UInt64) async throws {
        graph = try await LoopbackServer.start { .graph($0, messageID: "m.out.\(UUID().uuidString)") }
        random = SeededGenerator(seed: seed)
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("replyd-crash-\(UUID().uuidString)")
        let manager = FileManager.default
        try manager.createDirectory(at: folder.appendingPathComponent("rules"), withIntermediateDirectories: true)
        try Data(Self.rules.utf8).write(to: folder.appendingPathComponent("rules/rules.json"))
        let secrets = folder.appendingPathComponent("secrets.env")
        try Data(Canaries.file.utf8).write(to: secrets)
        try manager.setAttributes([.posixPermissions: 0o600], ofItemAtPath: secrets.path)
    }

    /// Starts the server, lets the platform send, and kills it: at a named place, or after a while.
    func round(crashAt point: String?) async throws {
        let count = Int.random(in: 1...25, using: &random)
        let pause = Double.random(in: 0.02...0.6, using: &random)
        let program = try start(crashAt: point.map { "\($0):\(count)" })
        guard let port = await port(of: program) else {
            deaths += 1
            _ = await program.exitCode()
            return
        }
        let killer = Task {
            try await Task.sleep(for: .seconds(point == nil ? pause : 4))
            program.signal(SIGKILL)
        }
        await send(to: port, untilGone: true)
        try? await killer.value
        if await program.exitCode() == -1 { deaths += 1 }
    }

    /// Lets everything come to its end on a server that nobody kills.
    func settle() async throws -> Complaints {
        var program = try start(crashAt: nil)
        guard let port = await port(of: program) else {
            return ["the server does not start: \(program.errors.all.suffix(3))"]
        }
        await send(to: port, untilGone: false)
        try await waitUntilQuiet()
        program.signal(SIGTERM)
        guard await program.exitCode() == 0 else { return ["the server does not stop in order"] }
        // What was in hand at two crashes waits for an operator, who has it tried again.
        let aside = try await namesSetAside()
        for name in aside { _ = try await run(["retry", name]) }
        program = try start(crashAt: nil)
        _ = await self.port(of: program)
        try await waitUntilQuiet()
        program.signal(SIGTERM)
        guard await program.exitCode() == 0 else { return ["the server does not stop in order"] }
        let complaints = try await judge(retried: aside)
        await graph.stop()
        // What went wrong is to be looked at.
        if complaints.isEmpty { try? FileManager.default.removeItem(at: folder) }
        return complaints.isEmpty ? [] : complaints + ["see \(folder.path)"]
    }

    // MARK: - The platform

    private func send(to port: Int, untilGone: Bool) async {
        let firsts = next
        let results = await withTaskGroup(of: (Int, Int).self) { group in
            for contact in 0..<Self.contacts {
                group.addTask {
                    var number = firsts[contact]
                    let last = untilGone ? Int.max : number + 2
                    while number < last, await Self.post(contact, number, to: port) { number += 1 }
                    return (contact, number)
                }
            }
            return await group.reduce(into: [Int: Int]()) { $0[$1.0] = $1.1 }
        }
        for (contact, number) in results { next[contact] = number }
    }

    /// Sends a message until the server answers, or is gone.
    private static func post(_ contact: Int, _ number: Int, to port: Int) async -> Bool {
        let body = WebhookBodies.messenger("\(contact).\(number)", id: "m.\(contact).\(number)", from: "90\(contact)")
        let headers = [
            "X-Hub-Signature-256": ServerUnderTest.signature(of: body, secret: Canaries.appSecret),
            "Content-Type": "application/json",
        ]
        let answer = try? await RawConnection(port: port).request("POST", "/webhook", headers: headers, body: body)
        return answer?.status == 200
    }

    // MARK: - The server

    private func start(crashAt point: String?) throws -> RunningProgram {
        var environment = [
            "META_GRAPH_URL": graph.url, "INSTAGRAM_GRAPH_URL": graph.url, "REPLYD_LOOP_LIMIT": "1000000/1s",
            "SWIFT_BACKTRACE": "enable=no",
        ]
        environment["REPLYD_CRASH_AT"] = point
        return try RunningProgram(
            ["serve", "--port", "0", "--host", "127.0.0.1", "--admin", "127.0.0.1:0"],
            environment: environment,
            folder: folder
        )
    }

    private func port(of program: RunningProgram) async -> Int? {
        guard let line = await program.errors.first(where: { $0.contains("listening") }),
            let start = line.range(of: "webhooks=127.0.0.1:")
        else { return nil }
        return Int(line[start.upperBound...].prefix(while: \.isNumber))
    }

    private func run(_ arguments: [String]) async throws -> [String] {
        let program = try RunningProgram(arguments, folder: folder)
        _ = await program.exitCode()
        return program.output.all
    }

    /// Waits until no more replies come.
    private func waitUntilQuiet() async throws {
        var seen = -1
        var quiet = 0
        while quiet < 10 {
            try await Task.sleep(for: .milliseconds(200))
            let now = graph.requests().count
            quiet = now == seen ? quiet + 1 : 0
            seen = now
        }
    }

    // MARK: - The oracle

    private func log() async throws -> [JSONValue] {
        try await run(["log", "--json", "--limit", "1000000"]).map { try JSONValue.parse($0) }
    }

    /// The names of what an operator would try again.
    private func namesSetAside() async throws -> [String] {
        try await log()
            .flatMap { entry -> [String] in
                let replies = (entry["replies"]?.array ?? []).filter { $0["state"] == "uncertain" }
                let detail = entry["outcome"] == "quarantined" ? entry["detail"]?.string : nil
                let webhook = detail?.firstMatch(of: /retry (w[0-9]+)/).map { String($0.1) }
                return replies.compactMap { $0["id"]?.string } + [webhook].compactMap(\.self)
            }
    }

    private func judge(retried: [String]) async throws -> Complaints {
        var complaints: Complaints = []
        let arrived = graph.requests().filter { $0.path.hasSuffix("/messages") }.compactMap(\.messageText)
        let times = Dictionary(grouping: arrived, by: \.self).mapValues(\.count)
        var repeated = 0
        for contact in 0..<Self.contacts {
            for number in 1..<max(next[contact], 1) {
                let count = times["\(contact).\(number)"] ?? 0
                if count == 0 { complaints.append("\(contact).\(number) was acknowledged and never answered") }
                if count > 2 + retried.count { complaints.append("\(contact).\(number) was answered \(count) times") }
                repeated += max(count - 1, 0)
            }
            let order = arrived.filter { $0.hasPrefix("\(contact).") }.compactMap { Int($0.split(separator: ".")[1]) }
            let firsts = order.reduce(into: [Int]()) { if !$0.contains($1) { $0.append($1) } }
            if retried.isEmpty, firsts != firsts.sorted() { complaints.append("contact \(contact) got \(firsts)") }
        }
        // Twice only where the program died between the sending and the storing: one message of each contact at a time.
        if repeated > deaths * Self.contacts { complaints.append("\(repeated) answers more than deaths explain") }
        let stuck = try await log().flatMap { $0["replies"]?.array ?? [] }.filter { $0["state"] != "sent" }
        if !stuck.isEmpty { complaints.append("not sent in the end: \(stuck.prefix(3))") }
        return complaints
    }
}

extension ScriptedResponse {
    /// What Meta's Graph API answers when all is well, with an id of its own for each message.
    static func graph(_ request: RecordedRequest, messageID: String) -> ScriptedResponse {
        request.path.hasSuffix("/messages")
            ? .json(#"{"recipient_id":"1","message_id":"\#(messageID)"}"#) : .graph(request)
    }
}
