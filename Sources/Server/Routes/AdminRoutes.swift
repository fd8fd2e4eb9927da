import HTTPTypes
import Hummingbird
import JSON
import Prometheus

/// The operator's pages, on a listener of their own.
///
/// Without an admin token they do not exist.
struct AdminRoutes: Sendable {
    /// What the pages show and do.
    struct Pages: Sendable {
        /// What `GET /status` tells.
        let status: @Sendable () -> JSONValue
        /// What `GET /metrics` tells.
        let metrics: @Sendable () -> String
        /// What `POST /reload` does, and answers.
        let reload: @Sendable () async -> Response
    }

    private let gate: AdminGate
    private let pages: Pages

    /// Creates the routes.
    init(gate: AdminGate, pages: Pages) {
        self.gate = gate
        self.pages = pages
    }

    /// Adds the routes to a router.
    func add(to router: Router<AdminContext>) {
        router.get("/status") { request, context in
            await guarded(request, context) { .json(pages.status()) }
        }
        router.get("/metrics") { request, context in
            await guarded(request, context) {
                var response = Response.text(pages.metrics())
                response.headers[.contentType] = MetricsRegistry.contentType
                return response
            }
        }
        router.post("/reload") { request, context in
            await guarded(request, context) { await pages.reload() }
        }
    }

    private func guarded(
        _ request: Request,
        _ context: AdminContext,
        _ page: () async -> Response
    ) async -> Response {
        let access = gate.access(authority: request.head.authority, headers: request.headers, peer: context.peer)
        switch access {
        case .granted:
            return await page()
        case .absent:
            return .text("Not found\n", status: .notFound)
        case .wrongHost:
            return .text("This is another host.\n", status: .misdirectedRequest)
        case .foreignOrigin:
            return .text("Not from another page.\n", status: .forbidden)
        case .denied:
            return .text("Send Authorization: Bearer <ADMIN_TOKEN>.\n", status: .unauthorized)
        case .lockedOut:
            var response = Response.text("Too many wrong tokens. Wait a minute.\n", status: .tooManyRequests)
            response.headers[.retryAfter] = "60"
            return response
        }
    }
}
