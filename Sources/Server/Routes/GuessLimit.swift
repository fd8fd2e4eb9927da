import Synchronization

/// Counts failed attempts by address, and locks an address out that has made too many.
///
/// Bounded: of more addresses than fit the one that was quiet for longest is forgotten.
package final class GuessLimit: Sendable {
    private let maximumFailures: Int
    private let window: Duration
    private let maximumPeers: Int
    private let now: @Sendable () -> ContinuousClock.Instant
    private let failures = Mutex([String: [ContinuousClock.Instant]]())

    /// Creates a limit.
    ///
    /// - Parameters:
    ///   - maximumFailures: The failures of one address within the window that lock it out.
    ///   - window: How long a failure counts.
    ///   - maximumPeers: The addresses that are counted at a time.
    ///   - now: The clock.
    package init(
        maximumFailures: Int = 10,
        window: Duration = .seconds(60),
        maximumPeers: Int = 1_024,
        now: @escaping @Sendable () -> ContinuousClock.Instant = { .now }
    ) {
        self.maximumFailures = maximumFailures
        self.window = window
        self.maximumPeers = maximumPeers
        self.now = now
    }

    /// Whether an address has failed too often lately.
    package func isLockedOut(_ peer: String) -> Bool {
        let now = now()
        return failures.withLock { failures in
            let recent = failures[peer, default: []].filter { $0.duration(to: now) < window }
            failures[peer] = recent.isEmpty ? nil : recent
            return recent.count >= maximumFailures
        }
    }

    /// Counts one failure more.
    package func fail(_ peer: String) {
        let now = now()
        failures.withLock { failures in
            if failures[peer] == nil, failures.count >= maximumPeers {
                let quietest = failures.min { ($0.value.last ?? now) < ($1.value.last ?? now) }
                if let quietest { failures[quietest.key] = nil }
            }
            failures[peer, default: []].append(now)
        }
    }
}
