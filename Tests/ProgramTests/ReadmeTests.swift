import Foundation
import Testing

/// The README's own curl lines against a dry run with the sample rules print the replies that the README shows.
@Suite(.timeLimit(.minutes(2))) struct ReadmeTests {
    static let top = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    @Test func curlLinesPrintTheRepliesThatTheReadmeShows() async throws {
        let readme = try String(contentsOf: Self.top.appendingPathComponent("README.md"), encoding: .utf8)
        let commands = Self.blocks(of: "sh", in: readme)
            .filter { $0.hasPrefix("curl -s http://127.0.0.1:8000/webhook") }
        #expect(commands.count == 3)
        let scratch = try Scratch()
        let program = try RunningProgram(
            ["serve", "--dry-run", "--port", "0", "--admin", "127.0.0.1:0"]
                + ["--rules", Self.top.appendingPathComponent("rules").path],
            folder: scratch.folder
        )
        let line = try #require(await program.errors.first { $0.contains("listening") })
        let port = try #require(line.firstMatch(of: /webhooks=127\.0\.0\.1:(\d+)/)?.1)
        let replies = [
            "How MUCH": "Hi Amina! Here are our prices", "image": "photo", "postback": "Bouquets start at €25",
        ]
        for (sign, reply) in replies {
            let command = try #require(commands.first { $0.contains(sign) })
            try await Self.shell(command.replacingOccurrences(of: ":8000", with: ":\(port)"))
            let printed = try #require(await program.output.first { $0.contains("reply") && $0.contains(reply) })
            let text = printed.trimmingCharacters(in: .whitespaces).dropFirst("reply".count)
            #expect(readme.contains(text.trimmingCharacters(in: .whitespaces)))
        }
        program.signal(SIGTERM)
        #expect(await program.exitCode() == 0)
    }

    @Test func everyExampleOfTheRulesGuideIsAGoodRulesFile() async throws {
        for name in ["README.md", "rules/README.md"] {
            let text = try String(contentsOf: Self.top.appendingPathComponent(name), encoding: .utf8)
            let examples = Self.blocks(of: "json", in: text)
            #expect(!examples.isEmpty)
            for example in examples {
                let scratch = try Scratch(["rules.json": example])
                let result = try await scratch.run(["check", "--format", "json", "--rules", "rules.json"])
                // An example need not answer every message that there is.
                let others = result.output.split(separator: "\n").filter { !$0.contains(#""level":"note""#) }
                #expect(result.code == 0 && others.isEmpty, "\(name): \(result.output)")
            }
        }
    }

    private static func blocks(of language: String, in text: String) -> [String] {
        text.components(separatedBy: "```\(language)\n").dropFirst()
            .compactMap { $0.components(separatedBy: "\n```").first }
    }

    private static func shell(_ command: String) async throws {
        let shell = try RunningProgram(["-c", command], folder: top, executable: URL(fileURLWithPath: "/bin/sh"))
        #expect(await shell.exitCode() == 0)
    }
}
