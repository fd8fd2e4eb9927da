import Glibc
import Synchronization
import Testing

@testable import HotReload

/// Links, folders, files that others name, and places that make trouble.
@Suite("Places", .timeLimit(.minutes(1)))
struct PlaceCases {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try folder.makeFolder("rules")
        try folder.write("rules/rules.json", "one end")
    }

    @Test(
        "case 13: git-sync's link to a worktree, swapped while the old tree is removed",
        arguments: ["", "/rules.json"]
    )
    func gitSync(file: String) async throws {
        try folder.makeFolder("git")
        try folder.makeFolder("git/.worktrees")
        try folder.makeFolder("git/.worktrees/1")
        try folder.write("git/.worktrees/1/rules.json", "1 end")
        try folder.symbolicLink("git/current", to: ".worktrees/1")
        let bench = ReloaderBench(path: folder.path("git/current\(file)"))
        try await bench.run { reports in
            for round in 2...8 {
                try folder.makeFolder("git/.worktrees/\(round)")
                try folder.write("git/.worktrees/\(round)/rules.json", "\(round) end")
                try folder.symbolicLink("git/current.new", to: ".worktrees/\(round)")
                try folder.rename("git/current.new", to: "git/current")
                folder.removeFolder("git/.worktrees/\(round - 1)")
                try await reports.reach("\(round) end")
            }
            #expect(bench.reloader.status.failures == 0)
        }
    }

    @Test("case 15: the folder is renamed away, and later renamed back")
    func renamedAway() async throws {
        let bench = ReloaderBench(path: folder.path("rules"))
        try await bench.run { reports in
            try folder.rename("rules", to: "away")
            try await reports.next("unreadable")
            try folder.write("away/rules.json", "two end")
            try folder.rename("away", to: "rules")
            try await reports.reach("two end")
        }
    }

    @Test("case 16: a named file is added, changed, emptied, removed and put back")
    func namedFile() async throws {
        let reader = SourceReader(
            path: folder.path("rules/rules.json"),
            includes: { $0.hasSuffix(".json") },
            companions: { _ in [SourceCompanion.Request(name: "lists/a.txt", wantsContent: true)] }
        )
        let bench = ReloaderBench(reader: reader)
        try await bench.run { reports in
            try folder.makeFolder("rules/lists")
            var last = bench.reloader.current.number
            for step in ["one", "two", "", nil, "three"] as [String?] {
                if let text = step {
                    try folder.write("rules/lists/a.txt", text)
                } else {
                    try folder.remove("rules/lists/a.txt")
                }
                while bench.reloader.current.number <= last { try await reports.next("loaded") }
                last = bench.reloader.current.number
            }
        }
    }

    @Test("case 16: an absolute path is no file of the rules, and nothing is watched for it")
    func absolutePath() throws {
        try folder.write("outside.txt", "x")
        let reader = SourceReader(
            path: folder.path("rules"),
            includes: { $0.hasSuffix(".json") },
            companions: { [path = folder.path("outside.txt")] _ in
                [SourceCompanion.Request(name: path, wantsContent: true)]
            }
        )
        let sighting = try reader.look()
        #expect(sighting.companionPaths.isEmpty)
        guard case .unusable = sighting.content.companions.first?.state else {
            Issue.record("read")
            return
        }
    }

    /// Reads as a user without rights would, whoever runs the tests: the right to read is the thread's own.
    private struct UnprivilegedReader: ReloadSource {
        let reader: SourceReader

        var path: String { reader.path }
        func resolvedPath() -> String? { reader.resolvedPath() }
        func takes(_ name: String) -> Bool { reader.takes(name) }

        func look() throws(SourceReadError) -> SourceSighting<SourceSnapshot> {
            let before = Self.becomeForFiles(65_534)
            defer { _ = Self.becomeForFiles(before) }
            return try reader.look()
        }

        /// `setfsuid`, which Swift's Glibc module leaves out: the user whose files this thread may open.
        private static func becomeForFiles(_ user: Int32) -> Int32 {
            typealias Call = @convention(c) (Int32) -> Int32
            guard let address = dlsym(nil, "setfsuid") else { return -1 }
            return unsafeBitCast(address, to: Call.self)(user)
        }
    }

    @Test("case 17: without the right to read, the last good one stays; with it, all is well again")
    func permissions() async throws {
        try folder.openToAll()
        let reader = SourceReader(path: folder.path("rules")) { $0.hasSuffix(".json") }
        let bench = ReloaderBench(reader: UnprivilegedReader(reader: reader))
        try await bench.run { reports in
            try folder.setMode("rules/rules.json", 0)
            let report = try await reports.next("unreadable")
            let path = folder.path("rules/rules.json")
            #expect(report.verdict.outcome == .unreadable(.unreadable(path: path, reason: EACCES)))
            #expect(bench.reloader.status.isDegraded)
            try folder.setMode("rules/rules.json", 0o644)
            try await reports.next("unchanged")
            #expect(!bench.reloader.status.isDegraded)
        }
        #expect(bench.log.messages().last == "rules are good again: what is live was put back")
    }

    @Test(
        "case 18: a folder, and a link to a device, in the file's place are refused",
        arguments: ["folder", "device"]
    )
    func notAFile(kind: String) async throws {
        let bench = ReloaderBench(path: folder.path("rules"))
        try await bench.run { reports in
            try folder.remove("rules/rules.json")
            if kind == "folder" {
                try folder.makeFolder("rules/rules.json")
            } else {
                try folder.symbolicLink("rules/rules.json", to: "/dev/zero")
            }
            let path = folder.path("rules/rules.json")
            _ = try await reports.next { $0.verdict.outcome == .unreadable(.notAFile(path: path, kind: kind)) }
            try folder.remove("rules/rules.json")
            try folder.write("rules/rules.json", "two end")
            try await reports.reach("two end")
        }
    }

    @Test("case 24: the kernel's queue of events overflows for real, and the change is seen")
    func overflow() async throws {
        let reader = SourceReader(path: folder.path("rules")) { $0.hasSuffix(".json") }
        try folder.makeFolder("noise")
        let noise = folder.path("noise")
        let isFirst = FirstCall()
        let watcher = InotifyWatcher(source: reader) {
            let descriptor = inotify_init1(Int32(IN_NONBLOCK) | Int32(IN_CLOEXEC))
            guard isFirst.isFirst() else { return descriptor }
            inotify_add_watch(descriptor, noise, UInt32(IN_CLOSE_WRITE))
            // More than /proc/sys/fs/inotify/max_queued_events has room for; neighbours that are alike are joined.
            for round in 0..<40_000 {
                close(open("\(noise)/\(round % 2)", O_WRONLY | O_CREAT | O_CLOEXEC, 0o600))
            }
            return descriptor
        }
        let bench = ReloaderBench(reader: reader, watcher: watcher)
        try await bench.run { reports in
            try folder.write("rules/rules.json", "two end")
            try await reports.reach("two end")
        }
    }

    @Test("case 29: a file that is mounted on its own, and file systems that report nothing, are told")
    func surroundings() {
        let mounts = """
            21 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
            90 21 8:1 /home/me/rules.json /etc/replyd/rules.json ro,relatime - ext4 /dev/sda1 rw
            91 21 0:45 / /mnt/a\\040share rw - nfs4 host:/x rw
            92 21 0:46 / /srv rw - fuse.sshfs host: rw
            93 21 0:47 / /var rw - overlay overlay rw
            """
        func look(_ path: String) -> SourceSurroundings {
            SourceSurroundings(of: [path], mounts: mounts, isFile: { $0.hasSuffix(".json") })
        }
        #expect(look("/home/me/rules.json").warnings.isEmpty)
        #expect(look("/etc/replyd/rules.json").warnings.first?.contains("mounted on its own") == true)
        #expect(!look("/etc/replyd/rules.json").isSilent)
        #expect(look("/mnt/a share/rules").warnings.first?.contains("nfs4") == true)
        #expect(look("/mnt/a share/rules").isSilent)
        #expect(look("/srv/rules").isSilent)
        #expect(!look("/srv2/rules").isSilent)
        #expect(look("/var/rules").warnings.first?.contains("overlay") == true)
        #expect(!look("/var/rules").isSilent, "most containers are, and inotify works there")
    }
}

/// Tells the first call from the others.
private final class FirstCall: Sendable {
    private let calls = Mutex(0)

    /// Whether nobody has asked before.
    func isFirst() -> Bool {
        calls.withLock { calls in
            calls += 1
            return calls == 1
        }
    }
}
