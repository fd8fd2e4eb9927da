import Glibc
import Testing

@testable import HotReload

/// How programs save files, with the programs themselves where they are installed.
@Suite("Saves", .timeLimit(.minutes(1)))
struct SaveCases {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try folder.makeFolder("rules")
        try folder.write("rules/rules.json", "one end")
    }

    @Test("case 2: a torn save whose first part is valid by itself goes live only when the writer is done")
    func validPrefix() async throws {
        let bench = ReloaderBench(path: folder.path("rules"))
        try await bench.run { reports in
            let writer = open(folder.path("rules/rules.json"), O_WRONLY | O_TRUNC | O_CLOEXEC)
            try #require(writer >= 0)
            try #require(write(writer, "two end", 7) == 7)
            // The neighbour's hint leads to a poll-like look at a moment when half of the save is there.
            #expect(bench.reloader.current.value == "one end")
            try #require(write(writer, ", three end", 11) == 11)
            close(writer)
            try await reports.reach("two end, three end")
            #expect(bench.reloader.current.number == 2, "the first part went live")
        }
    }

    @Test("case 2: what a poll meets half-written is loaded when a second look finds the same")
    func polledHalf() async throws {
        let clock = TestClock()
        let reader = SourceReader(path: folder.path("rules")) { $0.hasSuffix(".json") }
        // A watcher that sees nothing, as on a network file system.
        let bench = ReloaderBench(reader: reader, clock: clock, watcher: BlindWatcher(), timing: ReloadTiming())
        try await bench.run { reports in
            var sleeps = clock.sleeps.makeAsyncIterator()
            try await sleeps.reach(.seconds(10))
            try folder.write("rules/rules.json", "half end")
            clock.advance(by: .seconds(10))
            try await sleeps.reach(.milliseconds(10_050))
            clock.advance(by: .milliseconds(50))
            try await reports.next("unsettled")
            try folder.write("rules/rules.json", "half end, whole end")
            try await sleeps.reach(.milliseconds(11_050))
            clock.advance(by: .seconds(1))
            try await sleeps.reach(.milliseconds(11_100))
            clock.advance(by: .milliseconds(50))
            try await reports.next("unsettled")
            try await sleeps.reach(.milliseconds(12_100))
            clock.advance(by: .seconds(1))
            try await sleeps.reach(.milliseconds(12_150))
            clock.advance(by: .milliseconds(50))
            try await reports.reach("half end, whole end")
            #expect(bench.loadCount == 1)
        }
    }

    /// What stands in `$f` is replaced by `two end`, by each program in its own way.
    private static let programs = [
        "sed -i 's/one/two/' $f",
        "sed 's/one/two/' $f > $d/.new && mv $d/.new $f",
        "printf 'two end' > $t && cp $t $f",
        "printf 'two end' > $t && rsync -c $t $f",
        "printf 'two end' > $t && install -m 644 $t $f",
        "vim -u NONE -N -es -c 'set nofixeol' -c 's/one/two/' -c 'wq' $f",
        "vim -u NONE -N -es -c 'set backup backupcopy=no nofixeol' -c 's/one/two/' -c 'wq' $f",
        "printf 'two end' | tee $f",
        "printf 'two end' | dd of=$f conv=fsync status=none",
        "truncate -s 0 $f && printf 'two end' >> $f",
        "git init -q $d && git -C $d add rules.json && git -C $d -c user.name=a -c user.email=a@b.c commit -qm 1"
            + " && git -C $d branch other && printf 'two end' > $f && git -C $d stash -q && git -C $d stash pop -q",
    ]

    @Test("case 5: what editors and tools do goes live", arguments: programs)
    func tools(command: String) async throws {
        guard Self.isInstalled(command) else { return }
        try folder.makeFolder("other")
        let bench = ReloaderBench(path: folder.path("rules"))
        try await bench.run { reports in
            let shell = try await Shell.run(
                "f=$1/rules/rules.json d=$1/rules t=$1/other/t; " + command,
                argument: folder.path
            )
            try #require(shell == 0)
            try await reports.reach("two end")
        }
    }

    private static func isInstalled(_ command: String) -> Bool {
        ["vim", "rsync", "git", "sed"]
            .allSatisfy { program in
                !command.contains("\(program) ") || access("/usr/bin/\(program)", X_OK) == 0
                    || access("/bin/\(program)", X_OK) == 0
            }
    }

    @Test("case 5: nano's and VS Code's ways, written in place and by a temporary file")
    func editors() async throws {
        let bench = ReloaderBench(path: folder.path("rules"))
        try await bench.run { reports in
            try folder.write("rules/.rules.json.swp", "nano's lock")
            try folder.write("rules/rules.json", "two end")
            try folder.remove("rules/.rules.json.swp")
            try await reports.reach("two end")
            try folder.write("rules/rules.json.vsctmp", "three end")
            try folder.rename("rules/rules.json.vsctmp", to: "rules/rules.json")
            try await reports.reach("three end")
        }
    }

    @Test("case 8: a deleted file keeps the last good one, and says that it is missing", arguments: [0, 1])
    func deleted(path: Int) async throws {
        let file = folder.path("rules/rules.json")
        let bench = ReloaderBench(path: path == 0 ? folder.path("rules") : file)
        try await bench.run { reports in
            try folder.remove("rules/rules.json")
            let report = try await reports.next("unreadable")
            guard case .unreadable(let error) = report.verdict.outcome else { return }
            #expect(
                error == (path == 0 ? .emptyFolder(path: folder.path("rules"), expected: "file") : .missing(path: file))
            )
            #expect(bench.reloader.current.value == "one end")
            #expect(bench.reloader.status.isDegraded)
        }
    }

    @Test("case 20: there and back within the debounce time changes nothing")
    func thereAndBack() async throws {
        let clock = TestClock()
        let bench = ReloaderBench(path: folder.path("rules"), clock: clock)
        try await bench.run { reports in
            var sleeps = clock.sleeps.makeAsyncIterator()
            try folder.write("rules/rules.json", "two end")
            try folder.write("rules/rules.json", "one end")
            try await sleeps.reach(.milliseconds(50))
            clock.advance(by: .milliseconds(50))
            try await reports.next("unchanged")
            #expect(bench.loadCount == 0)
            #expect(bench.reloader.current.number == 1)
        }
    }

    @Test("case 21: other bytes of the same length with the same time go live")
    func sameLengthAndTime() async throws {
        try folder.age("rules/rules.json")
        let bench = ReloaderBench(path: folder.path("rules"))
        try await bench.run { reports in
            try folder.write("rules/rules.json", "two end")
            try folder.age("rules/rules.json")
            try await reports.reach("two end")
        }
    }

    @Test("case 23: ten thousand events are one load")
    func flood() async throws {
        let clock = TestClock()
        let bench = ReloaderBench(path: folder.path("rules"), clock: clock)
        try await bench.run { reports in
            for round in 1...10_000 { try folder.write("rules/rules.json", "\(round) end") }
            #expect(bench.loadCount == 0, "a load began before the source was quiet")
            let attempts = bench.reloader.status.attempts
            try await withThrowingTaskGroup { group in
                // The events come in their own time; while the clock stands, whatever came is one load.
                group.addTask {
                    for await deadline in clock.sleeps where deadline < .seconds(86_400) {
                        clock.advance(by: .milliseconds(50))
                    }
                }
                try await reports.reach("10000 end")
                group.cancelAll()
            }
            #expect(bench.reloader.status.attempts - attempts < 20)
        }
    }
}

/// A watcher that notices nothing.
final class BlindWatcher: ChangeWatcher {
    let hints: AsyncStream<Void>
    private let hint: AsyncStream<Void>.Continuation

    init() { (hints, hint) = AsyncStream.makeStream() }

    func refresh() -> WatchMode { .inotify }
    func follow(_ paths: [String]) -> Bool { false }
    func stop() { hint.finish() }
}
