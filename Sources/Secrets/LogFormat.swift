/// How a log line is written.
package enum LogFormat: String, Sendable, Hashable, CaseIterable {
    /// For people: `2026-11-22T10:00:00Z info  message key=value`.
    case text
    /// For log collectors: one JSON object with `time`, `level`, `message` and the metadata's keys.
    case json
}
