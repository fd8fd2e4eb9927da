import Foundation
import HotReload
import Logging
import Rules
import Secrets
import Server
import Testing

/// Real rules files with everything that can be wrong with their bytes, on a real file system: what is live stays.
@Suite("Content", .timeLimit(.minutes(2)))
struct RulesContentCases {
    private static let good = #"{"rules": [{"id": "a", "when": {"text": "x"}, "reply": "one"}]}"#

    /// A reloader of rules in a folder of its own, with the good file in it.
    private final class Bench: Sendable {
        let folder: URL
        let reloader: Reloader<RuleSet>

        init() throws {
            folder = FileManager.default.temporaryDirectory.appendingPathComponent("rules-\(UUID().uuidString)")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            try Data(good.utf8).write(to: folder.appendingPathComponent("rules.json"))
            let source = RulesSource(path: folder.path)
            let rules = try #require(try source.load().ruleSet)
            reloader = Reloader(
                noun: "rules",
                source: source.reader,
                initial: rules,
                identity: rules.sha256,
                logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() },
                load: { source.loadResult($0, redactor: RedactorBox()) }
            )
        }

        deinit { try? FileManager.default.removeItem(at: folder) }

        func run(_ body: () async throws -> Void) async throws {
            try await withThrowingTaskGroup { group in
                group.addTask { await self.reloader.run() }
                try await body()
                group.cancelAll()
            }
        }

        func save(_ bytes: [UInt8], as name: String = "rules.json") throws {
            try Data(bytes).write(to: folder.appendingPathComponent(name))
        }
    }

    /// Saves each content and expects it to be refused with this code, or to be live where there is none.
    private func check(_ contents: [(bytes: [UInt8], code: String?)]) async throws {
        let bench = try Bench()
        try await bench.run {
            for (bytes, code) in contents {
                try bench.save(bytes)
                let verdict = await bench.reloader.request()
                let shown = String(decoding: bytes.prefix(40), as: UTF8.self)
                if let code {
                    guard case .refused(let refusal) = verdict.outcome else {
                        Issue.record("\(shown): \(verdict.outcome.label)")
                        continue
                    }
                    #expect(refusal.records.contains(#""code":"\#(code)""#), "\(shown): \(refusal.records)")
                    #expect(bench.reloader.status.isDegraded)
                } else {
                    #expect(verdict.isAccepted, "\(shown): \(verdict.outcome)")
                }
                try bench.save(Array(Self.good.utf8))
                #expect(await bench.reloader.request().isAccepted)
                #expect(!bench.reloader.status.isDegraded)
            }
        }
    }

    @Test(
        "case 7: nothing, white space, an empty object, no rule, no enabled rule: refused, with the way to do it on purpose"
    )
    func empty() async throws {
        let contents: [(String, String)] = [
            ("", "empty-file"), (" \n\t\r\n", "empty-file"), ("{}", "no-rules"), (#"{"rules": []}"#, "no-rules"),
            (#"{"replyd": 1, "settings": {"timezone": "UTC"}}"#, "no-rules"),
            (#"{"rules": [{"id": "a", "enabled": false, "reply": "x"}]}"#, "no-rules"),
            (#"{"enabled": false, "rules": [{"id": "a", "reply": "x"}]}"#, "no-rules"), ("null", "wrong-type"),
            ("[]", "wrong-type"),
        ]
        try await check(contents.map { (Array($0.utf8), $1) })
        let bench = try Bench()
        try await bench.run {
            for text in ["", "{}", #"{"rules": [{"id": "a", "enabled": false, "reply": "x"}]}"#] {
                try bench.save(Array(text.utf8))
                guard case .refused(let refusal) = await bench.reloader.request().outcome else {
                    Issue.record("\(text) went live")
                    continue
                }
                #expect(refusal.report.contains(#""silent": true"#))
            }
            try bench.save(Array(#"{ "replyd": 1, "rules": [ { "id": "off", "silent": true } ] }"#.utf8))
            #expect(await bench.reloader.request().outcome == .loaded)
            #expect(bench.reloader.current.value.ruleIDs == ["off"])
        }
    }

    @Test("case 22: byte order marks, line ends, encodings, NUL, depth, duplicate keys")
    func bytes() async throws {
        let good = Array(Self.good.utf8)
        let lines = Array(Self.good.replacingOccurrences(of: "[", with: "[\r\n").utf8)
        let deep = Array((String(repeating: "[", count: 100_000) + String(repeating: "]", count: 100_000)).utf8)
        let duplicate = #"{"rules": [{"id": "a", "reply": "x", "reply": "y"}]}"#
        let contents: [([UInt8], Bool)] = [
            ([0xEF, 0xBB, 0xBF] + good, false), (lines, true), ([0xFF, 0xFE] + good.flatMap { [$0, 0] }, false),
            (Array(Self.good.utf8).map { $0 == UInt8(ascii: "x") ? 0xE9 : $0 }, false), (good + [0], false),
            (good.map { $0 == UInt8(ascii: "x") ? 0 : $0 }, false), (deep, false), (Array(duplicate.utf8), false),
        ]
        let bench = try Bench()
        try await bench.run {
            for (bytes, mayBeLive) in contents {
                try bench.save(bytes)
                let verdict = await bench.reloader.request()
                let isBOM = bytes.starts(with: [0xEF, 0xBB, 0xBF])
                switch verdict.outcome {
                case .loaded: #expect(mayBeLive || isBOM)
                case .refused(let refusal):
                    #expect(!mayBeLive)
                    #expect(refusal.records.contains(#""line":"#))
                default: Issue.record("\(verdict.outcome)")
                }
            }
        }
    }

    @Test("case 22: a file of a hundred megabytes is refused by its length, and read no further")
    func huge() async throws {
        let bench = try Bench()
        try await bench.run {
            let file = bench.folder.appendingPathComponent("rules.json")
            try #require(truncate(file.path, 100 << 20) == 0)
            let verdict = await bench.reloader.request()
            #expect(verdict.outcome == .unreadable(.tooLarge(path: file.path, limit: 16 << 20)))
            #expect(bench.reloader.current.value.ruleIDs == ["a"])
        }
    }

    @Test("case 36: patterns that would take all memory to compile are refused")
    func memory() async throws {
        let patterns = ["(a{1,65535}){1,65535}", "((((x{1,1000}){1,1000}){1,1000}){1,1000})", "(?:a|b){65535}{65535}"]
        try await check(
            patterns.map { pattern in
                let text = #"{"rules": [{"id": "a", "when": {"text": {"regex": "\#(pattern)"}}, "reply": "x"}]}"#
                return (Array(text.utf8), "bad-regex")
            }
        )
    }

    @Test("the set goes live whole: a bad file keeps all others from going live")
    func wholeSet() async throws {
        let bench = try Bench()
        try await bench.run {
            try bench.save(
                Array(#"{"rules": [{"id": "b", "when": {"text": "y"}, "reply": "two"}]}"#.utf8),
                as: "b.json"
            )
            try bench.save(Array(#"{"rules": [{"id": "c", "rply": "two"}]}"#.utf8), as: "c.json")
            #expect(await bench.reloader.request().outcome.label == "refused")
            #expect(bench.reloader.current.value.ruleIDs == ["a"])
            try bench.save(
                Array(#"{"snippets": {"s": "x"}, "rules": [{"id": "c", "reply": "{{> s}}"}]}"#.utf8),
                as: "c.json"
            )
            #expect(await bench.reloader.request().outcome == .loaded)
            #expect(bench.reloader.current.value.ruleIDs == ["b", "c", "a"])
        }
    }
}
