package import Conversations
import HTTPTypes
package import Hummingbird
import JSON
import Rules

/// The pages that anyone may see: what this is, whether it is well, and the pages that Meta asks for.
package struct PublicRoutes: Sendable {
    private let rules: @Sendable () -> RulesGeneration
    private let isReady: @Sendable () -> Bool

    /// Creates the routes.
    ///
    /// - Parameters:
    ///   - rules: The live rules, whose business the pages name.
    ///   - isReady: Whether messages are being taken in.
    package init(rules: @escaping @Sendable () -> RulesGeneration, isReady: @escaping @Sendable () -> Bool) {
        self.rules = rules
        self.isReady = isReady
    }

    /// Adds the routes to a router.
    package func add(to router: Router<BasicRequestContext>) {
        // Uptime monitors ask by HEAD as well.
        for method in [HTTPRequest.Method.get, .head] {
            router.on("/", method: method) { _, _ in
                Response.json(["message": "replyd answers messages here.", "status": "healthy"])
            }
            router.on("/health/live", method: method) { _, _ in Response.json(["status": "live"]) }
            router.on("/health/ready", method: method) { [isReady] _, _ in
                isReady()
                    ? Response.json(["status": "ready"])
                    : Response.json(["status": "not ready"], status: .serviceUnavailable)
            }
        }
        for page in LegalPage.allCases {
            router.get(RouterPath(page.rawValue)) { [rules] _, _ in
                let rules = rules().rules
                return Response.html(page.html(for: rules.business, usesAI: rules.ai != nil))
            }
        }
    }
}
