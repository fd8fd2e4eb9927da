/// A clock without its type: time as the duration since the value was made.
///
/// Keeps the clock's type out of everything that has to wait.
struct Timeline: Sendable {
    /// The time that has passed.
    let now: @Sendable () -> Duration
    /// Waits for a time, or returns early when the task is cancelled.
    let sleep: @Sendable (_ until: Duration) async -> Void

    init<C: Clock<Duration>>(_ clock: C) {
        let origin = clock.now
        now = { origin.duration(to: clock.now) }
        // Those who call it say what they wait for.
        sleep = { time in try? await clock.sleep(until: origin.advanced(by: time), tolerance: nil) }
    }
}
