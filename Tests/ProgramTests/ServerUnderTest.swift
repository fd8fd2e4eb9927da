import Crypto
import Foundation
import JSON
import LoopbackServer
import Testing

/// The built server on ports of its own, with a local Graph API and a local chat service to talk to, all over real
/// sockets.
///
/// What a test does not script, the Graph API answers as Meta would.
final class ServerUnderTest: Sendable {
    let program: RunningProgram
    let graph: LoopbackServer
    let ai: LoopbackServer
    let folder: URL
    let webhookPort: Int
    let adminPort: Int
    private let seat: Seat
    private let command: [String]
    private let environment: [String: String]

    /// Starts everything and returns once the server listens.
    ///
    /// - Parameters:
    ///   - rules: The content of `rules/rules.json`.
    ///   - secrets: The content of `secrets.env`; `nil` for none.
    ///   - arguments: More flags of `replyd serve`.
    ///   - environment: More of the environment.
    ///   - setup: Commands of the shell that come before the server, in name spaces of their own: what they mount and
    ///     limit, only the server sees.
    ///   - graphScript: Answers for the Graph API; `nil` lets the default answer.
    ///   - aiScript: Answers for the chat service.
    /// - Throws: When something does not start.
    init(
        rules: String,
        secrets: String? = Canaries.file,
        arguments: [String] = [],
        environment: [String: String] = [:],
        setup: String? = nil,
        graph graphScript: @escaping @Sendable (RecordedRequest) async -> ScriptedResponse? = { _ in nil },
        ai aiScript: @escaping @Sendable (RecordedRequest) async -> ScriptedResponse = { _ in .chat("From the model.") }
    ) async throws {
        seat = await Seat.take()
        graph = try await LoopbackServer.start { request in
            if let answer = await graphScript(request) { return answer }
            return .graph(request)
        }
        ai = try await LoopbackServer.start(handler: aiScript)
        folder = try Self.makeFolder(rules: rules, secrets: secrets)
        let ownEnvironment = [
            "META_GRAPH_URL": graph.url,
            "INSTAGRAM_GRAPH_URL": graph.url,
            "OPENAI_BASE_URL": ai.url + "/v1",
            "SWIFT_BACKTRACE": "registers=none,sanitize=yes",
        ]
        let command = ["serve", "--port", "0", "--host", "127.0.0.1", "--admin", "127.0.0.1:0"] + arguments
        self.command = command
        let environment = ownEnvironment.merging(environment) { _, new in new }
        self.environment = environment
        let replyd = Bundle.main.bundleURL.appendingPathComponent("replyd")
        program = try RunningProgram(
            setup.map { ["-Urm", "sh", "-ec", $0 + "\nexec \"$@\"", "sh", replyd.path] + command } ?? command,
            environment: environment,
            folder: folder,
            executable: setup == nil ? replyd : URL(fileURLWithPath: "/usr/bin/unshare")
        )
        let line = try #require(await program.errors.first { $0.contains("listening") }, "the server did not start")
        webhookPort = try #require(Self.port(of: "webhooks", in: line))
        adminPort = try #require(Self.port(of: "admin", in: line))
    }

    /// Starts the server once more, after it died, on the same folder; it crashes nowhere of itself.
    ///
    /// - Parameter changes: What is different in its environment.
    /// - Returns: The program.
    /// - Throws: When it cannot be started.
    func startAgain(_ changes: [String: String] = [:]) throws -> RunningProgram {
        var environment = environment.merging(changes) { _, new in new }
        environment["REPLYD_CRASH_AT"] = nil
        return try RunningProgram(command, environment: environment, folder: folder)
    }

    /// Stops the server as an operator does, and the local services.
    ///
    /// - Parameter keepsFolder: Whether the folder is still to be looked into; it is one for files that come and go.
    /// - Returns: The server's exit code.
    func stop(keepsFolder: Bool = false) async -> Int32 {
        let code = await stopProgram()
        await graph.stop()
        await ai.stop()
        if !keepsFolder { try? FileManager.default.removeItem(at: folder) }
        return code
    }

    /// Stops the server alone, as an operator does.
    func stopProgram() async -> Int32 {
        program.signal(SIGTERM)
        return await program.exitCode()
    }

    /// What `replyd log --json` tells, oldest first.
    func log() async throws -> [JSONValue] {
        let program = try RunningProgram(["log", "--json"], folder: folder)
        _ = await program.exitCode()
        return try program.output.all.map { try JSONValue.parse($0) }
    }

    /// Replaces the rules as an editor does: a new file, then a rename.
    func saveRules(_ rules: String) throws {
        let file = folder.appendingPathComponent("rules/rules.json")
        let draft = folder.appendingPathComponent("rules/.rules.json.new")
        try Data(rules.utf8).write(to: draft)
        guard rename(draft.path, file.path) == 0 else { throw POSIXError(.EIO) }
    }

    /// Replaces the secrets as an editor does.
    func saveSecrets(_ secrets: String, mode: mode_t = 0o600) throws {
        let file = folder.appendingPathComponent("secrets.env")
        let draft = folder.appendingPathComponent(".secrets.env.new")
        try Data(secrets.utf8).write(to: draft)
        guard chmod(draft.path, mode) == 0, rename(draft.path, file.path) == 0 else { throw POSIXError(.EIO) }
    }

    /// Whether name spaces of one's own can be had here, as `setup` needs them.
    static let hasNameSpaces: Bool = {
        let folder = FileManager.default.temporaryDirectory
        let unshare = URL(fileURLWithPath: "/usr/bin/unshare")
        return (try? RunningProgram(["-Urm", "true"], folder: folder, executable: unshare).endsWell()) ?? false
    }()

    // MARK: - Requests to the server

    /// Posts a webhook, signed as Meta signs it unless told otherwise.
    func post(
        _ body: String,
        to path: String = "/webhook",
        secret: String = Canaries.appSecret,
        headers: [String: String] = [:]
    ) async throws -> RawConnection.Answer {
        var headers = headers
        headers["X-Hub-Signature-256"] = headers["X-Hub-Signature-256"] ?? Self.signature(of: body, secret: secret)
        headers["Content-Type"] = "application/json"
        return try await RawConnection(port: webhookPort).request("POST", path, headers: headers, body: body)
    }

    /// Gets a page; the admin listener's when asked.
    func get(
        _ path: String,
        admin: Bool = false,
        headers: [String: String] = [:]
    ) async throws -> RawConnection.Answer {
        try await RawConnection(port: admin ? adminPort : webhookPort).request("GET", path, headers: headers, body: nil)
    }

    /// Asks an admin page with the admin token.
    func admin(
        _ path: String,
        method: String = "GET",
        token: String = Canaries.adminToken
    ) async throws -> RawConnection.Answer {
        try await RawConnection(port: adminPort)
            .request(method, path, headers: ["Authorization": "Bearer \(token)"], body: method == "GET" ? nil : "")
    }

    /// `GET /status` as JSON.
    func status() async throws -> JSONValue { try JSONValue.parse(Array(try await admin("/status").body.utf8)) }

    /// The header that Meta sends with a body.
    static func signature(of body: String, secret: String) -> String {
        let code = HMAC<SHA256>.authenticationCode(for: Data(body.utf8), using: SymmetricKey(data: Data(secret.utf8)))
        return "sha256=" + code.map { String(format: "%02x", $0) }.joined()
    }

    // MARK: - What arrived at the Graph API

    /// The messages posted to the Graph API, as soon as there are so many; signs of typing are none.
    func waitForMessages(_ count: Int = 1) async throws -> [RecordedRequest] {
        try await graph.waitForRequests(count: count, where: \.isMessage)
    }

    /// The messages posted to the Graph API until now.
    var messages: [RecordedRequest] { graph.requests().filter(\.isMessage) }

    /// The signs of typing posted to the Graph API, as soon as there are so many.
    func waitForTypingSigns(_ count: Int = 1) async throws -> [RecordedRequest] {
        try await graph.waitForRequests(count: count, where: \.isTypingSign)
    }

    // MARK: - Setting up

    private static func makeFolder(rules: String, secrets: String?) throws -> URL {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("replyd-\(UUID().uuidString)")
        try FileManager.default.createDirectory(
            at: folder.appendingPathComponent("rules"),
            withIntermediateDirectories: true
        )
        try Data(rules.utf8).write(to: folder.appendingPathComponent("rules/rules.json"))
        if let secrets {
            let file = folder.appendingPathComponent("secrets.env")
            try Data(secrets.utf8).write(to: file)
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file.path)
        }
        return folder
    }

    private static func port(of listener: String, in line: String) -> Int? {
        guard let start = line.range(of: listener + "=127.0.0.1:") else { return nil }
        return Int(line[start.upperBound...].prefix(while: \.isNumber))
    }
}

extension RecordedRequest {
    /// The body as JSON.
    var json: JSONValue? { try? JSONValue.parse(body) }

    /// Whether it sends a message.
    var isMessage: Bool { path.hasSuffix("/messages") && !isTypingSign }

    /// Whether it only shows that a message was read, or that an answer is being written.
    var isTypingSign: Bool {
        json?["status"] == "read" || ["mark_seen", "typing_on"].contains(json?["sender_action"]?.string)
    }

    /// The text of the message that was posted, wherever its platform puts it.
    var messageText: String? { (json?["text"]?["body"] ?? json?["message"]?["text"])?.string }
}

extension ScriptedResponse {
    /// What Meta's Graph API answers when all is well.
    static func graph(_ request: RecordedRequest) -> ScriptedResponse {
        if request.path.hasSuffix("/me") {
            return request.query?.contains("user_id") == true
                ? .json(#"{"user_id":"\#(Canaries.instagramID)","username":"acme.flowers","id":"55"}"#)
                : .json(#"{"id":"\#(Canaries.pageID)","name":"Acme Flowers"}"#)
        }
        return request.text.contains("messaging_product")
            ? .json(#"{"messaging_product":"whatsapp","contacts":[],"messages":[{"id":"wamid.sent"}]}"#)
            : .json(#"{"recipient_id":"1","message_id":"m.sent"}"#)
    }

    /// A chat completion with this answer.
    static func chat(_ answer: String) -> ScriptedResponse {
        .json(
            #"{"choices":[{"index":0,"finish_reason":"stop","message":{"role":"assistant","content":"\#(answer)"}}]}"#
        )
    }
}
