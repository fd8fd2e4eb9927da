import Foundation
import LoopbackServer
import Testing

/// Starts with bad rules, and crashes at bad moments: the built server.
@Suite(.timeLimit(.minutes(4))) struct ColdStartTests {
    /// A server on the folder of one that has ended.
    private func start(in folder: URL, _ environment: [String: String] = [:]) throws -> RunningProgram {
        try RunningProgram(
            ["serve", "--port", "0", "--host", "127.0.0.1", "--admin", "127.0.0.1:0"],
            environment: [
                "META_GRAPH_URL": "http://127.0.0.1:1", "INSTAGRAM_GRAPH_URL": "http://127.0.0.1:1",
                "SWIFT_BACKTRACE": "enable=no",
            ],
            folder: folder
        )
    }

    private func end(_ program: RunningProgram) async -> Int32 {
        program.signal(SIGTERM)
        return await program.exitCode()
    }

    @Test("case 32: bad rules at a cold start: the last good copy answers, and it is said loudly")
    func lastGoodCopy() async throws {
        let scratch = try Scratch(["rules/rules.json": ReloadTests.rules("good"), "secrets.env": Canaries.file])
        let first = try start(in: scratch.folder)
        _ = try #require(await first.errors.first { $0.contains("listening") })
        let copy = scratch.folder.appendingPathComponent("data/rules.last-good")
        #expect(FileManager.default.fileExists(atPath: copy.path), "written before anything is answered")
        #expect(await end(first) == 0)

        try scratch.write(#"{"rules": [{"id": "all", "repy": "x"}]}"#, to: "rules/rules.json")
        let second = try start(in: scratch.folder)
        let line = try #require(await second.errors.first { $0.contains("listening") })
        #expect(line.contains("state=degraded"))
        _ = try #require(await second.errors.first { $0.contains("DEGRADED: ") })
        _ = try #require(await second.errors.first { $0.contains("rules/rules.json:1:26") })
        try scratch.write(ReloadTests.rules("mended"), to: "rules/rules.json")
        _ = try #require(await second.errors.first { $0.contains("rules are live") })
        #expect(await end(second) == 0)

        try FileManager.default.removeItem(at: scratch.folder.appendingPathComponent("rules"))
        let third = try start(in: scratch.folder)
        _ = try #require(await third.errors.first { $0.contains("state=degraded") })
        #expect(await end(third) == 0)

        try Data("rubbish".utf8).write(to: copy)
        let fourth = try start(in: scratch.folder)
        #expect(await fourth.exitCode() == 2)
        #expect(fourth.errors.all.contains { $0.contains("damaged") })
        try FileManager.default.removeItem(at: copy)
        let fifth = try start(in: scratch.folder)
        #expect(await fifth.exitCode() == 2)
    }

    @Test("case 32: the copy of other rules is no copy of these")
    func otherRules() async throws {
        let scratch = try Scratch(["rules/rules.json": ReloadTests.rules("good"), "secrets.env": Canaries.file])
        let first = try start(in: scratch.folder)
        let copy = scratch.folder.appendingPathComponent("data/rules.last-good")
        _ = try #require(await first.errors.first { $0.contains("listening") })
        #expect(FileManager.default.fileExists(atPath: copy.path))
        #expect(await end(first) == 0)
        let result = try await scratch.run(["serve", "--rules", "elsewhere", "--port", "0", "--admin", "127.0.0.1:0"])
        #expect(result.code == 2)
        #expect(result.errors.contains("elsewhere does not exist"))
    }

    /// Rounds; `REPLYD_CRASH_ROUNDS` asks for more.
    private static var rounds: Int {
        ProcessInfo.processInfo.environment["REPLYD_CRASH_ROUNDS"].flatMap(Int.init) ?? 5
    }

    @Test("case 43: killed at any moment of swaps and copies, the next start has whole rules")
    func killed() async throws {
        // Long rules, so that a write takes a while; each file says its version, so that a mixture would show.
        func rules(_ version: Int, _ file: Int) -> String {
            let text = String(repeating: "v\(version) ", count: 250)
            let rules = (0..<40)
                .map { #"{"id": "f\#(file)-\#($0)", "when": {"text": "w\#(file)x\#($0)"}, "reply": "\#(text)"}"# }
            return #"{"rules": [\#(rules.joined(separator: ","))]}"#
        }
        let scratch = try Scratch(["secrets.env": Canaries.file])
        for file in 0..<4 { try scratch.write(rules(0, file), to: "rules/\(file).json") }
        var random = SystemRandomNumberGenerator()
        for round in 1...Self.rounds {
            let program = try start(in: scratch.folder)
            let line = try #require(
                await program.errors.first { $0.contains("listening") || $0.contains("cannot start") }
            )
            #expect(line.contains("rules=160"), "round \(round): \(line)")
            let saver = Task {
                for version in 1... {
                    for file in 0..<4 {
                        // Never what is there already: that would be no change.
                        try scratch.write(rules(round * 1_000 + version, file), to: "rules/.new")
                        let folder = scratch.folder.appendingPathComponent("rules").path
                        guard rename(folder + "/.new", folder + "/\(file).json") == 0 else { return }
                    }
                    // The next save begins when this one is live: files that never stay the same are never read whole.
                    let isLive = await program.errors.first {
                        $0.contains("rules are live") && $0.contains("generation=\(version + 1) ")
                    }
                    guard isLive != nil, !Task.isCancelled else { return }
                }
            }
            let live = Int.random(in: 1...3, using: &random)
            _ = try #require(
                await program.errors.first { $0.contains("rules are live") && $0.contains("generation=\(live + 1) ") }
            )
            program.signal(SIGKILL)
            #expect(await program.exitCode() == -1)
            saver.cancel()
            try await saver.value
            if round % 2 == 0 {
                // The next start has nothing but the copy.
                try scratch.write("{", to: "rules/0.json")
                let degraded = try start(in: scratch.folder)
                let line = try #require(
                    await degraded.errors.first { $0.contains("listening") || $0.contains("cannot start") }
                )
                #expect(line.contains("state=degraded") && line.contains("rules=160"), "round \(round): \(line)")
                #expect(await end(degraded) == 0)
                try scratch.write(rules(0, 0), to: "rules/0.json")
            }
        }
    }
}
