import ServiceLifecycle

/// Says at once that a stop has begun, while what is in hand is still being finished.
struct StopNotice: Service {
    private let notifier: ServiceNotifier

    /// Creates the notice.
    init(notifier: ServiceNotifier) {
        self.notifier = notifier
    }

    /// Waits for the stop.
    func run() async throws {
        try? await gracefulShutdown()
        notifier.stopping()
    }
}
