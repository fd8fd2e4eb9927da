import Synchronization

/// Tells those who ask for it that something was swapped.
final class SwapBell: Sendable {
    private let listeners = Mutex<[@Sendable () -> Void]>([])

    /// Has something done after each swap from now on.
    func listen(_ listener: @escaping @Sendable () -> Void) { listeners.withLock { $0.append(listener) } }

    /// There was a swap.
    func ring() { for listener in listeners.withLock({ $0 }) { listener() } }
}
