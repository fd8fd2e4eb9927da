import Crypto
import HTTPTypes
package import Hummingbird
package import JSON
package import Secrets

/// The operator's pages, on a listener of their own.
///
/// Without an admin token they do not exist.
package struct AdminRoutes: Sendable {
    private let adminToken: @Sendable () -> Secret?
    private let status: @Sendable () -> JSONValue

    /// Creates the routes.
    ///
    /// - Parameters:
    ///   - adminToken: The token that opens them.
    ///   - status: What `GET /status` tells.
    package init(adminToken: @escaping @Sendable () -> Secret?, status: @escaping @Sendable () -> JSONValue) {
        self.adminToken = adminToken
        self.status = status
    }

    /// Adds the routes to a router.
    package func add(to router: Router<BasicRequestContext>) {
        router.get("/status") { request, _ in
            switch access(request) {
            case .granted: Response.json(status())
            case .denied:
                Response.text("Send Authorization: Bearer <ADMIN_TOKEN>.\n", status: .unauthorized)
            case .absent: Response.text("Not found\n", status: .notFound)
            }
        }
    }

    private enum Access {
        case granted
        case denied
        case absent
    }

    /// Compares digests, so that neither the time taken nor the length compared tells anything about the token.
    private func access(_ request: Request) -> Access {
        guard let token = adminToken() else { return .absent }
        let header = request.headers[.authorization] ?? ""
        let given = header.hasPrefix("Bearer ") ? String(header.dropFirst(7)) : ""
        let expectedDigest = Secret(Self.digest(of: token.revealed()))
        return expectedDigest.matches(Self.digest(of: given)) ? .granted : .denied
    }

    private static func digest(of text: String) -> String {
        SHA256.hash(data: Array(text.utf8)).map { String($0, radix: 16) }.joined(separator: ":")
    }
}
