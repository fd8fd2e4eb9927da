/// Stores and reads with patience: while the disk is full or faulty, what is in hand waits for it.
struct Persistence: Sendable {
    /// How long until the next try.
    ///
    /// A disk that takes data again, or a program that lets go of a lock, tells nobody: trying is the only way to know. The
    /// journal's own writer tries in the same rhythm.
    private static let pause = Duration.seconds(1)

    /// Measures the pauses.
    let clock: any Clock<Duration>

    /// Does something with the store until it works.
    ///
    /// - Returns: `nil` when the store is closed, does not take it, or the task was cancelled before it worked: then it is as if nothing had
    ///   been done.
    func callAsFunction<Value: Sendable>(
        _ body: @Sendable () async throws(StoreError) -> Value
    ) async -> Value? {
        while true {
            do throws(StoreError) {
                return try await body()
            } catch {
                guard case .unavailable = error else { return nil }
                // Nothing tells when a disk has room again but trying.
                guard (try? await clock.sleep(for: Self.pause)) != nil else { return nil }
            }
        }
    }
}
