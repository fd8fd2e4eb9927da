import CurlClient
import LoopbackServer
import Testing

@Suite("Sending requests", .timeLimit(.minutes(2)))
struct CurlTransportTests {
    @Test("A request arrives as it was given, and the answer comes back whole")
    func roundTrip() async throws {
        let response = ScriptedResponse(
            status: 201,
            headers: [("X-One", "1"), ("x-one", " two "), ("X-Empty", "")],
            body: [0, 255, 10, 13]
        )
        try await withServer(answering: response) { server in
            try await withTransport { transport in
                let answer = try await transport.send(
                    CurlRequest(
                        method: .post,
                        url: "\(server.url)/v25.0/me/messages?a=b%20c",
                        headers: [
                            ("Authorization", "Bearer abc"), ("Content-Type", "application/json"), ("X-None", ""),
                        ],
                        body: Array("{\"ü\": 1}".utf8)
                    )
                )
                #expect(answer.status == 201)
                #expect(answer.body == [0, 255, 10, 13])
                #expect(answer.headers.filter { $0.name.lowercased() == "x-one" }.map(\.value) == ["1", "two"])
                #expect(answer.header("x-empty") == "")
            }
            let request = try #require(server.requests().first)
            #expect(request.method == "POST")
            #expect(request.path == "/v25.0/me/messages")
            #expect(request.query == "a=b%20c")
            #expect(request.text == "{\"ü\": 1}")
            #expect(request.header("Authorization") == "Bearer abc")
            #expect(request.header("Content-Type") == "application/json")
            #expect(request.header("X-None") == "")
            #expect(request.header("User-Agent") == "replyd")
            #expect(request.header("Content-Length") == "9")
            #expect(request.header("Accept-Encoding") == nil, "nothing is inflated, so nothing compressed is asked for")
            #expect(request.header("Cookie") == nil)
        }
    }

    @Test("Every method is sent as such", arguments: CurlRequest.Method.allCases)
    func methods(method: CurlRequest.Method) async throws {
        try await withServer(answering: .json("{}")) { server in
            let status = try await withTransport { transport in
                try await transport.send(CurlRequest(method: method, url: "\(server.url)/x")).status
            }
            #expect(status == 200)
            let request = try #require(server.requests().first)
            #expect(request.method == method.rawValue)
            #expect(request.body.isEmpty)
            #expect(request.header("Content-Type") == nil)
        }
    }

    @Test("A large body goes out whole and without a round trip before it")
    func largeBody() async throws {
        let body = (0..<3_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 / 255) }
        try await withServer(answering: .json("{}")) { server in
            _ = try await withTransport { transport in
                try await transport.send(CurlRequest(method: .post, url: server.url, body: body))
            }
            let request = try #require(server.requests().first)
            #expect(request.body == body)
            #expect(request.header("Expect") == nil)
        }
    }

    @Test("Any status is an answer", arguments: [204, 400, 401, 404, 429, 500, 503])
    func statuses(status: Int) async throws {
        try await withServer(answering: ScriptedResponse(status: status, headers: [("Retry-After", "7")])) { server in
            let answer = try await withTransport { transport in
                try await transport.send(CurlRequest(method: .get, url: server.url))
            }
            #expect(answer.status == status)
            #expect(answer.header("retry-after") == "7")
        }
    }

    @Test("A redirect is an answer, and nobody is followed with a token", arguments: [301, 302, 303, 307, 308])
    func redirect(status: Int) async throws {
        try await withServer(answering: .json("{}")) { other in
            let redirect = ScriptedResponse(status: status, headers: [("Location", "\(other.url)/stolen")])
            try await withServer(answering: redirect) { server in
                let answer = try await withTransport { transport in
                    try await transport.send(
                        CurlRequest(method: .get, url: server.url, headers: [("Authorization", "Bearer abc")])
                    )
                }
                #expect(answer.status == status)
            }
            #expect(other.requests().isEmpty)
        }
    }

    @Test("A connection is kept for the next request")
    func keepsConnections() async throws {
        try await withServer(answering: .json("{}")) { server in
            try await withTransport { transport in
                for _ in 1...5 { _ = try await transport.send(CurlRequest(method: .get, url: server.url)) }
            }
            #expect(server.requests().count == 5)
            #expect(server.connectionCount == 1)
        }
    }

    @Test("A body that calls itself compressed is handed over as it came")
    func compressed() async throws {
        let response = ScriptedResponse(headers: [("Content-Encoding", "gzip")], body: [0x1F, 0x8B, 1, 2])
        try await withServer(answering: response) { server in
            let answer = try await withTransport { transport in
                try await transport.send(CurlRequest(method: .get, url: server.url))
            }
            #expect(answer.body == [0x1F, 0x8B, 1, 2])
        }
    }

    @Test("64 requests are under way at the same time, each with its own answer")
    func parallel() async throws {
        let gate = Gate()
        let handler: LoopbackServer.Handler = { request in
            await gate.wait()
            return .json(request.path)
        }
        try await withServer(handler) { server in
            try await withTransport { transport in
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for number in 1...64 {
                        group.addTask {
                            let answer = try await transport.send(
                                CurlRequest(method: .get, url: "\(server.url)/\(number)")
                            )
                            #expect(answer.body == Array("/\(number)".utf8))
                        }
                    }
                    // No answer is given before all have arrived: they can only have come side by side.
                    _ = try await server.waitForRequests(count: 64)
                    gate.open()
                    try await group.waitForAll()
                }
            }
        }
    }

    @Test("No more requests are under way than the bound says, and all get their turn")
    func bounded() async throws {
        let load = Load()
        let handler: LoopbackServer.Handler = { _ in
            load.enter()
            defer { load.leave() }
            await Task.yield()
            return .json("{}")
        }
        try await withServer(handler) { server in
            try await withTransport(.init(maximumInFlight: 3)) { transport in
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for _ in 1...40 {
                        group.addTask { _ = try await transport.send(CurlRequest(method: .get, url: server.url)) }
                    }
                    try await group.waitForAll()
                }
            }
            #expect(server.requests().count == 40)
            #expect(load.highest <= 3)
        }
    }
}
