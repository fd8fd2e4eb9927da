import MetaPlatform
import ServiceLifecycle

/// Asks Meta at the start which accounts the tokens belong to, so that a wrong token is told before the first customer
/// meets it.
///
/// Whatever comes of it, the server goes on.
struct AccountAnnouncement: Service {
    private let client: GraphClient

    /// Creates the announcement.
    init(client: GraphClient) {
        self.client = client
    }

    /// Asks once, then waits for the stop: a service that ends would end the server.
    func run() async throws {
        await client.announce()
        try? await gracefulShutdown()
    }
}
