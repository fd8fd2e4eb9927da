import Logging
import Server
import Synchronization
import Testing

@Suite struct ThrottledLogTests {
    @Test func theSameWarningIsWrittenOnceAMinute() {
        let lines = Lines()
        let time = Mutex(ContinuousClock.now)
        let log = ThrottledLog(logger: Logger(label: "test", factory: { _ in lines }), now: { time.withLock { $0 } })
        for _ in 0..<100 { log.warning("refused") }
        log.warning("another")
        #expect(lines.all == ["refused", "another"])
        time.withLock { $0 += .seconds(61) }
        log.warning("refused")
        log.warning("refused")
        #expect(lines.all == ["refused", "another", "refused more_like_this=99"])
    }
}

/// A log handler that keeps what it is given.
private final class Lines: LogHandler {
    private let lines = Mutex([String]())

    var all: [String] { lines.withLock { $0 } }
    var metadata: Logger.Metadata {
        get { [:] }
        set {}
    }
    var logLevel: Logger.Level {
        get { .trace }
        set {}
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { nil }
        set {}
    }

    func log(event: LogEvent) {
        let more = (event.metadata ?? [:]).map { " \($0.key)=\($0.value)" }.sorted().joined()
        lines.withLock { $0.append("\(event.message)\(more)") }
    }
}
