package import Conversations
import HTTPTypes
package import Hummingbird
package import Logging
import MetaPlatform
package import Secrets

/// Meta's door: verification of the webhook, and the webhooks themselves.
///
/// A webhook is answered 200 as soon as the inbox has taken its bytes; what is in them is read afterwards. So nothing
/// that Meta sent can be lost by our parser, and an event that we do not understand never makes Meta send it for days.
package struct WebhookRoutes: Sendable {
    /// The longest body that is read, in bytes.
    ///
    /// WhatsApp's may be 3 MB. Source: Meta's WhatsApp webhook documentation.
    package static let maximumBodyBytes = 4 * 1024 * 1024

    /// Meta's signature over the raw body, in lower case.
    ///
    /// Source: Meta's Graph API webhooks documentation.
    private static let signatureHeader = "x-hub-signature-256"

    private let verifyTokens: @Sendable () -> [Secret]
    private let appSecrets: @Sendable () -> [Secret]
    private let takesUnsigned: Bool
    private let inbox: any Inbox
    private let counts: ActivityCounts
    private let logger: Logger
    private let refusalLog: ThrottledLog

    /// Creates the routes.
    ///
    /// - Parameters:
    ///   - verifyTokens: The tokens that verification accepts.
    ///   - appSecrets: The secrets that may have signed a webhook; all are tried.
    ///   - takesUnsigned: Takes webhooks without looking at their signature: for a dry run only.
    ///   - inbox: Where bodies go.
    ///   - counts: What happened how often.
    ///   - logger: Where the log goes.
    package init(
        verifyTokens: @escaping @Sendable () -> [Secret],
        appSecrets: @escaping @Sendable () -> [Secret],
        takesUnsigned: Bool,
        inbox: any Inbox,
        counts: ActivityCounts,
        logger: Logger
    ) {
        self.verifyTokens = verifyTokens
        self.appSecrets = appSecrets
        self.takesUnsigned = takesUnsigned
        self.inbox = inbox
        self.counts = counts
        self.logger = logger
        self.refusalLog = ThrottledLog(logger: logger)
    }

    /// Adds the routes to a router: both paths take webhooks of all platforms.
    package func add(to router: Router<BasicRequestContext>) {
        for path: RouterPath in ["/webhook", "/webhook/whatsapp"] {
            router.get(path) { request, _ in verify(request) }
            router.post(path) { request, _ in try await receive(request) }
        }
    }

    private func verify(_ request: Request) -> Response {
        let query = request.uri.queryParameters
        let answer = WebhookChallenge.answer(
            mode: query["hub.mode"].map(String.init),
            token: query["hub.verify_token"].map(String.init),
            challenge: query["hub.challenge"].map(String.init),
            verifyTokens: verifyTokens()
        )
        switch answer {
        case .challenge(let challenge):
            logger.info("webhook verified: Meta is connected")
            return .text(challenge)
        case .forbidden:
            refusalLog.warning("webhook verification refused: hub.verify_token is not VERIFY_TOKEN")
            return .text("Forbidden\n", status: .forbidden)
        case .badChallenge:
            return .text("hub.challenge must be 1 to 256 printable ASCII characters.\n", status: .badRequest)
        }
    }

    private func receive(_ request: Request) async throws -> Response {
        // Nothing is ever inflated: a small compressed body could hold gigabytes. Meta sends none.
        if let encoding = request.headers[.contentEncoding], encoding.lowercased() != "identity" {
            return .text("Send the body without Content-Encoding.\n", status: .unsupportedMediaType)
        }
        guard let body = try await collect(request) else {
            counts.count(.webhooksTooLarge)
            refusalLog.warning("webhook refused: the body is over 4 MiB")
            return .text("The body is over 4 MiB.\n", status: .contentTooLarge)
        }
        guard takesUnsigned || isSigned(request, body) else {
            counts.count(.webhooksBadSignature)
            refusalLog.warning("webhook refused: its signature is missing or not made with APP_SECRET")
            return .text("Forbidden\n", status: .forbidden)
        }
        do {
            try await inbox.store(body)
        } catch {
            if error == .unavailable {
                counts.count(.webhooksRefusedDisk)
                refusalLog.warning("webhook refused for now: it cannot be stored, see the journal's error")
            } else {
                counts.count(.webhooksRefusedFull)
                refusalLog.warning("webhook refused for now: too much is waiting, or the server is stopping")
            }
            var response = Response.text("Try again later.\n", status: .serviceUnavailable)
            response.headers[.retryAfter] = "10"
            return response
        }
        counts.count(.webhooksAccepted)
        return .text("OK\n")
    }

    private func isSigned(_ request: Request, _ body: [UInt8]) -> Bool {
        let signatures = request.headers.filter { $0.name.canonicalName == Self.signatureHeader }.map(\.value)
        return WebhookSignature.isValid(
            signatures.count == 1 ? signatures.first : nil,
            body: body,
            secrets: appSecrets()
        )
    }

    /// The whole body, or `nil` as soon as it is known to be too large.
    private func collect(_ request: Request) async throws -> [UInt8]? {
        let announced = request.headers[.contentLength].flatMap(Int.init) ?? 0
        guard announced <= Self.maximumBodyBytes else { return nil }
        var body: [UInt8] = []
        body.reserveCapacity(announced)
        for try await part in request.body {
            guard body.count + part.readableBytes <= Self.maximumBodyBytes else { return nil }
            body.append(contentsOf: part.readableBytesView)
        }
        return body
    }
}
