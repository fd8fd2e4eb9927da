package import Logging
import Synchronization

/// Writes a warning that a stranger can cause at most once a minute, so that nobody can fill the disk with it.
package final class ThrottledLog: Sendable {
    private struct Entry {
        var lastWritten: ContinuousClock.Instant
        var suppressed = 0
    }

    private let logger: Logger
    private let interval: Duration
    private let now: @Sendable () -> ContinuousClock.Instant
    private let entries = Mutex([String: Entry]())

    /// Creates a throttle.
    ///
    /// - Parameters:
    ///   - logger: Where the lines go.
    ///   - interval: The time between two lines of the same message.
    ///   - now: The clock.
    package init(
        logger: Logger,
        interval: Duration = .seconds(60),
        now: @escaping @Sendable () -> ContinuousClock.Instant = { .now }
    ) {
        self.logger = logger
        self.interval = interval
        self.now = now
    }

    /// Writes a message, or counts it when it was written less than the interval ago.
    ///
    /// - Parameter message: A fixed text: each distinct one is remembered.
    package func warning(_ message: StaticString) {
        let now = now()
        let key = message.description
        let suppressed = entries.withLock { entries -> Int? in
            if let entry = entries[key], entry.lastWritten.duration(to: now) < interval {
                entries[key]?.suppressed += 1
                return nil
            }
            defer { entries[key] = Entry(lastWritten: now) }
            return entries[key]?.suppressed ?? 0
        }
        guard let suppressed else { return }
        logger.warning("\(key)", metadata: suppressed > 0 ? ["more_like_this": "\(suppressed)"] : nil)
    }
}
