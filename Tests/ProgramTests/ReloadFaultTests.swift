import Foundation
import JSON
import LoopbackServer
import Testing

/// Places and moments that make trouble for reloads, made with name spaces and limits: the built server.
@Suite(.timeLimit(.minutes(3)), .enabled(if: ServerUnderTest.hasNameSpaces)) struct ReloadFaultTests {
    @Test("case 25: without inotify it polls, and says so")
    func noInotify() async throws {
        let server = try await ServerUnderTest(
            rules: ReloadTests.rules("one"),
            setup: "echo 0 > /proc/sys/user/max_inotify_instances"
        )
        _ = try #require(await server.program.errors.first { $0.contains("rules cannot be watched for changes") })
        let status = try await server.status()["rules"]
        #expect(status?["watcher"] == "poll")
        #expect(status?["watcher_reason"]?.string?.contains("max_user_instances") == true)
        try server.saveRules(ReloadTests.rules("two"))
        let line = try #require(await server.program.errors.first { $0.contains("rules are live") })
        #expect(line.contains("trigger=poll"))
        #expect(await server.stop() == 0)
    }

    @Test("case 26: without a file to spare it tries again, and goes on when there is one")
    func noDescriptors() async throws {
        let server = try await ServerUnderTest(rules: ReloadTests.rules("one"))
        func limit(_ count: Int) async throws {
            let command = try RunningProgram(
                ["--pid", "\(server.program.processID)", "--nofile=\(count):4096"],
                folder: server.folder,
                executable: URL(fileURLWithPath: "/usr/bin/prlimit")
            )
            try #require(await command.exitCode() == 0)
        }
        // Everything that needs files to start has them.
        #expect(try await server.post(WebhookBodies.messenger("a", id: "1")).status == 200)
        _ = try await server.waitForMessages(1)
        #expect(try await server.admin("/reload", method: "POST").status == 200)
        try await limit(3)
        try server.saveRules(ReloadTests.rules("two"))
        let line = try #require(await server.program.errors.first { $0.contains("rules cannot be read") })
        #expect(line.contains("ulimit -n"))
        try await limit(1024)
        // Nothing happens to the file any more: the second look finds it.
        let live = try #require(await server.program.errors.first { $0.contains("rules are live") })
        #expect(live.contains("generation=2"))
        #expect(await server.stop() == 0)
    }

    @Test("case 27: a full data folder is told, and reloads go on")
    func noRoomForTheCopy() async throws {
        let server = try await ServerUnderTest(
            rules: ReloadTests.rules("one"),
            setup: "mkdir data; mount -t tmpfs -o size=1m,mode=700 tmpfs data"
        )
        // The folder as the server sees it.
        let data = "/proc/\(server.program.processID)/root\(server.folder.path)/data"
        let filler = try RunningProgram(
            ["-c", "cat /dev/zero > full"],
            folder: URL(fileURLWithPath: data),
            executable: URL(fileURLWithPath: "/bin/sh")
        )
        try #require(await filler.exitCode() != 0)
        try await expectTold("No space left", by: server)
    }

    @Test("case 27: a copy that cannot be written is told, and reloads go on")
    func noPlaceForTheCopy() async throws {
        let server = try await ServerUnderTest(
            rules: ReloadTests.rules("one"),
            setup: "mkdir -m 700 data; mkdir -p data/.rules.last-good.new/full"
        )
        try await expectTold("Is a directory", by: server)
    }

    private func expectTold(_ reason: String, by server: ServerUnderTest) async throws {
        try server.saveRules(ReloadTests.rules("two"))
        #expect(try await server.admin("/reload", method: "POST").status == 200)
        let line = try #require(await server.program.errors.first { $0.contains("last good copy") })
        #expect(line.contains(reason))
        let warnings = try await server.status()["rules"]?["warnings"]?.array ?? []
        #expect(warnings.contains { $0.string?.contains("last good copy") == true })
        #expect(await server.stop() == 0)
        #expect(server.program.errors.all.count { $0.contains("last good copy") } == 1, "told once")
    }

    @Test("case 29: rules that are mounted as a single file are told")
    func singleFileMount() async throws {
        let server = try await ServerUnderTest(
            rules: ReloadTests.rules("one"),
            setup: "cp rules/rules.json real.json; mount --bind real.json rules/rules.json"
        )
        let line = try #require(await server.program.errors.first { $0.contains("mounted on its own") })
        #expect(line.contains("Mount its folder"))
        // Written in place, the file is followed all the same.
        try Data(ReloadTests.rules("two").utf8)
            .write(to: server.folder.appendingPathComponent("real.json"), options: [])
        #expect(await server.stop() == 0)
    }

    @Test("a real overlay file system is told, and changes on it are followed")
    func overlay() async throws {
        let server = try await ServerUnderTest(
            rules: ReloadTests.rules("one"),
            setup: """
                mkdir mnt; mount -t tmpfs tmpfs mnt; mkdir mnt/up mnt/work mnt/all
                mount -t overlay overlay -o lowerdir=rules,upperdir=mnt/up,workdir=mnt/work mnt/all || exec sleep 0
                mount --bind mnt/all rules
                """
        )
        _ = try #require(await server.program.errors.first { $0.contains("overlay file system") })
        #expect(await server.stop() == 0)
    }

    @Test("case 40: reload after reload, descriptors, threads and memory stay what they were")
    func flat() async throws {
        let server = try await ServerUnderTest(rules: ReloadTests.rules("v0"))
        let rounds = ProcessInfo.processInfo.environment["REPLYD_RELOADS"].flatMap(Int.init) ?? 120
        func reload(_ range: Range<Int>) async throws {
            for round in range {
                try server.saveRules(ReloadTests.rules("v\(round)"))
                #expect(try await server.admin("/reload", method: "POST").status == 200)
            }
        }
        func descriptors() throws -> Int {
            try FileManager.default.contentsOfDirectory(atPath: "/proc/\(server.program.processID)/fd").count
        }
        func status(_ name: String) throws -> Int {
            let text = try String(contentsOfFile: "/proc/\(server.program.processID)/status", encoding: .utf8)
            let line = try #require(text.split(separator: "\n").first { $0.hasPrefix("\(name):") })
            return try #require(Int(line.split(whereSeparator: \.isWhitespace)[1]))
        }
        try await reload(1..<20)
        let (files, threads, memory) = (try descriptors(), try status("Threads"), try status("VmRSS"))
        try await reload(20..<rounds)
        // The server closes a connection a moment after its answer was read here: those are gone once it has answered
        // others. What a reload leaves open never goes, and the time limit says so.
        while try descriptors() > files + 2 { _ = try await server.status() }
        #expect(try status("Threads") <= threads + 2, "\(threads) before")
        // Kilobytes; what the allocator keeps for next time included.
        #expect(try status("VmRSS") <= memory + 16_384, "\(memory) before")
        #expect(await server.stop() == 0)
    }
}
