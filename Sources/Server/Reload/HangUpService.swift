import ServiceLifecycle
import UnixSignals

/// Does something at each SIGHUP: by custom, the signal to read configuration again.
package struct HangUpService: Service {
    private let action: @Sendable () async -> Void

    /// Creates the service.
    package init(action: @escaping @Sendable () async -> Void) {
        self.action = action
    }

    /// Waits for signals until the server stops.
    package func run() async {
        for await _ in await UnixSignalsSequence(trapping: .sighup).cancelOnGracefulShutdown() {
            await action()
        }
    }
}
