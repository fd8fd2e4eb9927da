/// How changes of a source are noticed.
package enum WatchMode: Sendable, Hashable, CustomStringConvertible {
    /// The kernel reports each change at once.
    case inotify
    /// The source is read again every few seconds; `reason` says why, and what to do about it.
    case poll(reason: String)

    /// The mode's name in `GET /status`.
    package var description: String {
        switch self {
        case .inotify: "inotify"
        case .poll: "poll"
        }
    }
}
