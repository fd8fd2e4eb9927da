package import CurlClient
import JSON
package import Secrets

/// Asks an OpenAI-compatible service for chat completions.
///
/// One question in, one answer or one ``AssistantError`` out, within the time limit: a passing failure is tried once
/// more while time is left, and no longer. Nothing is kept between questions.
package struct ChatAssistant: Sendable {
    /// The longest text of a customer that goes into a question, in code points.
    ///
    /// The rest is cut off.
    package static let maximumTextLength = 8_192

    private let baseURL: String
    private let transport: CurlTransport
    private let key: @Sendable () -> Secret?
    private let timeout: Duration
    private let clock: any Clock<Duration>
    private let jitter: @Sendable () -> Double

    /// Creates an assistant.
    ///
    /// - Parameters:
    ///   - baseURL: What `/chat/completions` is appended to, such as `https://api.openai.com/v1`. It is the operator's:
    ///     the key goes there.
    ///   - transport: Sends the questions.
    ///   - key: The service's key as it is now; asked for every question, because keys are replaced while running.
    ///   - timeout: The longest time of ``complete(_:)``, second attempt included.
    ///   - clock: Measures it, and the wait before a second attempt.
    ///   - jitter: A random number from 0 to 1, which spreads second attempts.
    package init(
        baseURL: String,
        transport: CurlTransport,
        key: @escaping @Sendable () -> Secret?,
        timeout: Duration = .seconds(20),
        clock: any Clock<Duration> = ContinuousClock(),
        jitter: @escaping @Sendable () -> Double = { Double.random(in: 0...1) }
    ) {
        self.baseURL = baseURL
        self.transport = transport
        self.key = key
        self.timeout = timeout
        self.clock = clock
        self.jitter = jitter
    }

    /// Asks a question and waits for the answer.
    ///
    /// - Returns: The answer without surrounding white space: not empty, and of at most 16 KiB. One that the model could
    ///   not finish within its tokens is an answer too.
    /// - Throws: ``AssistantError``.
    package func complete(_ prompt: ChatPrompt) async throws(AssistantError) -> String {
        try await complete(prompt, on: clock)
    }

    private func complete(_ prompt: ChatPrompt, on clock: some Clock<Duration>) async throws(AssistantError) -> String {
        let end = clock.now.advanced(by: timeout)
        let first = try await attempt(prompt, within: timeout)
        guard let wait = waitBeforeSecond(after: first), clock.now.advanced(by: wait) < end else {
            return try first.answer.get()
        }
        do {
            // The pause that the service asked for, or the one of our own between two attempts.
            try await clock.sleep(for: wait)
        } catch {
            throw .cancelled
        }
        return try await attempt(prompt, within: clock.now.duration(to: end)).answer.get()
    }

    /// The outcome of one attempt, and how long the service asks to wait before another.
    private struct Attempt: Sendable {
        let answer: Result<String, AssistantError>
        var requestedWait: Duration?
    }

    private func attempt(_ prompt: ChatPrompt, within timeout: Duration) async throws(AssistantError) -> Attempt {
        guard let key = key() else { throw .noKey }
        let question = ChatRequest(for: prompt, baseURL: baseURL)
        let request = CurlRequest(
            method: .post,
            url: question.url,
            headers: [
                ("Authorization", "Bearer \(key.revealed())"),
                ("Content-Type", "application/json"),
                ("Accept", "application/json"),
            ],
            body: question.body.serializedBytes(),
            timeout: timeout
        )
        let response: CurlResponse
        do throws(CurlError) {
            response = try await transport.send(request)
        } catch {
            switch error.code {
            case .timedOut: return Attempt(answer: .failure(.timedOut))
            case .cancelled: throw .cancelled
            default: return Attempt(answer: .failure(.network(error.code)))
            }
        }
        do throws(AssistantError) {
            return Attempt(answer: .success(try ChatCompletion.text(of: response)))
        } catch {
            return Attempt(answer: .failure(error), requestedWait: ChatCompletion.requestedWait(response))
        }
    }

    /// How long to wait before the second attempt, or `nil` when there is to be none.
    ///
    /// Half a second to a second unless the service asks for longer: long enough for a passing fault to pass, short
    /// beside the patience of a customer. A question has no effect but its price, so one that may have arrived is asked
    /// again like any other.
    private func waitBeforeSecond(after attempt: Attempt) -> Duration? {
        guard case .failure(let error) = attempt.answer, error.isTransient else { return nil }
        // Ended by the program itself, or already a whole answer.
        if error == .network(.shutDown) || error == .emptyAnswer { return nil }
        let spread = Duration.milliseconds(500) * (1 + min(max(jitter(), 0), 1))
        return max(spread, attempt.requestedWait ?? .zero)
    }
}
