import Logging
import ServiceLifecycle
import Synchronization
import Testing

@testable import HotReload

/// What a reloader does when the clock and the hints are in the test's hands.
@Suite(.timeLimit(.minutes(1)))
struct ReloaderTests {
    /// Gives hints when the test says so.
    private final class HandWatcher: ChangeWatcher {
        func follow(_ paths: [String]) -> Bool { false }

        let hints: AsyncStream<Void>
        let hint: AsyncStream<Void>.Continuation
        let mode: Mutex<WatchMode>
        let isStopped = Mutex(false)

        init(_ mode: WatchMode = .inotify) {
            (hints, hint) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
            self.mode = Mutex(mode)
        }

        func refresh() -> WatchMode { mode.withLock { $0 } }
        func stop() { isStopped.withLock { $0 = true } }
    }

    private let folder: TemporaryFolder
    private let clock = TestClock()
    private let watcher = HandWatcher()

    init() throws {
        folder = try TemporaryFolder()
        try folder.write("rules.json", "one end")
    }

    private func bench(_ watcher: HandWatcher? = nil) -> ReloaderBench {
        ReloaderBench(
            path: folder.path("rules.json"),
            clock: clock,
            watcher: watcher ?? self.watcher,
            timing: ReloadTiming()
        )
    }

    @Test("what was loaded before is generation 1, and stays it when nothing changed")
    func start() async throws {
        let bench = bench()
        #expect(bench.reloader.current.number == 1)
        #expect(bench.reloader.status.attempts == 0)
        try await bench.run { _ in
            let status = bench.reloader.status
            #expect(status.lastOutcome == .unchanged)
            #expect(status.lastTrigger == .start)
            #expect(status.attempts == 1)
            #expect(status.lastAttemptAt == 1_000)
            #expect(status.path == folder.path("rules.json"))
            #expect(status.resolvedPath == folder.path("rules.json"))
            #expect(bench.loadCount == 0)
        }
        #expect(watcher.isStopped.withLock { $0 })
    }

    @Test("what changed between the first load and the start is picked up at the start")
    func changeBeforeStart() async throws {
        let bench = bench()
        try folder.write("rules.json", "two end")
        try await bench.run { _ in
            #expect(bench.reloader.current.value == "two end")
            #expect(bench.reloader.current.number == 2)
        }
        let metadata = try #require(bench.log.metadata(of: "rules are live"))
        #expect(metadata["generation"] == "2")
        #expect(metadata["sha256"] == "\(bench.reloader.current.sha256.prefix(12))")
        #expect(metadata["length"] == "7")
        #expect(metadata["ms"] != nil)
    }

    @Test("a hint is debounced")
    func debounce() async throws {
        let bench = bench()
        try await bench.run { reports in
            var sleeps = clock.sleeps.makeAsyncIterator()
            try folder.write("rules.json", "two end")
            watcher.hint.yield()
            try await sleeps.reach(.milliseconds(50))
            clock.advance(by: .milliseconds(49))
            #expect(bench.reloader.current.number == 1)
            clock.advance(by: .milliseconds(1))
            let report = try await reports.next("loaded")
            #expect(report.trigger == .change)
            #expect(report.verdict.isAccepted)
            #expect(report.verdict.sha256 == bench.reloader.current.sha256)
        }
    }

    @Test("a change that nobody noticed is found by the safety poll")
    func safetyPoll() async throws {
        let bench = bench()
        try await bench.run { reports in
            var sleeps = clock.sleeps.makeAsyncIterator()
            try await sleeps.reach(.seconds(10))
            try folder.write("rules.json", "two end")
            clock.advance(by: .seconds(10))
            try await sleeps.reach(.milliseconds(10_050))
            clock.advance(by: .milliseconds(50))
            // It may be half of a save that is still under way.
            try await reports.next("unsettled")
            #expect(!bench.reloader.status.isDegraded)
            try await sleeps.reach(.milliseconds(11_050))
            clock.advance(by: .seconds(1))
            try await sleeps.reach(.milliseconds(11_100))
            clock.advance(by: .milliseconds(50))
            let report = try await reports.next("loaded")
            #expect(report.trigger == .poll)
        }
    }

    @Test("without a watcher the poll is quicker, and the log says so once")
    func fallbackPoll() async throws {
        let watcher = HandWatcher(.poll(reason: "none left"))
        let bench = bench(watcher)
        try await bench.run { reports in
            #expect(bench.reloader.status.watcher == .poll(reason: "none left"))
            var sleeps = clock.sleeps.makeAsyncIterator()
            try await sleeps.reach(.seconds(2))
            try folder.write("rules.json", "two end")
            clock.advance(by: .seconds(2))
            try await sleeps.reach(.milliseconds(2_050))
            clock.advance(by: .milliseconds(50))
            try await sleeps.reach(.milliseconds(3_050))
            clock.advance(by: .seconds(1))
            try await sleeps.reach(.milliseconds(3_100))
            clock.advance(by: .milliseconds(50))
            try await reports.reach("two end")
            watcher.mode.withLock { $0 = .inotify }
            #expect(await bench.reloader.request().outcome == .unchanged)
        }
        let warning = "rules cannot be watched for changes, so they are read every 2.0 seconds"
        #expect(bench.log.messages() == [warning, "rules are live", "rules are watched for changes again"])
        #expect(bench.log.metadata(of: warning)?["reason"] == "none left")
    }

    @Test("a request does not wait for the clock, and brings its own verdict")
    func request() async throws {
        let bench = bench()
        try await bench.run { _ in
            try folder.write("rules.json", "two end")
            let loaded = await bench.reloader.request()
            #expect(loaded.outcome == .loaded)
            #expect(loaded.generation == 2)
            try folder.write("rules.json", "bad")
            let refused = await bench.reloader.request(.signal)
            #expect(refused.outcome == .refused(LoadRefusal(summary: "half a file", report: "no end in bad")))
            #expect(!refused.isAccepted)
            #expect(refused.generation == 2)
            #expect(refused.sha256 == loaded.sha256)
        }
    }

    @Test("case 38: many requests at once all get a verdict")
    func manyRequests() async throws {
        let bench = bench()
        try await bench.run { _ in
            try folder.write("rules.json", "two end")
            await withTaskGroup { group in
                for _ in 0..<100 { group.addTask { await bench.reloader.request() } }
                for await verdict in group { #expect(verdict.isAccepted && verdict.generation == 2) }
            }
            #expect(bench.loadCount == 1)
        }
    }

    @Test("case 33: the same failure is counted each time, loaded once and logged once; another one is news")
    func repeatedFailure() async throws {
        let bench = bench()
        try await bench.run { _ in
            try folder.write("rules.json", "bad")
            for _ in 0..<3 { #expect(await bench.reloader.request().outcome.label == "refused") }
            #expect(bench.loadCount == 1)
            try folder.write("rules.json", "worse")
            for _ in 0..<2 { #expect(await bench.reloader.request().outcome.label == "refused") }
            try folder.remove("rules.json")
            for _ in 0..<2 { #expect(await bench.reloader.request().outcome.label == "unreadable") }
            #expect(bench.reloader.status.failures == 7)
            #expect(bench.reloader.status.attempts == 8)
            #expect(bench.reloader.current.value == "one end")
        }
        let refused = "rules were refused, the last good ones stay live"
        let unreadable = "rules cannot be read, the last good ones stay live"
        #expect(bench.log.messages() == [refused, refused, unreadable])
        #expect(bench.log.metadata(of: refused)?["report"] == nil, "it may have many lines")
        #expect(bench.log.metadata(of: refused)?["generation"] == "1")
        let reason = try #require(bench.log.metadata(of: unreadable)?["reason"])
        #expect("\(reason)".hasSuffix("rules.json does not exist: create it, or name another file or folder."))
    }

    @Test("case 39: a generation that somebody still works on outlives the swap, and is freed after it")
    func generations() async throws {
        let bench = bench()
        try await bench.run { _ in
            var held: Generation<String>? = bench.reloader.current
            weak let observed = held
            try folder.write("rules.json", "two end")
            await bench.reloader.request()
            #expect(held?.value == "one end")
            held = nil
            #expect(observed == nil)
        }
    }

    @Test("a request before the start waits for it")
    func requestBeforeStart() async throws {
        let bench = bench()
        let caller = Task { await bench.reloader.request() }
        try await bench.run { _ in
            #expect(await caller.value.outcome == .unchanged)
        }
    }

    @Test("a caller that is cancelled goes on without a verdict")
    func cancelledCaller() async {
        // Never run, so that no verdict can come.
        let bench = bench()
        let caller = Task { await bench.reloader.request() }
        caller.cancel()
        #expect(await caller.value.outcome == .unavailable)
    }

    @Test("case 37: a graceful shutdown ends the service and turns callers away")
    func shutdown() async throws {
        let bench = bench()
        let group = ServiceGroup(services: [bench.reloader], logger: bench.log.logger)
        try await withThrowingTaskGroup { tasks in
            tasks.addTask { try await group.run() }
            #expect(await bench.reloader.request().outcome == .unchanged)
            await group.triggerGracefulShutdown()
            try await tasks.waitForAll()
        }
        #expect(await bench.reloader.request().outcome == .unavailable)
        #expect(watcher.isStopped.withLock { $0 })
    }
}
