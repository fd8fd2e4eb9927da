import Synchronization

/// Waits until both listeners are open, and then tells their ports once.
final class ListeningPorts: Sendable {
    private let ports = Mutex<(webhooks: Int?, admin: Int?)>((nil, nil))
    private let onBoth: @Sendable (ReplydServer.Ports) -> Void

    /// Creates a wait for both.
    init(_ onBoth: @escaping @Sendable (ReplydServer.Ports) -> Void) {
        self.onBoth = onBoth
    }

    /// The webhooks' listener is open.
    func opened(webhooks port: Int) { note { $0.webhooks = port } }

    /// The admin pages' listener is open.
    func opened(admin port: Int) { note { $0.admin = port } }

    private func note(_ change: (inout (webhooks: Int?, admin: Int?)) -> Void) {
        let both = ports.withLock { ports in
            change(&ports)
            return ports
        }
        if let webhooks = both.webhooks, let admin = both.admin { onBoth(.init(webhooks: webhooks, admin: admin)) }
    }
}
