import Foundation
import GRDB
import JSON
import LoopbackServer
import Testing

/// A platform that sends messages, and sends again what was not acknowledged, to a server that is killed and started again
/// on the same data folder.
///
/// Each contact's messages are numbered, and sent one after the other; the rules answer with the message's own text, and to
/// one contact the AI model does.
final class CrashHarness {
    /// What is wrong in the end; empty when every promise was kept.
    typealias Complaints = [String]

    private static let rules = """
        {"ai": {"model": "m", "instructions": "Say it again.", "on_error": "no answer"},
         "rules": [
          {"id": "ask", "when": {"text": {"starts_with": "0."}}, "ai": true},
          {"id": "echo", "when": {"type": "text"}, "reply": "{{text}}"}]}
        """
    private static let contacts = 8

    private let graph: LoopbackServer
    private let ai: LoopbackServer
    private let folder: URL
    private var random: SeededGenerator
    /// The number of each contact's message that is to be sent next.
    private var next = [Int](repeating: 1, count: CrashHarness.contacts)
    /// What was counted.
    private(set) var figures = CrashFigures()
    /// How each round ended, and how many requests the platform had got by then.
    private var roundEnds: [(requests: Int, point: String, died: Bool)] = []

    /// How often the server died.
    var deaths: Int { figures.deaths }

    init(seed: UInt64) async throws {
        ai = try await LoopbackServer.start { .chat($0.json?["messages"]?[1]?["content"]?.string ?? "") }
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
        // Some places are come to once a start, or once in a thousand messages.
        let most = ["during-migration": 1, "during-checkpoint": 2][point ?? ""] ?? 25
        let count = Int.random(in: 1...most, using: &random)
        let pause = Double.random(in: 0.02...0.6, using: &random)
        if point == "during-migration" { try setBack() }
        let program = try start(crashAt: point.map { "\($0):\(count)" })
        let port = await port(of: program)
        let killer = Task {
            // A round is over after a while, whether the place was come to or not.
            try await Task.sleep(for: .seconds(point == nil ? pause : 4))
            program.signal(SIGKILL)
            return true
        }
        if let port { await send(to: port, untilGone: true) }
        let died = await program.exitCode() == -1
        killer.cancel()
        let wasKilledFromOutside = (try? await killer.value) ?? false
        let place = wasKilledFromOutside ? "at a random moment" : point ?? ""
        if wasKilledFromOutside, let point { figures.add(point, died: false) }
        figures.add(place, died: died)
        roundEnds.append((graph.requests().count, place, died))
    }

    /// Makes the database one of the format before, so that the next start has something to change.
    private func setBack() throws {
        let path = folder.appendingPathComponent("data/journal.sqlite").path
        guard FileManager.default.fileExists(atPath: path) else { return }
        let queue = try DatabaseQueue(path: path)
        try queue.write { db in
            guard try Int.fetchOne(db, sql: "PRAGMA user_version") == 2 else { return }
            try db.execute(sql: "DROP TABLE completions; PRAGMA user_version = 1")
        }
        try queue.close()
    }

    /// Lets everything come to its end on a server that nobody kills.
    func settle() async throws -> Complaints {
        var program = try start(crashAt: nil)
        guard let port = await port(of: program) else {
            return ["the server does not start: \(program.errors.all.suffix(3))"]
        }
        await send(to: port, untilGone: false)
        try await waitUntilIdle(program)
        program.signal(SIGTERM)
        guard await program.exitCode() == 0 else { return ["the server does not stop in order"] }
        // What was in hand at two crashes waits for an operator, who has it tried again.
        let aside = try await setAside()
        for name in aside.names { _ = try await run(["retry", name]) }
        program = try start(crashAt: nil)
        try await waitUntilIdle(program)
        program.signal(SIGTERM)
        guard await program.exitCode() == 0 else { return ["the server does not stop in order"] }
        let complaints = try await judge(aside)
        await graph.stop()
        await ai.stop()
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
            "META_GRAPH_URL": graph.url, "INSTAGRAM_GRAPH_URL": graph.url, "OPENAI_BASE_URL": ai.url + "/v1",
            "REPLYD_LOOP_LIMIT": "1000000/1s", "SWIFT_BACKTRACE": "enable=no",
        ]
        environment["REPLYD_CRASH_AT"] = point
        return try RunningProgram(
            ["serve", "--port", "0", "--host", "127.0.0.1", "--admin", "127.0.0.1:0"],
            environment: environment,
            folder: folder
        )
    }

    private func port(of program: RunningProgram, _ listener: String = "webhooks") async -> Int? {
        guard let line = await program.errors.first(where: { $0.contains("listening") }),
            let start = line.range(of: listener + "=127.0.0.1:")
        else { return nil }
        return Int(line[start.upperBound...].prefix(while: \.isNumber))
    }

    private func run(_ arguments: [String]) async throws -> [String] {
        let program = try RunningProgram(arguments, folder: folder)
        _ = await program.exitCode()
        return program.output.all
    }

    /// Waits until everything that was acknowledged has been worked through.
    private func waitUntilIdle(_ program: RunningProgram) async throws {
        guard let port = await port(of: program, "admin") else { return }
        let headers = ["Authorization": "Bearer \(Canaries.adminToken)"]
        while true {
            let page = try await RawConnection(port: port).request("GET", "/status", headers: headers, body: nil)
            let queue = try JSONValue.parse(Array(page.body.utf8))["queue"]?.object
            if let queue, queue.members.allSatisfy({ $0.value == 0 }) { return }
            try await Task.sleep(for: .milliseconds(50))
        }
    }

    // MARK: - The oracle

    private func log() async throws -> [JSONValue] {
        try await run(["log", "--json", "--limit", "1000000"]).map { try JSONValue.parse($0) }
    }

    /// What waits for an operator after too many crashes.
    private struct SetAside {
        /// The names of what an operator tries again.
        var names: [String] = []
        /// The messages that came.
        var texts: Set<String> = []
        /// Whether there is a body among it of which nobody knows what is in it.
        var hasUnknown = false
    }

    private func setAside() async throws -> SetAside {
        try await log()
            .reduce(into: SetAside()) { aside, entry in
                var names = (entry["replies"]?.array ?? []).filter { $0["state"] == "uncertain" }
                    .compactMap { $0["id"]?.string }
                if entry["outcome"] == "quarantined", let detail = entry["detail"]?.string {
                    names += detail.firstMatch(of: /retry (w[0-9]+)/).map { [String($0.1)] } ?? []
                }
                guard !names.isEmpty else { return }
                aside.names += names
                if let text = entry["text"]?.string { aside.texts.insert(text) } else { aside.hasUnknown = true }
            }
    }

    private func judge(_ aside: SetAside) async throws -> Complaints {
        var complaints: Complaints = []
        let arrived = graph.requests().enumerated()
            .compactMap { index, request -> (index: Int, text: String)? in
                guard request.path.hasSuffix("/messages"), let text = request.messageText else { return nil }
                return (index, text)
            }
        let times = Dictionary(grouping: arrived, by: \.text)
        for contact in 0..<Self.contacts {
            for number in 1..<max(next[contact], 1) {
                let text = "\(contact).\(number)"
                let arrivals = times[text] ?? []
                if arrivals.isEmpty { complaints.append("\(text) was acknowledged and never answered") }
                let most = aside.texts.contains(text) || aside.hasUnknown ? 3 : 2
                if arrivals.count > most { complaints.append("\(text) was answered \(arrivals.count) times") }
                for again in arrivals.dropFirst() { figures.add(lastDeath(before: again.index), repeated: 1) }
            }
            // What an operator had sent again comes when it comes.
            let order = arrived.map(\.text).filter { $0.hasPrefix("\(contact).") && !aside.texts.contains($0) }
                .compactMap { Int($0.split(separator: ".")[1]) }
            let firsts = order.reduce(into: (seen: Set<Int>(), order: [Int]())) {
                if $0.seen.insert($1).inserted { $0.order.append($1) }
            }
            if !aside.hasUnknown, firsts.order != firsts.order.sorted() {
                complaints.append("contact \(contact) got \(firsts.order)")
            }
        }
        figures.events = next.reduce(0) { $0 + $1 - 1 }
        let repeated = arrived.count - times.count
        // Twice only where the program died between the sending and the storing: one message of each contact at a time.
        if repeated > deaths * Self.contacts { complaints.append("\(repeated) answers more than deaths explain") }
        let questions = ai.requests().map(\.text)
        figures.askedAgain = questions.count - Set(questions).count
        // Again only where the program died while the model thought: one question of the one contact that asks it.
        if figures.askedAgain > deaths { complaints.append("\(figures.askedAgain) questions asked again") }
        let stuck = try await log().flatMap { $0["replies"]?.array ?? [] }.filter { $0["state"] != "sent" }
        if !stuck.isEmpty { complaints.append("not sent in the end: \(stuck.prefix(3))") }
        return complaints
    }

    /// Where the server had died last when a request came.
    private func lastDeath(before index: Int) -> String {
        roundEnds.last { $0.requests <= index && $0.died }?.point ?? "before any death"
    }
}

extension ScriptedResponse {
    /// What Meta's Graph API answers when all is well, with an id of its own for each message.
    static func graph(_ request: RecordedRequest, messageID: String) -> ScriptedResponse {
        request.path.hasSuffix("/messages")
            ? .json(#"{"recipient_id":"1","message_id":"\#(messageID)"}"#) : .graph(request)
    }
}
