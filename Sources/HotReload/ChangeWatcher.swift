/// Notices that a source may have changed.
protocol ChangeWatcher: Sendable {
    /// One element after each change, or after many: a hint to look again, never what changed.
    ///
    /// Holds one element at most: a second hint says nothing that the first does not. For a single reader.
    var hints: AsyncStream<Void> { get }

    /// Starts watching, or watches anew what the path leads to by now; to be called before each read.
    ///
    /// Whatever changes after this call gives a hint, so that a read that follows misses nothing.
    func refresh() -> WatchMode

    /// Watches these files from the next refresh on, besides those that the source consists of.
    ///
    /// Returns whether they are others than before, so that a refresh is due.
    func follow(_ paths: [String]) -> Bool

    /// Ends the watching and gives back what the system lent for it.
    func stop()
}
