import Glibc
import Testing

@testable import HotReload

/// Every way in which people and programs change a file, on a real file system with real inotify events.
@Suite(.timeLimit(.minutes(1)))
struct ReloaderFileSystemTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    /// A reloader of the folder `rules`, which holds `rules.json` with "one end".
    private func bench(of path: String = "rules") throws -> ReloaderBench {
        try folder.makeFolder("rules")
        try folder.write("rules/rules.json", "one end")
        return ReloaderBench(path: folder.path(path))
    }

    // MARK: Saves

    @Test("case 1: a rewrite in place goes live", arguments: ["rules", "rules/rules.json"])
    func rewriteInPlace(path: String) async throws {
        let bench = try bench(of: path)
        try await bench.run { reports in
            try folder.write("rules/rules.json", "two end")
            try await reports.reach("two end")
            #expect(bench.reloader.current.number == 2)
            #expect(bench.reloader.status.lastTrigger == .change)
        }
    }

    @Test("case 2: the first half of a save is refused, and the whole goes live")
    func tornWrite() async throws {
        let bench = try bench()
        try await bench.run { reports in
            try folder.write("rules/rules.json", "two ")
            try await reports.next("refused")
            #expect(bench.reloader.current.value == "one end")
            #expect(bench.reloader.status.isDegraded)
            try folder.append("rules/rules.json", "end")
            try await reports.reach("two end")
            #expect(bench.reloader.current.number == 2)
            #expect(!bench.reloader.status.isDegraded)
        }
    }

    @Test("case 2: a save whose writer is slow goes live when the writer is done")
    func slowWriter() async throws {
        let bench = try bench()
        try await bench.run { reports in
            let writer = open(folder.path("rules/zebra.json"), O_WRONLY | O_CREAT | O_CLOEXEC, 0o644)
            try #require(writer >= 0)
            try #require(write(writer, " two", 4) == 4)
            // The file's creation was noticed, and it was read while its writer was still at it.
            try await reports.next("refused")
            try #require(write(writer, " end", 4) == 4)
            close(writer)
            try await reports.reach("one end two end")
        }
    }

    @Test("case 3: a temporary file renamed over goes live", arguments: ["rules", "rules/rules.json"])
    func renameOver(path: String) async throws {
        let bench = try bench(of: path)
        try await bench.run { reports in
            try folder.write("rules/rules.json.tmp", "two end")
            try folder.rename("rules/rules.json.tmp", to: "rules/rules.json")
            try await reports.reach("two end")
        }
    }

    @Test("case 4: a rename from another folder goes live", arguments: ["rules", "rules/rules.json"])
    func renameFromElsewhere(path: String) async throws {
        let bench = try bench(of: path)
        try folder.write("new.json", "two end")
        try await bench.run { reports in
            try folder.rename("new.json", to: "rules/rules.json")
            try await reports.reach("two end")
        }
    }

    @Test("case 9: removed and written anew goes live")
    func removeAndRecreate() async throws {
        let bench = try bench(of: "rules/rules.json")
        try await bench.run { reports in
            try folder.remove("rules/rules.json")
            let failure = try await reports.next("unreadable")
            #expect(failure.verdict.outcome == .unreadable(.missing(path: folder.path("rules/rules.json"))))
            #expect(bench.reloader.current.value == "one end")
            try folder.write("rules/rules.json", "two end")
            try await reports.reach("two end")
        }
    }

    @Test("case 5: vim's save, backup by rename and a new file, goes live", arguments: ["rules", "rules/rules.json"])
    func vim(path: String) async throws {
        let bench = try bench(of: path)
        try await bench.run { reports in
            for round in 2...4 {
                try folder.write("rules/.rules.json.swp", "\(round)")
                try folder.rename("rules/rules.json", to: "rules/rules.json~")
                try folder.write("rules/rules.json", "\(round) end")
                try folder.remove("rules/rules.json~")
                try folder.remove("rules/.rules.json.swp")
                try await reports.reach("\(round) end")
            }
        }
    }

    @Test("case 10: a hard link put over goes live")
    func hardLinkOver() async throws {
        let bench = try bench()
        try folder.write("new.json", "two end")
        try await bench.run { reports in
            try folder.hardLink("rules/new.tmp", to: "new.json")
            try folder.rename("rules/new.tmp", to: "rules/rules.json")
            try await reports.reach("two end")
        }
    }

    @Test("case 6: an addition at the end goes live")
    func append() async throws {
        let bench = try bench()
        try await bench.run { reports in
            try folder.append("rules/rules.json", ", two end")
            try await reports.reach("one end, two end")
        }
    }

    @Test("case 7: an emptied file is refused, and what comes next goes live")
    func truncate() async throws {
        let bench = try bench()
        try await bench.run { reports in
            try folder.truncate("rules/rules.json")
            try await reports.next("refused")
            #expect(bench.reloader.current.value == "one end")
            try folder.write("rules/rules.json", "two end")
            try await reports.reach("two end")
        }
    }

    @Test("case 19: a file that was only touched stays the same generation")
    func touch() async throws {
        let bench = try bench()
        try await bench.run { reports in
            try folder.touch("rules/rules.json")
            let report = try await reports.next { $0.trigger == .change }
            #expect(report.verdict.outcome == .unchanged)
            #expect(bench.reloader.current.number == 1)
            #expect(bench.loadCount == 0)
            #expect(bench.log.messages() == [])
        }
    }

    // MARK: Mistakes

    @Test("case 30: a bad save is refused, the mended one goes live")
    func badThenFixed() async throws {
        let bench = try bench()
        try await bench.run { reports in
            try folder.write("rules/rules.json", "bad")
            let report = try await reports.next("refused")
            #expect(report.verdict.outcome == .refused(LoadRefusal(summary: "half a file", report: "no end in bad")))
            #expect(report.verdict.generation == 1)
            try folder.write("rules/rules.json", "two end")
            try await reports.reach("two end")
        }
        #expect(bench.log.messages() == ["rules were refused, the last good ones stay live", "rules are live"])
    }

    @Test("case 31: a bad save that is put back byte for byte is over, without a new generation")
    func badThenReverted() async throws {
        let bench = try bench()
        try await bench.run { reports in
            let generation = bench.reloader.current
            try folder.write("rules/rules.json", "bad")
            try await reports.next("refused")
            try folder.write("rules/rules.json", "one end")
            try await reports.next("unchanged")
            #expect(bench.reloader.current === generation)
            #expect(!bench.reloader.status.isDegraded)
        }
        #expect(bench.log.messages().last == "rules are good again: what is live was put back")
    }

    @Test("case 17: a file without permission to read keeps the last good one", .enabled(if: geteuid() != 0))
    func permissions() async throws {
        let bench = try bench()
        try await bench.run { reports in
            try folder.setMode("rules/rules.json", 0)
            let report = try await reports.next("unreadable")
            #expect(
                report.verdict.outcome
                    == .unreadable(.unreadable(path: folder.path("rules/rules.json"), reason: EACCES))
            )
            try folder.setMode("rules/rules.json", 0o644)
            try await reports.next("unchanged")
            #expect(bench.reloader.current.number == 1)
        }
    }

    @Test("case 18: a named pipe in the file's place is refused without waiting for it")
    func pipeInItsPlace() async throws {
        let bench = try bench(of: "rules/rules.json")
        try await bench.run { reports in
            try folder.makePipe("pipe")
            try folder.rename("pipe", to: "rules/rules.json")
            let report = try await reports.next("unreadable")
            let path = folder.path("rules/rules.json")
            #expect(report.verdict.outcome == .unreadable(.notAFile(path: path, kind: "named pipe")))
            try folder.write("new", "two end")
            try folder.rename("new", to: "rules/rules.json")
            try await reports.reach("two end")
        }
    }

    // MARK: Folders

    @Test("case 16: files that are added and removed are part of the whole")
    func addAndRemove() async throws {
        let bench = try bench()
        try await bench.run { reports in
            try folder.write("rules/zebra.json", ", two end")
            try await reports.reach("one end, two end")
            try folder.remove("rules/zebra.json")
            try await reports.reach("one end")
            #expect(bench.reloader.current.number == 3)
        }
    }

    @Test("case 15: a folder that is removed and made anew is watched again", arguments: ["rules", "rules/rules.json"])
    func folderRecreated(path: String) async throws {
        let bench = try bench(of: path)
        try await bench.run { reports in
            for round in 2...4 {
                folder.removeFolder("rules")
                try await reports.next("unreadable")
                try folder.makeFolder("rules")
                try folder.write("rules/rules.json", "\(round) end")
                try await reports.reach("\(round) end")
            }
        }
    }

    @Test(
        "case 15: a folder that is swapped for another is watched in its place",
        arguments: ["rules", "rules/rules.json"]
    )
    func folderSwapped(path: String) async throws {
        let bench = try bench(of: path)
        try folder.makeFolder("new")
        try folder.write("new/rules.json", "two end")
        try await bench.run { reports in
            try folder.rename("rules", to: "old")
            try folder.rename("new", to: "rules")
            try await reports.reach("two end")
            try folder.write("rules/rules.json", "three end")
            try await reports.reach("three end")
        }
    }

    @Test("case 15: a swap of a folder further up is noticed")
    func ancestorSwapped() async throws {
        for name in ["app", "app/current", "new", "new/current"] { try folder.makeFolder(name) }
        try folder.write("app/current/rules.json", "one end")
        try folder.write("new/current/rules.json", "two end")
        let bench = ReloaderBench(path: folder.path("app/current/rules.json"))
        try await bench.run { reports in
            try folder.rename("app", to: "old")
            try folder.rename("new", to: "app")
            try await reports.reach("two end")
            try folder.write("app/current/rules.json", "three end")
            try await reports.reach("three end")
        }
    }

    @Test("case 15: a path that does not exist yet goes live when it does", arguments: ["rules", "rules/rules.json"])
    func missingAtStart(path: String) async throws {
        let bench = ReloaderBench(path: folder.path("deep/er/\(path)"))
        try await bench.run { reports in
            #expect(bench.reloader.status.isDegraded)
            for name in ["deep", "deep/er", "deep/er/rules"] { try folder.makeFolder(name) }
            try folder.write("deep/er/rules/rules.json", "two end")
            try await reports.reach("two end")
            #expect(bench.reloader.status.resolvedPath == folder.path("deep/er/\(path)"))
        }
    }

    // MARK: Links

    @Test("case 11: a link that is swapped leads to the new file", arguments: ["current", "current/rules.json"])
    func linkSwapped(path: String) async throws {
        for (name, text) in [("one", "one end"), ("two", "two end")] {
            try folder.makeFolder(name)
            try folder.write("\(name)/rules.json", text)
        }
        try folder.symbolicLink("current", to: "one")
        let bench = ReloaderBench(path: folder.path(path))
        try await bench.run { reports in
            try folder.symbolicLink("swap", to: folder.path("two"))
            try folder.rename("swap", to: "current")
            try await reports.reach("two end")
            // An absolute target is followed and watched as well.
            try folder.write("two/rules.json", "three end")
            try await reports.reach("three end")
        }
    }

    @Test("case 14: an edit of a link's target in another folder is noticed", arguments: ["rules", "rules/rules.json"])
    func targetEdited(path: String) async throws {
        try folder.makeFolder("rules")
        try folder.makeFolder("common")
        try folder.makeFolder("common/deep")
        try folder.write("common/deep/real.json", "one end")
        try folder.symbolicLink("common/link.json", to: "deep/real.json")
        try folder.symbolicLink("rules/rules.json", to: "../common/link.json")
        let bench = ReloaderBench(path: folder.path(path))
        try await bench.run { reports in
            try folder.write("common/deep/real.json", "two end")
            try await reports.reach("two end")
            try folder.write("common/other.json", "three end")
            try folder.symbolicLink("common/swap", to: "other.json")
            try folder.rename("common/swap", to: "common/link.json")
            try await reports.reach("three end")
        }
    }

    @Test("case 12: Kubernetes' swap of ..data goes live each time", arguments: ["mount", "mount/rules.json"])
    func configMap(path: String) async throws {
        try folder.makeFolder("mount")
        try folder.makeFolder("mount/..v1")
        try folder.write("mount/..v1/rules.json", "1 end")
        try folder.symbolicLink("mount/..data", to: "..v1")
        try folder.symbolicLink("mount/rules.json", to: "..data/rules.json")
        let bench = ReloaderBench(path: folder.path(path))
        try await bench.run { reports in
            for round in 2...51 {
                try folder.makeFolder("mount/..v\(round)")
                try folder.write("mount/..v\(round)/rules.json", "\(round) end")
                try folder.symbolicLink("mount/..data_tmp", to: "..v\(round)")
                try folder.rename("mount/..data_tmp", to: "mount/..data")
                folder.removeFolder("mount/..v\(round - 1)")
                try await reports.reach("\(round) end")
            }
            #expect(bench.reloader.current.number == 51)
            #expect(bench.reloader.status.failures == 0)
        }
    }

    // MARK: Bursts

    @Test("case 23: many saves in a row become few loads, and the last is live")
    func burst() async throws {
        try folder.makeFolder("rules")
        try folder.write("rules/rules.json", "0 end")
        let clock = TestClock()
        let bench = ReloaderBench(path: folder.path("rules"), clock: clock)
        try await bench.run { reports in
            for round in 1...200 { try folder.write("rules/rules.json", "\(round) end") }
            #expect(bench.loadCount == 0, "a load began before the source was quiet")
            try await withThrowingTaskGroup { group in
                // The events come in their own time; while the clock stands, whatever came is one load.
                group.addTask {
                    for await deadline in clock.sleeps where deadline < .seconds(86_400) {
                        clock.advance(by: .milliseconds(50))
                    }
                }
                try await reports.reach("200 end")
                group.cancelAll()
            }
            #expect(bench.loadCount < 20)
        }
    }
}
