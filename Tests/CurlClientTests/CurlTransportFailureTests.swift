import CurlClient
import LoopbackServer
import Testing

@Suite("Requests that fail", .timeLimit(.minutes(2)))
struct CurlTransportFailureTests {
    private func request(_ server: LoopbackServer, _ method: CurlRequest.Method = .post) -> CurlRequest {
        CurlRequest(
            method: method,
            url: "\(server.url)/me/messages?access_token=canary",
            headers: [("Authorization", "Bearer canary")],
            body: method == .post ? Array("canary".utf8) : nil
        )
    }

    @Test(
        "A server that never answers: time is up, and the request may have arrived",
        arguments: [
            ScriptedResponse.Fault.neverAnswer, .stallMidBody,
        ]
    )
    func slow(fault: ScriptedResponse.Fault) async throws {
        try await withServer(answering: .fault(fault)) { server in
            try await withTransport { transport in
                // Longer each time, until a request has left before its time was up, however busy the machine is.
                for milliseconds in [200, 2_000, 20_000] {
                    var request = request(server)
                    request.timeout = .milliseconds(milliseconds)
                    let error = try await failure(of: request, on: transport)
                    #expect(error.code == .timedOut)
                    #expect(error.isTransient)
                    if error.mayHaveArrived { return }
                }
                Issue.record("a request that the server got is said not to have arrived")
            }
        }
    }

    @Test(
        "A server that closes the connection: broken, and the request may have arrived",
        arguments: [
            ScriptedResponse.Fault.closeBeforeResponse, .closeMidBody,
        ]
    )
    func closes(fault: ScriptedResponse.Fault) async throws {
        try await withServer(answering: .fault(fault)) { server in
            try await withTransport { transport in
                let error = try await failure(of: request(server), on: transport)
                #expect(error.code == .connectionBroken)
                #expect(error.isTransient)
                #expect(error.mayHaveArrived)
            }
        }
    }

    @Test("A POST is never sent twice, also when a kept connection breaks")
    func neverRepeats() async throws {
        let handler: LoopbackServer.Handler = { $0.method == "GET" ? .json("{}") : .fault(.closeBeforeResponse) }
        try await withServer(handler) { server in
            try await withTransport { transport in
                _ = try await transport.send(request(server, .get))
                let error = try await failure(of: request(server), on: transport)
                #expect(error.code == .connectionBroken)
                #expect(error.isTransient)
                #expect(error.mayHaveArrived)
                // Behind it, so that a repetition would have come by now.
                _ = try await transport.send(request(server, .get))
            }
            #expect(server.requests().map(\.method) == ["GET", "POST", "GET"])
        }
    }

    @Test("Nobody listens: no connection, and the request cannot have arrived")
    func refused() async throws {
        let port = try #require(SilentPort())
        try await withTransport { transport in
            let error = try await failure(of: CurlRequest(method: .post, url: port.url, body: []), on: transport)
            #expect(error.code == .cannotConnect)
            #expect(error.isTransient)
            #expect(!error.mayHaveArrived)
        }
    }

    @Test("A name that nobody has")
    func unknownName() async throws {
        try await withTransport { transport in
            // Reserved never to exist. Source: RFC 6761, section 6.4.
            let error = try await failure(
                of: CurlRequest(
                    method: .get,
                    url: "https://graph.invalid/me?token=canary",
                    connectTimeout: .seconds(60),
                    timeout: .seconds(60)
                ),
                on: transport
            )
            #expect(error.code == .cannotResolve)
            #expect(error.isTransient)
            #expect(!error.mayHaveArrived)
            #expect(error.message.contains("graph.invalid"))
        }
    }

    @Test("A server without TLS is not talked to over https")
    func noTLS() async throws {
        try await withServer(answering: .json("{}")) { server in
            try await withTransport { transport in
                let error = try await failure(
                    of: CurlRequest(method: .get, url: "https://127.0.0.1:\(server.port)/"),
                    on: transport
                )
                #expect(error.code == .tls)
                #expect(!error.mayHaveArrived)
            }
            #expect(server.requests().isEmpty)
        }
    }

    @Test("An answer of exactly the allowed size is taken, one byte more is not", arguments: [false, true])
    func tooLarge(isChunked: Bool) async throws {
        let response = ScriptedResponse(body: [UInt8](repeating: 65, count: 50_000), isChunked: isChunked)
        try await withServer(answering: response) { server in
            try await withTransport { transport in
                var request = request(server)
                request.maximumResponseBytes = 50_000
                #expect(try await transport.send(request).body.count == 50_000)
                request.maximumResponseBytes = 49_999
                let error = try await failure(of: request, on: transport)
                #expect(error.code == .bodyTooLarge)
                #expect(!error.isTransient)
                #expect(error.mayHaveArrived)
            }
        }
    }

    @Test("Endless headers are cut off")
    func headersTooLarge() async throws {
        let headers = (1...2_000).map { (name: "X-\($0)", value: String(repeating: "v", count: 100)) }
        try await withServer(answering: ScriptedResponse(headers: headers)) { server in
            try await withTransport { transport in
                let error = try await failure(of: request(server), on: transport)
                #expect(error.code == .bodyTooLarge)
            }
        }
    }

    @Test("Plain http to another machine is refused before anything is sent")
    func plainHTTP() async throws {
        try await withTransport { transport in
            for url in ["http://graph.facebook.com/me?token=canary", "http://user:canary@127.0.0.1/", "canary"] {
                let error = try await failure(of: CurlRequest(method: .get, url: url), on: transport)
                #expect(error.code == .badURL)
                #expect(!error.mayHaveArrived)
            }
        }
    }

    @Test(
        "A header that would break out of its line is refused",
        arguments: [
            ("X-Token", "canary\r\nX-Other: 1"), ("X-Token", "canary\n"), ("X-Token", "canary\u{0}"),
            ("X-Canary: 1\r\nX", "1"), ("", "1"), ("X Y", "1"), ("X:", "1"),
        ]
    )
    func badHeader(name: String, value: String) async throws {
        try await withServer(answering: .json("{}")) { server in
            try await withTransport { transport in
                let request = CurlRequest(method: .get, url: server.url, headers: [(name, value)])
                let error = try await failure(of: request, on: transport)
                #expect(error.code == .badRequest)
                #expect(!error.isTransient)
            }
            #expect(server.requests().isEmpty)
        }
    }

    @Test("A GET with a body is refused")
    func bodyOnGet() async throws {
        try await withTransport { transport in
            let request = CurlRequest(method: .get, url: "http://127.0.0.1:9/", body: [1])
            let error = try await failure(of: request, on: transport)
            #expect(error.code == .badRequest)
        }
    }
}
