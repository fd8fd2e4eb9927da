import MetaPlatform
import ServiceLifecycle

/// Asks Meta at the start, and after each change of the secrets, which accounts the tokens belong to, so that a wrong token is told before the first customer
/// meets it.
///
/// Whatever comes of it, the server goes on.
struct AccountAnnouncement: Service {
    private let client: GraphClient
    private let swaps: AsyncStream<Void>

    /// Creates the announcement.
    ///
    /// - Parameters:
    ///   - client: Asks Meta.
    ///   - swaps: One element after each swap of the secrets.
    init(client: GraphClient, swaps: AsyncStream<Void>) {
        self.client = client
        self.swaps = swaps
    }

    /// Asks, and asks again, until the stop.
    func run() async throws {
        await client.announce()
        for await _ in swaps.cancelOnGracefulShutdown() { await client.announce() }
    }
}
