import Logging
import Synchronization

/// Keeps what is logged.
final class RecordingLog: Sendable {
    private let events = Mutex<[(level: Logger.Level, message: String, metadata: Logger.Metadata)]>([])

    var logger: Logger {
        var logger = Logger(label: "test") { _ in Handler(log: self) }
        logger.logLevel = .debug
        return logger
    }

    /// The messages from a level on, in order.
    func messages(from level: Logger.Level = .info) -> [String] {
        events.withLock { $0.filter { $0.level >= level }.map(\.message) }
    }

    /// The metadata of the last line with this message.
    func metadata(of message: String) -> Logger.Metadata? {
        events.withLock { $0.last { $0.message == message }?.metadata }
    }

    private struct Handler: LogHandler {
        let log: RecordingLog
        var logLevel = Logger.Level.debug
        var metadata: Logger.Metadata = [:]

        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }

        func log(event: LogEvent) {
            log.events.withLock { $0.append((event.level, "\(event.message)", event.metadata ?? [:])) }
        }
    }
}
