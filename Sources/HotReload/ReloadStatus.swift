/// How a reloader is doing, for `GET /status`.
///
/// Times are in milliseconds since 1970-01-01 UTC.
package struct ReloadStatus: Sendable, Hashable {
    /// The number of the generation that is live.
    package var generation: Int
    /// The hash of the content that is live.
    package var sha256: String
    /// When it went live.
    package var loadedAt: Int64
    /// The path of the source as it was given.
    package var path: String
    /// The same path without links at the last attempt; `nil` where it led to nothing, and before the first attempt.
    package var resolvedPath: String?
    /// Whether what is live comes from the last good copy and not from the source itself.
    package var isFromCopy: Bool
    /// How changes are noticed.
    package var watcher: WatchMode
    /// What about the place of the source can keep changes from being noticed, as sentences.
    package var warnings: [String]
    /// Why the last good copy could not be written, as a sentence; `nil` where it is written, or none is kept.
    package var copyProblem: String?
    /// When the source was last read, whatever came of it; `nil` before the first attempt.
    package var lastAttemptAt: Int64?
    /// What caused the last attempt.
    package var lastTrigger: ReloadTrigger?
    /// What came of the last attempt.
    package var lastOutcome: ReloadVerdict.Outcome?
    /// How many attempts were made since the start.
    package var attempts: Int
    /// How many of them ended with the content refused or unreadable.
    package var failures: Int

    /// When an attempt last found that what the source holds is what is live; `nil` before.
    package var lastSuccessAt: Int64?

    /// Whether what the source holds is not what is live, because it was refused or could not be read.
    package var isDegraded: Bool {
        switch lastOutcome {
        case .refused, .unreadable: true
        case .loaded, .unchanged: false
        case .unsettled, .unavailable, nil: isFromCopy
        }
    }
}
