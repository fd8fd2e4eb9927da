import HTTPTypes
package import Hummingbird
package import Logging
import MetaPlatform
package import Secrets

/// Meta's question whether the webhook is ours: asked once, when it is connected.
///
/// Webhooks themselves never come to the router: ``WebhookChannel`` takes them.
package struct WebhookRoutes: Sendable {
    private let verifyTokens: @Sendable () -> [Secret]
    private let logger: Logger
    private let refusalLog: ThrottledLog

    /// Creates the routes.
    ///
    /// - Parameters:
    ///   - verifyTokens: The tokens that verification accepts.
    ///   - logger: Where the log goes.
    package init(verifyTokens: @escaping @Sendable () -> [Secret], logger: Logger) {
        self.verifyTokens = verifyTokens
        self.logger = logger
        self.refusalLog = ThrottledLog(logger: logger)
    }

    /// Adds the routes to a router.
    package func add(to router: Router<BasicRequestContext>) {
        for path in WebhookIntake.paths { router.get(RouterPath(path)) { request, _ in verify(request) } }
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
}
