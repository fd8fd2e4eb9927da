import CurlClient
import JSON
package import Logging
package import Secrets

/// Asks a running server to reload, and waits for its verdict.
package struct ReloadClient: Sendable {
    /// What came of it.
    package enum Outcome: Sendable, Hashable {
        /// All that is on disk is live; the server's answer in words.
        case live(String)
        /// It was refused: the diagnostics, one JSON object a line.
        case refused(String)
        /// There is no verdict; why, as a sentence.
        case failed(String)
    }

    /// The longest wait for the verdict: compiling ten thousand rules takes less than a second.
    private static let timeout = Duration.seconds(60)

    private let admin: ListenAddress
    private let token: Secret?

    /// Creates a client of the server that has these settings and secrets.
    package init(admin: ListenAddress, secrets: SecretSet) {
        self.admin = admin
        token = secrets[.adminToken]
    }

    /// Asks once.
    package func reload(logger: Logger) async -> Outcome {
        guard let token else {
            return .failed("ADMIN_TOKEN is not set: without it the server has no admin pages to ask.")
        }
        let host = ["0.0.0.0", "::"].contains(admin.host) ? "127.0.0.1" : admin.host
        let request = CurlRequest(
            method: .post,
            url: "http://\(ListenAddress(host: host, port: admin.port))/reload",
            headers: [(name: "Authorization", value: "Bearer \(token.revealed())")],
            timeout: Self.timeout,
            maximumResponseBytes: 64 << 20
        )
        let transport = CurlTransport(logger: logger)
        return await withTaskGroup(of: Outcome?.self) { group in
            group.addTask {
                try? await transport.run()
                return nil
            }
            group.addTask {
                do throws(CurlError) {
                    return outcome(of: try await transport.send(request))
                } catch {
                    return .failed("The server at \(admin) cannot be asked: \(error.message)")
                }
            }
            var first: Outcome?
            for await ended in group {
                first = first ?? ended
                group.cancelAll()
            }
            return first ?? .failed("The server at \(admin) cannot be asked.")
        }
    }

    private func outcome(of response: CurlResponse) -> Outcome {
        let text = String(decoding: response.body, as: UTF8.self)
        switch response.status {
        case 200:
            guard let answer = try? JSONValue.parse(response.body), let sha256 = answer["sha256"]?.string,
                let generation = answer["generation"]?.integer, let outcome = answer["outcome"]?.string,
                let secrets = answer["secrets"], let secretsOutcome = secrets["outcome"]?.string,
                let secretsGeneration = secrets["generation"]?.integer
            else { return .failed("The server at \(admin) answered something else: is it replyd?") }
            return .live(
                "rules \(outcome): generation \(generation), sha256 \(sha256)\n"
                    + "secrets \(secretsOutcome): generation \(secretsGeneration)\n"
            )
        case 422: return .refused(text)
        case 401: return .failed("The server at \(admin) has another ADMIN_TOKEN.")
        case 404: return .failed("The server at \(admin) has no admin pages: its ADMIN_TOKEN is not set.")
        case 429: return .failed("The server at \(admin) takes no token for a minute: wrong ones were tried too often.")
        case 503: return .failed("The server at \(admin) is stopping.")
        default: return .failed("The server at \(admin) answered \(response.status).")
        }
    }
}
