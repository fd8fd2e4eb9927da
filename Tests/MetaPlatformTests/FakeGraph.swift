import CurlClient
import Logging
import MetaPlatform
import Secrets
import Synchronization

/// A Graph API in memory: answers by rule, and remembers what it was asked.
final class FakeGraph: Sendable {
    typealias Rule = @Sendable (CurlRequest) async throws(CurlError) -> CurlResponse

    private let rule: Rule
    private let received = Mutex<[CurlRequest]>([])

    init(_ rule: @escaping Rule) {
        self.rule = rule
    }

    var requests: [CurlRequest] { received.withLock { $0 } }

    /// The requests as a method and what follows the host.
    var lines: [String] {
        requests.map { "\($0.method.rawValue) \($0.url.dropFirst("https:/".count))" }
    }

    func answer(_ request: CurlRequest) async throws(CurlError) -> CurlResponse {
        received.withLock { $0.append(request) }
        return try await rule(request)
    }
}

extension CurlResponse {
    static func json(
        _ text: String,
        status: Int = 200,
        headers: [(name: String, value: String)] = []
    ) -> CurlResponse {
        CurlResponse(status: status, headers: headers, body: Array(text.utf8))
    }

    static func error(code: Int, subcode: Int? = nil, status: Int = 400) -> CurlResponse {
        let rest = subcode.map { #","error_subcode":\#($0)"# } ?? ""
        return json(#"{"error":{"message":"invented","code":\#(code)\#(rest)}}"#, status: status)
    }
}

/// A clock that a test moves.
final class TestClock: Sendable {
    private let moment = Mutex(ContinuousClock.Instant.now)

    var now: ContinuousClock.Instant { moment.withLock { $0 } }

    func advance(by duration: Duration) {
        moment.withLock { $0 = $0.advanced(by: duration) }
    }
}

/// Log lines, kept for a test to look at.
final class RecordedLog: Sendable {
    private let recorded = Mutex<[String]>([])

    var lines: [String] { recorded.withLock { $0 } }

    var logger: Logger {
        Logger(label: "test") { _ in RecordingHandler(target: self) }
    }

    fileprivate func append(_ line: String) {
        recorded.withLock { $0.append(line) }
    }
}

private struct RecordingHandler: LogHandler {
    let target: RecordedLog
    var metadata: Logger.Metadata = [:]
    var logLevel = Logger.Level.trace

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        target.append("\(event.level) \(event.message) \(event.metadata ?? [:])")
    }
}
