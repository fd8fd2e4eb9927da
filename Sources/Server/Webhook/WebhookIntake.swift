package import Conversations
import HTTPTypes
package import Logging
import MetaPlatform
import NIOCore
package import Secrets

/// Takes signed webhooks: what is refused before the body is read, and what becomes of a whole body.
///
/// A webhook is answered 200 as soon as the inbox has taken its bytes; what is in them is read afterwards. So nothing
/// that Meta sent can be lost by our parser, and an event that we do not understand never makes Meta send it for days.
package struct WebhookIntake: Sendable {
    /// The longest body that is read, in bytes.
    ///
    /// WhatsApp's may be 3 MB. Source: Meta's WhatsApp webhook documentation.
    package static let maximumBodyBytes = 4 * 1024 * 1024

    /// Where webhooks of all platforms come in.
    package static let paths = ["/webhook", "/webhook/whatsapp"]

    /// Meta's signature over the raw body, in lower case.
    ///
    /// Source: Meta's Graph API webhooks documentation.
    private static let signatureHeader = "x-hub-signature-256"

    private let appSecrets: @Sendable () -> [Secret]
    private let takesUnsigned: Bool
    private let inbox: any Inbox
    private let counts: ActivityCounts
    private let refusalLog: ThrottledLog

    /// Creates an intake.
    ///
    /// - Parameters:
    ///   - appSecrets: The secrets that may have signed a webhook; all are tried.
    ///   - takesUnsigned: Takes webhooks without looking at their signature: for a dry run only.
    ///   - inbox: Where bodies go.
    ///   - counts: What happened how often.
    ///   - logger: Where the log goes.
    package init(
        appSecrets: @escaping @Sendable () -> [Secret],
        takesUnsigned: Bool,
        inbox: any Inbox,
        counts: ActivityCounts,
        logger: Logger
    ) {
        self.appSecrets = appSecrets
        self.takesUnsigned = takesUnsigned
        self.inbox = inbox
        self.counts = counts
        refusalLog = ThrottledLog(logger: logger)
    }

    /// Whether a request posts a webhook.
    func isWebhook(_ request: HTTPRequest) -> Bool {
        guard request.method == .post, let path = request.path else { return false }
        return Self.paths.contains { path == $0 || path.hasPrefix($0 + "?") }
    }

    /// What a request is refused with before its body is read; `nil` for nothing.
    func refusal(of request: HTTPRequest) -> WebhookAnswer? {
        // Nothing is ever inflated: a small compressed body could hold gigabytes. Meta sends none.
        if let encoding = request.headerFields[.contentEncoding], encoding.lowercased() != "identity" {
            return .compressed
        }
        let announced = request.headerFields[.contentLength].flatMap(Int.init) ?? 0
        return announced > Self.maximumBodyBytes ? refuseAsTooLarge() : nil
    }

    /// The refusal of a body that is too large.
    func refuseAsTooLarge() -> WebhookAnswer {
        counts.count(.webhooksTooLarge)
        refusalLog.warning("webhook refused: the body is over 4 MiB")
        return .tooLarge
    }

    /// Takes a whole body.
    ///
    /// - Parameters:
    ///   - request: The request that it came with.
    ///   - body: The bytes as they came.
    ///   - answer: Told the answer, at once or later, on any thread.
    func take(_ request: HTTPRequest, _ body: [UInt8], answer: @escaping @Sendable (WebhookAnswer) -> Void) {
        guard takesUnsigned || isSigned(request, body) else {
            counts.count(.webhooksBadSignature)
            refusalLog.warning("webhook refused: its signature is missing or not made with APP_SECRET")
            return answer(.forbidden)
        }
        inbox.store(body) { [self] error in answer(self.answer(to: error)) }
    }

    private func answer(to error: InboxError?) -> WebhookAnswer {
        switch error {
        case nil:
            counts.count(.webhooksAccepted)
            return .accepted
        case .unavailable:
            counts.count(.webhooksRefusedDisk)
            refusalLog.warning("webhook refused for now: it cannot be stored, see the journal's error")
            return .later
        case .full, .closed:
            counts.count(.webhooksRefusedFull)
            refusalLog.warning("webhook refused for now: too much is waiting, or the server is stopping")
            return .later
        }
    }

    private func isSigned(_ request: HTTPRequest, _ body: [UInt8]) -> Bool {
        let signatures = request.headerFields.filter { $0.name.canonicalName == Self.signatureHeader }.map(\.value)
        return WebhookSignature.isValid(
            signatures.count == 1 ? signatures.first : nil,
            body: body,
            secrets: appSecrets()
        )
    }
}
