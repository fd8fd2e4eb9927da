/// What came of one attempt to reload.
package struct ReloadVerdict: Sendable, Hashable {
    /// The ways that an attempt ends.
    package enum Outcome: Sendable, Hashable {
        /// New content is live, as a new generation.
        case loaded
        /// The source holds what is live already; no new generation. An earlier failure is over.
        case unchanged
        /// The content is bad; the last good generation stays.
        case refused(LoadRefusal)
        /// The source could not be read; the last good generation stays.
        case unreadable(SourceReadError)
        /// A poll met a change that nobody had announced: it is loaded when a second look finds the same.
        ///
        /// A writer that is not done yet announces nothing; neither does a file system without notifications.
        case unsettled
        /// No attempt was made, because the reloader has stopped or the caller was cancelled.
        case unavailable

        /// One word for logs and metrics.
        package var label: String {
            switch self {
            case .loaded: "loaded"
            case .unchanged: "unchanged"
            case .refused: "refused"
            case .unreadable: "unreadable"
            case .unsettled: "unsettled"
            case .unavailable: "unavailable"
            }
        }

        /// Whether the source is to be read again soon, although nothing happens to it.
        var wantsSecondLook: Bool {
            switch self {
            case .unsettled: true
            case .unreadable(let error): error.isTransient
            case .loaded, .unchanged, .refused, .unavailable: false
            }
        }
    }

    /// How the attempt ended.
    package let outcome: Outcome
    /// The number of the generation that is live after it.
    package let generation: Int
    /// The hash of the content that is live after it.
    package let sha256: String

    /// Creates a verdict.
    package init(outcome: Outcome, generation: Int, sha256: String) {
        self.outcome = outcome
        self.generation = generation
        self.sha256 = sha256
    }

    /// Whether what the source holds is live now.
    package var isAccepted: Bool {
        switch outcome {
        case .loaded, .unchanged: true
        case .refused, .unreadable, .unsettled, .unavailable: false
        }
    }
}
