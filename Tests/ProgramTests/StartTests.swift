import Foundation
import Testing

/// What an operator is told when the built server cannot start.
@Suite(.timeLimit(.minutes(2))) struct StartTests {
    static let rules = #"{"rules": [{"id": "a", "reply": "b"}]}"#

    @Test func missingSecretsAreAllNamedWithWhatTheyAreFor() async throws {
        let scratch = try Scratch(["rules/rules.json": Self.rules])
        let result = try await scratch.run(["serve", "--port", "0", "--admin", "127.0.0.1:0"])
        #expect(result.code == 2)
        for name in [
            "VERIFY_TOKEN", "APP_SECRET", "PAGE_ACCESS_TOKEN", "INSTAGRAM_ACCESS_TOKEN", "WHATSAPP_ACCESS_TOKEN",
        ] {
            #expect(result.errors.contains(name))
        }
        #expect(result.errors.contains("--dry-run"))
    }

    @Test func placeholdersCountAsMissing() async throws {
        let example = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../../secrets.example")
        let scratch = try Scratch([
            "rules/rules.json": Self.rules, "secrets.env": String(decoding: Data(contentsOf: example), as: UTF8.self),
        ])
        let result = try await scratch.run(["serve", "--port", "0", "--admin", "127.0.0.1:0"])
        #expect(result.code == 2)
        #expect(result.errors.contains("APP_SECRET"))
    }

    @Test func aMissingRulesPathIsOneSentence() async throws {
        let scratch = try Scratch()
        let result = try await scratch.run(["serve", "--dry-run", "--rules", "no-such-folder"])
        #expect(result.code == 2)
        #expect(result.errors.contains("no-such-folder"))
        #expect(result.errors.split(separator: "\n").count == 1)
    }

    @Test func badRulesAreShownWithTheirPlaces() async throws {
        let scratch = try Scratch(["rules/rules.json": #"{"rules": [{"id": "a", "repy": "b"}]}"#])
        let result = try await scratch.run(["serve", "--dry-run", "--port", "0"])
        #expect(result.code == 1)
        #expect(result.errors.contains("rules/rules.json:1:24"))
    }

    @Test func aSecretsFileThatOthersCanReadIsRefused() async throws {
        let scratch = try Scratch(["rules/rules.json": Self.rules])
        try scratch.write(Canaries.file, to: "secrets.env", mode: 0o644)
        let result = try await scratch.run(["serve", "--port", "0"])
        #expect(result.code == 2)
        #expect(result.errors.contains("chmod 600"))
        #expect(Canaries.all.allSatisfy { !result.errors.contains($0) })
    }

    @Test func aTakenPortIsNamed() async throws {
        let server = try await ServerUnderTest(rules: Self.rules)
        let scratch = try Scratch(["rules/rules.json": Self.rules])
        let result = try await scratch.run(
            ["serve", "--dry-run", "--host", "127.0.0.1", "--port", "\(server.webhookPort)", "--admin", "127.0.0.1:0"]
        )
        #expect(result.code == 2)
        #expect(result.errors.contains("Port \(server.webhookPort)"))
        #expect(result.errors.contains("--port"))
        #expect(await server.stop() == 0)
    }

    @Test func aWeakAdminTokenIsRefused() async throws {
        let secrets = Canaries.file.replacingOccurrences(of: Canaries.adminToken, with: "short-admin-token")
        let scratch = try Scratch(["rules/rules.json": Self.rules, "secrets.env": secrets])
        let result = try await scratch.run(["serve", "--port", "0", "--admin", "127.0.0.1:0"])
        #expect(result.code == 2)
        #expect(result.errors.contains("ADMIN_TOKEN"))
        #expect(!result.errors.contains("short-admin-token"))
    }

    @Test func aKeyLogFileInTheEnvironmentIsRefused() async throws {
        let scratch = try Scratch(["rules/rules.json": Self.rules, "secrets.env": Canaries.file])
        let result = try await scratch.run(
            ["serve", "--port", "0", "--admin", "127.0.0.1:0"],
            environment: ["SSLKEYLOGFILE": "/tmp/keys"]
        )
        #expect(result.code == 2)
        #expect(result.errors.contains("SSLKEYLOGFILE"))
    }

    @Test(arguments: [["serve", "--port", "banana"], ["serve", "--no-such-flag"], ["no-such-command"], ["try"]])
    func wrongUseIsExitCode2(arguments: [String]) async throws {
        let scratch = try Scratch(["rules/rules.json": Self.rules])
        let result = try await scratch.run(arguments)
        #expect(result.code == 2)
        #expect(!result.errors.isEmpty)
    }
}
