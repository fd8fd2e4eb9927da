import Logging
import Synchronization

@testable import HotReload

/// A reloader of text under test, with everything that it reports.
///
/// The text of all files is good when it ends with "end"; anything else is half a file. So a test can write bad
/// content, and content that is torn.
final class ReloaderBench: Sendable {
    let reloader: Reloader<String>
    let log = RecordingLog()
    private let reports: AsyncStream<ReloadReport>
    private let loads: LoadCount

    private final class LoadCount: Sendable {
        let value = Mutex(0)
    }

    /// How often the load function ran.
    var loadCount: Int { loads.value.withLock { $0 } }

    convenience init(
        path: String,
        clock: some Clock<Duration> = ContinuousClock(),
        watcher: (any ChangeWatcher)? = nil,
        // By default no poll: it must not be what saves a test of the watcher.
        timing: ReloadTiming = ReloadTiming(safetyPoll: .seconds(86_400), fallbackPoll: .seconds(86_400))
    ) {
        let reader = SourceReader(path: path) { $0.hasSuffix(".json") }
        self.init(reader: reader, clock: clock, watcher: watcher, timing: timing)
    }

    init<Source: ReloadSource>(
        reader: Source,
        clock: some Clock<Duration> = ContinuousClock(),
        watcher: (any ChangeWatcher)? = nil,
        timing: ReloadTiming = ReloadTiming(safetyPoll: .seconds(86_400), fallbackPoll: .seconds(86_400)),
        wallClock: @escaping @Sendable () -> Int64 = { 1_000 },
        copy: LastGoodCopy? = nil,
        whileLoading: @escaping @Sendable (String) -> Void = { _ in }
    ) where Source.Content == SourceSnapshot {
        let (reports, report) = AsyncStream.makeStream(of: ReloadReport.self)
        let loads = LoadCount()
        let first = try? reader.look().content
        self.reports = reports
        self.loads = loads
        reloader = Reloader(
            noun: "rules",
            source: reader,
            initial: first.map(Self.text) ?? "",
            identity: first?.sha256 ?? "",
            isFromCopy: false,
            tellsIdentity: true,
            timing: timing,
            timeline: Timeline(clock),
            wallClock: wallClock,
            logger: log.logger,
            keep: copy.map { copy in { @Sendable (snapshot: SourceSnapshot) in copy.keep(snapshot) } },
            onReport: { report.yield($0) },
            watcher: watcher ?? InotifyWatcher(source: reader),
            // What the test machine's own file system is must not show in the log.
            surroundings: { _, _, _ in SourceSurroundings(of: [], mounts: "", isFile: { _ in false }) },
            load: { snapshot in
                loads.value.withLock { $0 += 1 }
                let text = Self.text(snapshot)
                whileLoading(text)
                return text.hasSuffix("end")
                    ? .loaded(text, notes: LoadNotes(metadata: ["length": "\(text.utf8.count)"]))
                    : .refused(LoadRefusal(summary: "half a file", report: "no end in \(text)"))
            }
        )
    }

    private static func text(_ snapshot: SourceSnapshot) -> String {
        snapshot.files.map { String(decoding: $0.bytes, as: UTF8.self) }.joined()
    }

    /// Runs the reloader around `body`, which begins when the first attempt is over and changes are watched.
    func run(_ body: (inout Reports) async throws -> Void) async throws {
        try await withThrowingTaskGroup { group in
            group.addTask { await self.reloader.run() }
            var reports = Reports(reloader: reloader, iterator: reports.makeAsyncIterator())
            _ = try await reports.next { $0.trigger == .start }
            try await body(&reports)
            group.cancelAll()
        }
    }

    /// What the reloader reports, in order.
    struct Reports {
        struct Ended: Error {}

        fileprivate let reloader: Reloader<String>
        fileprivate var iterator: AsyncStream<ReloadReport>.Iterator

        /// Waits for a report; the test's time limit ends the wait.
        @discardableResult
        mutating func next(where matches: (ReloadReport) -> Bool = { _ in true }) async throws -> ReloadReport {
            while let report = await iterator.next() {
                if matches(report) { return report }
            }
            throw Ended()
        }

        /// Waits for an attempt that ends in this way.
        @discardableResult
        mutating func next(_ label: String) async throws -> ReloadReport {
            try await next { $0.verdict.outcome.label == label }
        }

        /// Waits until this text is live.
        mutating func reach(_ text: String) async throws {
            while reloader.current.value != text { try await next() }
        }
    }
}
