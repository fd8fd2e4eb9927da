import Glibc
import Synchronization
import Testing

@testable import HotReload

@Suite(.timeLimit(.minutes(1)))
struct InotifyWatcherTests {
    private let folder: TemporaryFolder
    private let reader: SourceReader

    init() throws {
        folder = try TemporaryFolder()
        try folder.makeFolder("rules")
        reader = SourceReader(path: folder.path("rules")) { $0.hasSuffix(".json") }
    }

    /// A pipe in the place of the kernel's queue of events, so that a test can write the events.
    private func makePipe() throws -> (reading: Int32, writing: Int32) {
        var ends: [Int32] = [-1, -1]
        try #require(pipe(&ends) == 0)
        for end in ends { try #require(fcntl(end, F_SETFL, O_NONBLOCK) == 0) }
        return (ends[0], ends[1])
    }

    @Test("a change gives a hint")
    func hint() async throws {
        let watcher = InotifyWatcher(source: reader)
        defer { watcher.stop() }
        #expect(watcher.refresh() == .inotify)
        var hints = watcher.hints.makeAsyncIterator()
        try folder.write("rules/a.json", "")
        #expect(await hints.next() != nil)
    }

    @Test("a neighbour of the watched folder is none of its business")
    func noise() async throws {
        let watcher = InotifyWatcher(source: reader)
        #expect(watcher.refresh() == .inotify)
        for round in 0..<100 { try folder.write("noise\(round)", "") }
        // Refreshing removes no watch and so causes no event either.
        #expect(watcher.refresh() == .inotify)
        watcher.stop()
        var hints = watcher.hints.makeAsyncIterator()
        #expect(await hints.next() == nil)
    }

    @Test("case 24: lost events are a hint")
    func overflow() async throws {
        let pipe = try makePipe()
        defer { close(pipe.writing) }
        let watcher = InotifyWatcher(source: reader) { pipe.reading }
        defer { watcher.stop() }
        _ = watcher.refresh()
        var hints = watcher.hints.makeAsyncIterator()
        let event = inotifyBytes(watch: -1, mask: UInt32(IN_Q_OVERFLOW))
        try #require(write(pipe.writing, event, event.count) == event.count)
        #expect(await hints.next() != nil)
    }

    @Test("case 25: without an inotify instance it says why, and watches as soon as there is one")
    func noInstance() async throws {
        let attempts = Mutex(0)
        let watcher = InotifyWatcher(source: reader) {
            let attempt = attempts.withLock { count in
                count += 1
                return count
            }
            if attempt > 1 { return inotify_init1(Int32(IN_NONBLOCK) | Int32(IN_CLOEXEC)) }
            errno = EMFILE
            return -1
        }
        defer { watcher.stop() }
        guard case .poll(let reason) = watcher.refresh() else {
            Issue.record("not polling")
            return
        }
        #expect(reason.contains("fs.inotify.max_user_instances"))
        #expect(watcher.refresh() == .inotify)
        var hints = watcher.hints.makeAsyncIterator()
        try folder.write("rules/a.json", "")
        #expect(await hints.next() != nil)
    }

    @Test("case 42: a descriptor that fails is replaced at the next refresh, after a hint to look again")
    func brokenDescriptor() async throws {
        let breakable = try BreakableDescriptor()
        defer { breakable.end() }
        let first = breakable.descriptor
        let isFirst = Mutex(true)
        let watcher = InotifyWatcher(source: reader) {
            let wasFirst = isFirst.withLock { isFirst in
                defer { isFirst = false }
                return isFirst
            }
            return wasFirst ? first : inotify_init1(Int32(IN_NONBLOCK) | Int32(IN_CLOEXEC))
        }
        defer { watcher.stop() }
        _ = watcher.refresh()
        var hints = watcher.hints.makeAsyncIterator()
        breakable.breakNow()
        #expect(await hints.next() != nil)
        #expect(watcher.refresh() == .inotify)
        try folder.write("rules/a.json", "")
        #expect(await hints.next() != nil)
    }

    @Test("stopping closes the descriptor and ends the hints")
    func stop() async throws {
        let pipe = try makePipe()
        defer { close(pipe.writing) }
        let watcher = InotifyWatcher(source: reader) { pipe.reading }
        _ = watcher.refresh()
        watcher.stop()
        for await _ in watcher.hints {}
        // Returns when the last reader of the pipe is gone.
        var poll = pollfd(fd: pipe.writing, events: 0, revents: 0)
        #expect(Glibc.poll(&poll, 1, -1) == 1)
        #expect(Int32(poll.revents) & POLLERR != 0)
        guard case .poll = watcher.refresh() else {
            Issue.record("watches after its end")
            return
        }
    }
}
