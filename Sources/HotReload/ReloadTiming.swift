/// The waiting times of a reloader.
package struct ReloadTiming: Sendable, Hashable {
    /// How long a source has to be quiet after a change before it is read.
    ///
    /// Long enough for the steps of a save (backup, write, rename) to be over, short enough to feel immediate.
    package var debounce: Duration
    /// How long after the first change a source that never gets quiet is read anyway.
    package var maximumDelay: Duration
    /// How often the source is read although nothing was noticed.
    package var safetyPoll: Duration
    /// How often the source is read while changes cannot be noticed in any other way.
    package var fallbackPoll: Duration
    /// How long after a look that could not be the last (the system had no file to spare, or a poll met a change that
    /// nobody had announced, which may be half of one) the source is read again.
    package var secondLook: Duration

    /// Creates the times: by default 50 ms, 1 s, 10 s, 2 s and 1 s.
    package init(
        debounce: Duration = .milliseconds(50),
        maximumDelay: Duration = .seconds(1),
        safetyPoll: Duration = .seconds(10),
        fallbackPoll: Duration = .seconds(2),
        secondLook: Duration = .seconds(1)
    ) {
        self.debounce = debounce
        self.maximumDelay = maximumDelay
        self.safetyPoll = safetyPoll
        self.fallbackPoll = fallbackPoll
        self.secondLook = secondLook
    }
}
