package import Conversations
import HTTPTypes
package import Hummingbird
import JSON
import Rules

/// The pages that anyone may see: what this is, whether it is well, and the pages that Meta asks for.
package struct PublicRoutes: Sendable {
    private let rules: @Sendable () -> RulesGeneration
    private let isReady: @Sendable () -> Bool
    private let retentionDays: Int?

    /// Creates the routes.
    ///
    /// - Parameters:
    ///   - rules: The live rules, whose business the pages name.
    ///   - isReady: Whether messages are being taken in.
    ///   - retentionDays: How long what was said is kept; `nil` where nothing outlives the program's run.
    package init(
        rules: @escaping @Sendable () -> RulesGeneration,
        isReady: @escaping @Sendable () -> Bool,
        retentionDays: Int?
    ) {
        self.rules = rules
        self.isReady = isReady
        self.retentionDays = retentionDays
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
            router.get(RouterPath(page.rawValue)) { [rules, retentionDays] _, _ in
                let rules = rules().rules
                let record = RecordKeeping(days: retentionDays, keepsText: rules.conversation.keepsText)
                return Response.html(page.html(for: rules.business, usesAI: rules.ai != nil, record: record))
            }
        }
    }
}
