import Dispatch
import Glibc
import Logging
import ServiceLifecycle
import Synchronization
import Testing

@testable import HotReload

/// Loads that are slow, clocks that jump, ends at the wrong moment.
@Suite("Life", .timeLimit(.minutes(1)))
struct LifeCases {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try folder.makeFolder("rules")
        try folder.write("rules/rules.json", "one end")
    }

    private var reader: SourceReader { SourceReader(path: folder.path("rules")) { $0.hasSuffix(".json") } }

    @Test("case 28: a clock that jumps back an hour delays nothing")
    func clockJump() async throws {
        let time = Mutex<Int64>(1_780_000_000_000)
        let bench = ReloaderBench(
            reader: reader,
            wallClock: {
                time.withLock { time in
                    time -= 3_600_000
                    return time
                }
            }
        )
        try await bench.run { reports in
            for round in 2...5 {
                try folder.write("rules/rules.json", "\(round) end")
                try await reports.reach("\(round) end")
            }
            #expect(bench.reloader.current.number == 5)
        }
    }

    @Test("case 30: bad, bad in another way, and good again")
    func badTwice() async throws {
        let bench = ReloaderBench(reader: reader)
        try await bench.run { reports in
            try folder.write("rules/rules.json", "bad")
            try await reports.next("refused")
            try folder.write("rules/rules.json", "worse")
            try await reports.next("refused")
            try folder.write("rules/rules.json", "two end")
            try await reports.reach("two end")
            #expect(bench.reloader.status.failures == 2)
            #expect(!bench.reloader.status.isDegraded)
        }
    }

    @Test("case 33: the same bad content, saved again and again, is loaded and told once, and counted each time")
    func sameBadContent() async throws {
        let bench = ReloaderBench(reader: reader)
        try await bench.run { reports in
            for round in 1...3 {
                try folder.write("rules/rules.json", "bad")
                let report = try await reports.next("refused")
                #expect(report.isNews == (round == 1))
            }
            #expect(bench.reloader.status.failures == 3)
            #expect(bench.loadCount == 1)
        }
        #expect(bench.log.messages().count == 1)
    }

    @Test("case 35: while a load takes its time, the old content answers and a stop does not wait")
    func slowLoad() async throws {
        let begun = AsyncStream.makeStream(of: Void.self)
        let release = DispatchSemaphore(value: 0)
        defer { release.signal() }
        let bench = ReloaderBench(
            reader: reader,
            whileLoading: { text in
                begun.continuation.yield()
                if text == "slow end" { release.wait() }
            }
        )
        let group = ServiceGroup(services: [bench.reloader], logger: bench.log.logger)
        try await withThrowingTaskGroup { tasks in
            tasks.addTask { try await group.run() }
            #expect(await bench.reloader.request().outcome == .unchanged)
            try folder.write("rules/rules.json", "slow end")
            var begun = begun.stream.makeAsyncIterator()
            _ = await begun.next()
            #expect(bench.reloader.current.value == "one end")
            await group.triggerGracefulShutdown()
            // Ends although the load is still waiting.
            try await tasks.waitForAll()
        }
        release.signal()
        #expect(await bench.reloader.request().outcome == .unavailable)
        #expect(bench.reloader.current.value == "one end", "what was loading when the stop came went live")
    }

    @Test("case 37: a reload that is asked for while the server stops gets an answer")
    func reloadWhileStopping() async throws {
        let bench = ReloaderBench(reader: reader)
        let group = ServiceGroup(services: [bench.reloader], logger: bench.log.logger)
        try await withThrowingTaskGroup { tasks in
            tasks.addTask { try await group.run() }
            #expect(await bench.reloader.request().outcome == .unchanged)
            let callers = (0..<20).map { _ in Task { await bench.reloader.request() } }
            await group.triggerGracefulShutdown()
            for caller in callers {
                #expect(["unchanged", "unavailable"].contains(await caller.value.outcome.label))
            }
            try await tasks.waitForAll()
        }
    }

    @Test("case 38: a change during a load is one more load, and its callers get that one's verdict")
    func changeDuringLoad() async throws {
        let begun = AsyncStream.makeStream(of: String.self)
        let release = DispatchSemaphore(value: 0)
        let bench = ReloaderBench(
            reader: reader,
            whileLoading: { text in
                begun.continuation.yield(text)
                if text == "slow end" { release.wait() }
            }
        )
        try await bench.run { _ in
            var begun = begun.stream.makeAsyncIterator()
            try folder.write("rules/rules.json", "slow end")
            #expect(await begun.next() == "slow end")
            try folder.write("rules/rules.json", "bad")
            let callers = (0..<5).map { _ in Task { await bench.reloader.request() } }
            while bench.reloader.waitingCallers < 5 { await Task.yield() }
            release.signal()
            for caller in callers {
                let verdict = await caller.value
                #expect(verdict.outcome.label == "refused", "the verdict of the load before the change")
                #expect(verdict.generation == 2)
            }
            #expect(bench.loadCount == 2)
        }
    }

    @Test("case 39: who has begun with a generation ends with it, and it is freed after the last")
    func generations() async throws {
        let bench = ReloaderBench(reader: reader)
        try await bench.run { reports in
            var held: [Generation<String>] = []
            var observed: [Weak] = []
            for round in 2...20 {
                held.append(bench.reloader.current)
                observed.append(Weak(bench.reloader.current))
                try folder.write("rules/rules.json", "\(round) end")
                try await reports.reach("\(round) end")
            }
            #expect(held.map(\.number) == Array(1...19))
            #expect(held.map(\.value) == ["one end"] + (2...19).map { "\($0) end" })
            held = []
            // The attempt that made the last one has ended when another has.
            await bench.reloader.request()
            #expect(observed.allSatisfy { $0.generation == nil })
        }
    }

    private final class Weak {
        weak var generation: Generation<String>?
        init(_ generation: Generation<String>) { self.generation = generation }
    }

    @Test("case 42: a watcher that breaks is replaced, and what changed meanwhile is read")
    func brokenWatcher() async throws {
        let breakable = try BreakableDescriptor()
        defer { breakable.end() }
        let first = breakable.descriptor
        let count = Mutex(0)
        let watcher = InotifyWatcher(source: reader) {
            let isFirst = count.withLock { count in
                count += 1
                return count == 1
            }
            return isFirst ? first : inotify_init1(Int32(IN_NONBLOCK) | Int32(IN_CLOEXEC))
        }
        let bench = ReloaderBench(reader: reader, watcher: watcher)
        try await bench.run { reports in
            // Nobody notices this: nothing is watched.
            try folder.write("rules/rules.json", "two end")
            breakable.breakNow()
            try await reports.reach("two end")
            try folder.write("rules/rules.json", "three end")
            try await reports.reach("three end")
        }
        #expect(bench.log.messages(from: .warning).first?.contains("cannot be watched") == true)
    }
}
