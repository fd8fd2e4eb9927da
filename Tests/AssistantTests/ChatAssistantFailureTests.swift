import Assistant
import CurlClient
import LoopbackServer
import Secrets
import Testing

@Suite("When the AI service fails", .timeLimit(.minutes(2)))
struct ChatAssistantFailureTests {
    @Test(
        "A refusal for good is final, and says its code but never its message",
        arguments: [
            (401, "invalid_api_key"), (404, "model_not_found"), (429, "insufficient_quota"), (400, nil),
        ]
    )
    func refusals(status: Int, code: String?) async throws {
        let (outcome, requests) = try await ask { _ in .refusal(status, code: code) }
        #expect(outcome == .failure(.refused(status: status, code: code)))
        #expect(requests.count == 1)
        guard case .failure(let error) = outcome else { return }
        #expect(!error.isTransient)
        #expect(!"\(error) \(String(reflecting: error))".contains("canary"))
    }

    @Test(
        "A code that looks like anything else than a code is dropped",
        arguments: [
            "canary-key-of-the-test", "Two words", "ÄÖ", "", String(repeating: "a", count: 49), #"a\nb"#,
        ]
    )
    func oddCodes(code: String) async throws {
        let outcome = try await ask { _ in .refusal(400, code: code) }.outcome
        #expect(outcome == .failure(.refused(status: 400, code: nil)))
    }

    @Test("A redirect is a refusal: the key goes nowhere else")
    func redirect() async throws {
        let other = try await LoopbackServer.start { _ in .completion(content: #""stolen""#) }
        let location = "\(other.url)/v1/chat/completions"
        let (outcome, requests) = try await ask { _ in
            ScriptedResponse(status: 308, headers: [("Location", location)])
        }
        #expect(outcome == .failure(.refused(status: 308, code: nil)))
        #expect(requests.count == 1)
        #expect(other.requests().isEmpty)
        await other.stop()
    }

    @Test(
        "A passing failure is tried once more",
        arguments: [
            ScriptedResponse.refusal(429, code: "rate_limit_exceeded"), .refusal(500, code: nil),
            .refusal(503, code: nil),
            .fault(.closeBeforeResponse), .fault(.closeMidBody),
        ]
    )
    func secondAttempt(failure: ScriptedResponse) async throws {
        let script = Script(failure, .completion(content: #""second""#))
        let (outcome, requests) = try await ask { _ in script.next() }
        #expect(outcome == .success("second"))
        #expect(requests.count == 2)
        #expect(requests.first?.body == requests.last?.body)
    }

    @Test("A failure that does not pass is tried twice and no more")
    func twice() async throws {
        let (outcome, requests) = try await ask { _ in .refusal(500, code: "server_error") }
        #expect(outcome == .failure(.refused(status: 500, code: "server_error")))
        #expect(requests.count == 2)
    }

    @Test("A service's wait is kept to, by the clock; one beyond the time limit is an error at once")
    func retryAfter() async throws {
        for (header, waited, attempts) in [
            ("7", 7.0, 2), ("0.9", 0.9, 2), ("0", 0.5, 2), ("-1", 0.5, 2), ("nan", 0.5, 2), ("soon", 0.5, 2),
            ("50", 50, 2), ("60", 0, 1), ("1e300", 0, 1),
        ] {
            let clock = SkippingClock()
            let begin = clock.now
            let script = Script(
                .refusal(429, code: nil, headers: [("Retry-After", header)]),
                .completion(content: #""second""#)
            )
            let (outcome, requests) = try await ask(clock: clock) { _ in script.next() }
            #expect(requests.count == attempts, "Retry-After: \(header)")
            #expect(begin.duration(to: clock.now) == .seconds(waited), "Retry-After: \(header)")
            #expect(outcome == (attempts == 2 ? .success("second") : .failure(.refused(status: 429, code: nil))))
        }
    }

    @Test(
        "The wait before the second attempt is spread by the random number given",
        arguments: [
            (0.0, 500), (0.5, 750), (1.0, 1_000), (-5.0, 500), (9.0, 1_000),
        ]
    )
    func jitter(random: Double, milliseconds: Int) async throws {
        let script = Script(.refusal(500, code: nil), .completion(content: #""second""#))
        let handler: LoopbackServer.Handler = { _ in script.next() }
        try await withService(answering: handler) { server, transport in
            let clock = SkippingClock()
            let begin = clock.now
            let assistant = ChatAssistant(
                baseURL: server.url,
                transport: transport,
                key: { Secret("canary-key-of-the-test") },
                clock: clock,
                jitter: { random }
            )
            let prompt = ChatPrompt(model: "m", instructions: "", maximumTokens: nil, text: "Hi")
            #expect(await assistant.outcome(prompt) == .success("second"))
            #expect(begin.duration(to: clock.now) == .milliseconds(milliseconds))
        }
    }

    @Test("No second attempt when the first has used the time up")
    func noTimeLeft() async throws {
        let clock = SkippingClock()
        let (outcome, requests) = try await ask(clock: clock) { _ in
            clock.advance(by: .milliseconds(59_600))
            return .refusal(503, code: nil)
        }
        #expect(outcome == .failure(.refused(status: 503, code: nil)))
        #expect(requests.count == 1)
    }

    @Test("A service that never answers runs out of time")
    func slow() async throws {
        let clock = ContinuousClock()
        let (outcome, _) = try await ask(timeout: .milliseconds(300), clock: clock) { _ in .fault(.neverAnswer) }
        #expect(outcome == .failure(.timedOut))
    }

    @Test("Nobody listens")
    func refusedConnection() async throws {
        try await withService(answering: .fault(.neverAnswer)) { server, transport in
            await server.stop()
            let assistant = ChatAssistant(
                baseURL: server.url,
                transport: transport,
                key: { Secret("canary-key-of-the-test") },
                clock: SkippingClock()
            )
            let prompt = ChatPrompt(model: "m", instructions: "", maximumTokens: nil, text: "Hi")
            #expect(await assistant.outcome(prompt) == .failure(.network(.cannotConnect)))
        }
    }

    @Test("A key that cannot be in a header is an error without the key in it")
    func brokenKey() async throws {
        try await withService(answering: .fault(.neverAnswer)) { server, transport in
            let assistant = ChatAssistant(baseURL: server.url, transport: transport, key: { Secret("canary\nkey") })
            let prompt = ChatPrompt(model: "m", instructions: "", maximumTokens: nil, text: "Hi")
            #expect(await assistant.outcome(prompt) == .failure(.network(.badRequest)))
            #expect(server.requests().isEmpty)
        }
    }

    @Test("A cancelled question ends, under way or before its second attempt")
    func cancelled() async throws {
        try await withService(answering: .fault(.neverAnswer)) { server, transport in
            let assistant = ChatAssistant(
                baseURL: server.url,
                transport: transport,
                key: { Secret("canary-key-of-the-test") }
            )
            let task = Task {
                await assistant.outcome(ChatPrompt(model: "m", instructions: "", maximumTokens: nil, text: "Hi"))
            }
            _ = try await server.waitForRequests(count: 1)
            task.cancel()
            #expect(await task.value == .failure(.cancelled))
        }
    }
}
