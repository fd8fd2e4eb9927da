import Assistant
import CurlClient
import Logging
import LoopbackServer
import Secrets
import Synchronization

/// Gives a server and a transport that run until the closure returns or throws.
func withService<Value: Sendable>(
    answering handler: @escaping LoopbackServer.Handler,
    _ body: (LoopbackServer, CurlTransport) async throws -> Value
) async throws -> Value {
    let server = try await LoopbackServer.start(handler: handler)
    let transport = CurlTransport(logger: Logger(label: "test"))
    do {
        let value = try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await transport.run() }
            let value = try await body(server, transport)
            group.cancelAll()
            try await group.waitForAll()
            return value
        }
        await server.stop()
        return value
    } catch {
        await server.stop()
        throw error
    }
}

/// Gives a server that answers everything alike, and a transport.
func withService<Value: Sendable>(
    answering response: ScriptedResponse,
    _ body: (LoopbackServer, CurlTransport) async throws -> Value
) async throws -> Value {
    let handler: LoopbackServer.Handler = { _ in response }
    return try await withService(answering: handler, body)
}

/// Gives an assistant whose service is that handler, and what it answers or fails with.
func ask(
    _ prompt: ChatPrompt = ChatPrompt(model: "m", instructions: "Be brief.", maximumTokens: 150, text: "Hi"),
    timeout: Duration = .seconds(60),
    clock: any Clock<Duration> = SkippingClock(),
    handler: @escaping LoopbackServer.Handler
) async throws -> (outcome: Result<String, AssistantError>, requests: [RecordedRequest]) {
    try await withService(answering: handler) { server, transport in
        let assistant = ChatAssistant(
            baseURL: "\(server.url)/v1",
            transport: transport,
            key: { Secret("canary-key-of-the-test") },
            timeout: timeout,
            clock: clock,
            jitter: { 0 }
        )
        return (await assistant.outcome(prompt), server.requests())
    }
}

extension ChatAssistant {
    /// The answer or the error, as one value to compare.
    func outcome(_ prompt: ChatPrompt) async -> Result<String, AssistantError> {
        do throws(AssistantError) {
            return .success(try await complete(prompt))
        } catch {
            return .failure(error)
        }
    }
}

/// A clock whose waits end at once and move its time on by as much.
final class SkippingClock: Clock, Sendable {
    typealias Instant = ContinuousClock.Instant

    private let time = Mutex(ContinuousClock.now)

    var now: Instant { time.withLock { $0 } }
    var minimumResolution: Duration { .zero }

    func sleep(until deadline: Instant, tolerance: Duration?) async throws {
        try Task.checkCancellation()
        time.withLock { $0 = max($0, deadline) }
    }

    /// Lets time pass.
    func advance(by duration: Duration) {
        time.withLock { $0 = $0.advanced(by: duration) }
    }
}

/// Gives one answer after the other, the last one for ever.
final class Script: Sendable {
    private let responses: Mutex<[ScriptedResponse]>

    init(_ responses: ScriptedResponse...) {
        self.responses = Mutex(responses)
    }

    func next() -> ScriptedResponse {
        responses.withLock { responses in
            guard responses.count > 1 else { return responses.first ?? .fault(.closeBeforeResponse) }
            return responses.removeFirst()
        }
    }
}

extension ScriptedResponse {
    /// A completion whose `content` is that JSON.
    static func completion(content: String, finishReason: String = "stop") -> ScriptedResponse {
        .json(
            """
            {"id": "c1", "object": "chat.completion", "choices": [{"index": 0, "finish_reason": "\(finishReason)", \
            "message": {"role": "assistant", "content": \(content)}}]}
            """
        )
    }

    /// An error as OpenAI writes it, with a part of the key in its message.
    static func refusal(
        _ status: Int,
        code: String?,
        headers: [(name: String, value: String)] = []
    ) -> ScriptedResponse {
        let code = code.map { "\"\($0)\"" } ?? "null"
        return .json(
            """
            {"error": {"message": "Incorrect API key provided: canary-key-of-the-test", "type": "canary-type!", \
            "param": null, "code": \(code)}}
            """,
            status: status,
            headers: headers
        )
    }
}
