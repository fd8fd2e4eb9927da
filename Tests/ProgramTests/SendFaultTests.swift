import Foundation
import Glibc
import JSON
import LoopbackServer
import Testing

/// A Graph API that is down, slow or talks rubbish, a name without an address, a certificate that nobody trusts: the built
/// server over real sockets.
///
/// What is expected is the table in README's “Running it”.
@Suite(.timeLimit(.minutes(3))) struct SendFaultTests {
    private static let rules = """
        {"rules": [{"id": "echo", "when": {"type": "text"}, "reply": "{{text}}"}]}
        """

    /// One bad answer of the Graph API.
    enum BadAnswer: String, CaseIterable, Sendable {
        case later = "429 with a time to wait"
        case rubbish = "500 and a page of a proxy"
        case metasFault = "500 and an error of Meta's"
        case unavailable = "503 without a body"
        case nothing = "no answer at all"
        case half = "half an answer"
        case page = "200 and a page of a proxy"

        var response: ScriptedResponse {
            switch self {
            case .later: ScriptedResponse(status: 429, headers: [("Retry-After", "1")])
            case .rubbish: .json("<html>Bad Gateway</html>", status: 500)
            case .metasFault: .json(#"{"error":{"message":"try later","code":2}}"#, status: 500)
            case .unavailable: ScriptedResponse(status: 503)
            case .nothing: .fault(.closeBeforeResponse)
            case .half: .fault(.closeMidBody)
            case .page: .json("<html>Welcome</html>")
            }
        }

        /// Whether the message may have been accepted all the same.
        var mayHaveArrived: Bool {
            switch self {
            case .later, .metasFault, .unavailable: false
            case .rubbish, .nothing, .half, .page: true
            }
        }
    }

    @Test("one bad answer, and the reply is sent again", arguments: BadAnswer.allCases)
    func once(answer: BadAnswer) async throws {
        let attempts = RequestCounter()
        let server = try await ServerUnderTest(
            rules: Self.rules,
            graph: { request in
                request.path.hasSuffix("/messages") && attempts.next() == 1 ? answer.response : nil
            }
        )
        #expect(try await server.post(WebhookBodies.messenger("hello")).status == 200)
        let messages = try await server.waitForMessages(2)
        #expect(messages.map(\.messageText) == ["hello", "hello"])
        #expect(await server.stop(keepsFolder: true) == 0)
        #expect(server.graph.requests().count { $0.path.hasSuffix("/messages") } == 2)
        let reply = try await server.log().first?["replies"]?[0]
        #expect(reply?["state"] == "sent")
        let told = server.program.errors.all.first { $0.contains("may_arrive_twice") }
        if let told { #expect(told.contains("may_arrive_twice=\(answer.mayHaveArrived)"), "\(told)") }
        #expect(told != nil || answer == .later, "a wait of the whole account is told in other words")
    }

    @Test("what may have arrived twice is held, and the contact's next reply goes on", arguments: BadAnswer.allCases)
    func again(answer: BadAnswer) async throws {
        guard answer.mayHaveArrived else { return }
        let server = try await ServerUnderTest(
            rules: Self.rules,
            graph: { request in
                request.path.hasSuffix("/messages") && request.messageText == "one" ? answer.response : nil
            }
        )
        #expect(try await server.post(WebhookBodies.messenger("one", id: "1")).status == 200)
        #expect(try await server.post(WebhookBodies.messenger("two", id: "2")).status == 200)
        let messages = try await server.waitForMessages(3)
        #expect(messages.map(\.messageText) == ["one", "one", "two"])
        #expect(await server.stop(keepsFolder: true) == 0)
        let states = try await server.log().map { $0["replies"]?[0]?["state"] }
        #expect(states == ["uncertain", "sent"])
        #expect(server.program.errors.all.contains { $0.contains("reply may have been sent or not") })
    }

    @Test("200 with an error in it is an error")
    func errorInside() async throws {
        let server = try await ServerUnderTest(
            rules: Self.rules,
            graph: { request in
                guard request.path.hasSuffix("/messages") else { return nil }
                return .json(#"{"error":{"message":"(#551) This person isn't available","code":551}}"#)
            }
        )
        #expect(try await server.post(WebhookBodies.messenger("hello")).status == 200)
        _ = try await server.waitForMessages()
        #expect(await server.stop(keepsFolder: true) == 0)
        let reply = try await server.log().first?["replies"]?[0]
        #expect(reply?["state"] == "failed")
        #expect(reply?["code"] == 551)
        #expect(server.graph.requests().count { $0.path.hasSuffix("/messages") } == 1)
    }

    @Test("a slow answer delays its own contact and nobody else")
    func slow() async throws {
        let gate = Gate()
        let server = try await ServerUnderTest(
            rules: Self.rules,
            graph: { request in
                if request.messageText?.hasPrefix("slow") == true { await gate.wait() }
                return nil
            }
        )
        for text in ["slow one", "slow two"] {
            #expect(try await server.post(WebhookBodies.messenger(text, id: text)).status == 200)
        }
        for number in 1...20 {
            let body = WebhookBodies.messenger("quick \(number)", id: "\(number)", from: "80\(number)")
            #expect(try await server.post(body).status == 200)
        }
        let early = try await server.waitForMessages(21)
        #expect(early.count { $0.messageText == "slow one" } == 1)
        #expect(!early.contains { $0.messageText == "slow two" })
        gate.open()
        let all = try await server.waitForMessages(22)
        #expect(all.last?.messageText == "slow two")
        #expect(await server.stop() == 0)
    }

    @Test("a Graph API that is down gets everything, in order, once it is up")
    func down() async throws {
        // A port that nobody listens on until later, and that nobody else is given meanwhile.
        let place = try ReservedPort()
        let server = try await ServerUnderTest(
            rules: Self.rules,
            environment: ["META_GRAPH_URL": place.url, "INSTAGRAM_GRAPH_URL": place.url]
        )
        for number in 1...3 {
            #expect(try await server.post(WebhookBodies.messenger("\(number)", id: "\(number)")).status == 200)
        }
        let line = try #require(await server.program.errors.first { $0.contains("trying again") })
        #expect(line.contains("cannot connect to"))
        #expect(line.contains("may_arrive_twice=false"))
        #expect(try await server.get("/health/ready").status == 200, "webhooks are taken all the same")
        let graph = try await LoopbackServer.start(port: place.port) { .graph($0) }
        place.release()
        let messages = try await graph.waitForRequests(count: 3) { $0.path.hasSuffix("/messages") }
        #expect(messages.map(\.messageText) == ["1", "2", "3"])
        #expect(await server.stop() == 0)
        await graph.stop()
    }

    @Test("a name without an address: the reply waits, also for the next start")
    func noAddress() async throws {
        let server = try await ServerUnderTest(
            rules: Self.rules,
            environment: ["META_GRAPH_URL": "https://graph.invalid", "INSTAGRAM_GRAPH_URL": "https://graph.invalid"]
        )
        #expect(try await server.post(WebhookBodies.messenger("hello")).status == 200)
        let line = try #require(await server.program.errors.first { $0.contains("trying again") })
        #expect(line.contains("graph.invalid has no address"))
        try await expectSentByTheNextStart(server)
    }

    @Test("a certificate that nobody vouches for: no token is told, and the reply waits", .enabled(if: OpenSSL.isHere))
    func wrongCertificate() async throws {
        let impostor = try await OpenSSL()
        let server = try await ServerUnderTest(
            rules: Self.rules,
            environment: ["META_GRAPH_URL": impostor.url, "INSTAGRAM_GRAPH_URL": impostor.url]
        )
        #expect(try await server.post(WebhookBodies.messenger("hello")).status == 200)
        let line = try #require(await server.program.errors.first { $0.contains("trying again") })
        #expect(line.contains("no trusted TLS connection"))
        #expect(line.contains("may_arrive_twice=false"))
        try await expectSentByTheNextStart(server)
        let heard = await impostor.stop()
        #expect(!heard.contains("canary"))
        #expect(!heard.contains("POST"))
    }

    @Test("what answers in plain text where TLS is expected: the reply waits")
    func noTLS() async throws {
        let plain = try await LoopbackServer.start { .graph($0) }
        let url = plain.url.replacingOccurrences(of: "http:", with: "https:")
        let server = try await ServerUnderTest(
            rules: Self.rules,
            environment: ["META_GRAPH_URL": url, "INSTAGRAM_GRAPH_URL": url]
        )
        #expect(try await server.post(WebhookBodies.messenger("hello")).status == 200)
        let line = try #require(await server.program.errors.first { $0.contains("trying again") })
        #expect(line.contains("TLS"))
        try await expectSentByTheNextStart(server)
        #expect(plain.requests().isEmpty)
        await plain.stop()
    }

    /// The server is stopped with the reply unsent, and started with the right Graph API.
    private func expectSentByTheNextStart(_ server: ServerUnderTest) async throws {
        #expect(await server.stopProgram() == 0)
        #expect(try await server.log().first?["replies"]?[0]?["state"] == "queued")
        let second = try server.startAgain([
            "META_GRAPH_URL": server.graph.url, "INSTAGRAM_GRAPH_URL": server.graph.url,
        ])
        #expect(try await server.waitForMessages().map(\.messageText) == ["hello"])
        second.signal(SIGTERM)
        #expect(await second.exitCode() == 0)
        _ = await server.stop()
    }
}

/// A port that is taken, so that nobody else is given it, and that refuses connections.
private struct ReservedPort {
    private let descriptor: Int32
    let port: Int
    var url: String { "http://127.0.0.1:\(port)" }

    init() throws {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        var yes: Int32 = 1
        // Who listens on it later asks for the same.
        setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let (descriptor, length) = (descriptor, size)
        let isBound = withUnsafeMutablePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, length) == 0 && getsockname(descriptor, $0, &size) == 0
            }
        }
        guard isBound else { throw POSIXError(.EADDRINUSE) }
        port = Int(UInt16(bigEndian: address.sin_port))
    }

    func release() { close(descriptor) }
}

/// A TLS server with a certificate of its own making.
private struct OpenSSL {
    static let program = URL(fileURLWithPath: "/usr/bin/openssl")
    static let isHere = FileManager.default.isExecutableFile(atPath: program.path)

    private let folder: URL
    private let server: RunningProgram
    let url: String

    init() async throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("replyd-tls-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let words = "req -x509 -newkey rsa:2048 -nodes -keyout key.pem -out cert.pem -days 2 -subj /CN=127.0.0.1"
        let maker = try RunningProgram(
            words.split(separator: " ").map(String.init),
            folder: folder,
            executable: Self.program
        )
        try #require(await maker.exitCode() == 0)
        server = try RunningProgram(
            ["s_server", "-www", "-accept", "127.0.0.1:0", "-key", "key.pem", "-cert", "cert.pem"],
            folder: folder,
            executable: Self.program
        )
        let line = try #require(await server.output.first { $0.hasPrefix("ACCEPT") })
        url = "https://" + line.dropFirst("ACCEPT ".count)
    }

    /// Ends it.
    ///
    /// - Returns: What it got to see.
    func stop() async -> String {
        server.signal(SIGKILL)
        _ = await server.exitCode()
        try? FileManager.default.removeItem(at: folder)
        return (server.output.all + server.errors.all).joined(separator: "\n")
    }
}
