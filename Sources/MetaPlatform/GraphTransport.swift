import CurlClient
import JSON
import Logging
import Secrets
import Synchronization

/// Makes requests to the Graph API: the token as a header, the proof as a query, errors as typed values.
final class GraphTransport: Sendable {
    /// Sends an HTTP request.
    typealias Exchange = @Sendable (CurlRequest) async throws(CurlError) -> CurlResponse

    private let endpoints: GraphEndpoints
    private let exchange: Exchange
    private let logger: Logger
    /// The versions that answers came with and that have been logged.
    private let loggedVersions = Mutex<Set<String>>([])

    /// Creates a transport.
    init(endpoints: GraphEndpoints, exchange: @escaping Exchange, logger: Logger) {
        self.endpoints = endpoints
        self.exchange = exchange
        self.logger = logger
    }

    /// Makes one request, once.
    ///
    /// - Parameters:
    ///   - request: The request.
    ///   - file: A file that goes with it: then its body travels as the fields of a form.
    ///   - credentials: The tokens.
    /// - Returns: The answer's object.
    /// - Throws: ``GraphSendError`` when there is no answer, or one that is no success.
    func perform(
        _ request: GraphRequest,
        file: MultipartForm.File? = nil,
        credentials: GraphCredentials
    ) async throws(GraphSendError) -> JSONValue {
        guard let token = credentials.token(for: request.credential) else {
            throw GraphSendError(.noToken(request.credential.secretName))
        }
        let response: CurlResponse
        var curlRequest = curlRequest(request, token: token, appSecret: credentials.appSecret)
        if let file { Self.add(file, to: &curlRequest, fields: request.body?.object ?? [:]) }
        do throws(CurlError) {
            response = try await exchange(curlRequest)
        } catch {
            throw GraphSendError(.network(error))
        }
        noteVersion(response)
        if let error = GraphError(response, hiding: [token, credentials.appSecret].compactMap(\.self)) {
            throw GraphSendError(.refused(error))
        }
        guard let answer = try? JSONValue.parse(response.body), answer.object != nil else {
            throw GraphSendError(.badAnswer)
        }
        return answer
    }

    private func curlRequest(_ request: GraphRequest, token: Secret, appSecret: Secret?) -> CurlRequest {
        var url = request.url
        // Only graph.facebook.com knows the proof: the app's secret is not the secret of Instagram's own login.
        if request.host == .meta, let appSecret {
            let proof = AppSecretProof.make(token: token, appSecret: appSecret)
            url += (url.contains("?") ? "&" : "?") + "appsecret_proof=" + proof
        }
        var headers = [(name: "Authorization", value: "Bearer \(token.revealed())")]
        if request.body != nil { headers.append((name: "Content-Type", value: "application/json")) }
        return CurlRequest(
            method: CurlRequest.Method(rawValue: request.method) ?? .post,
            url: url,
            headers: headers,
            body: request.body?.serializedBytes()
        )
    }

    /// How long a file may take on its way: the largest that a platform takes, on a slow line.
    private static let uploadTimeout = Duration.seconds(300)

    private static func add(_ file: MultipartForm.File, to request: inout CurlRequest, fields: JSONObject) {
        let form = MultipartForm(fields: fields, file: file)
        request.headers.removeAll { $0.name == "Content-Type" }
        request.headers.append((name: "Content-Type", value: form.contentType))
        request.body = form.bytes
        request.timeout = uploadTimeout
    }

    /// Says, once for each version, that Meta answered in another version than it was asked in: it moves calls in an
    /// expired version to a newer one, in which they may mean something else.
    private func noteVersion(_ response: CurlResponse) {
        guard let header = response.header("facebook-api-version"), header != endpoints.version else { return }
        guard let version = PrintableText.clean(header, hiding: [], maximumLength: 16) else { return }
        let isNew = loggedVersions.withLock { versions in
            versions.count < 8 && versions.insert(version).inserted
        }
        guard isNew else { return }
        logger.warning(
            "Meta answers in another version of its API than the one that is set: set GRAPH_VERSION to a current one",
            metadata: ["set": "\(endpoints.version)", "answered": "\(version)"]
        )
    }
}
