import Foundation
import JSON
import LoopbackServer
import Testing

/// Secrets that are changed while the built server runs.
@Suite(.timeLimit(.minutes(2))) struct SecretsReloadTests {
    private static let newAppSecret = "canary0new0secret0c92d38e7f0a1b56"
    private static let newPageToken = "canary-page-token-new-Qw3Er5Ty7Ui9"
    private static let newVerifyToken = "canary-verify-new-Zx2Cv4Bn6Mm8"
    private static let newAdminToken = "canary-admin-token-new-Pl0Ok9Ij8Uh7"

    private static func file(_ changes: [(String, String)], more: String = "") -> String {
        changes.reduce(Canaries.file) { $0.replacingOccurrences(of: $1.0, with: $1.1) } + more
    }

    private func verify(_ server: ServerUnderTest, _ token: String) async throws -> Int {
        try await server.get("/webhook?hub.mode=subscribe&hub.verify_token=\(token)&hub.challenge=7").status
    }

    private func waitForSecrets(_ server: ServerUnderTest, generation: Int) async throws -> String {
        try #require(
            await server.program.errors.first {
                $0.contains("secrets are live") && $0.contains("generation=\(generation) ")
            }
        )
    }

    @Test func theNextSendAndTheNextSignatureUseTheNewOnesAndTheOldOnesAreDead() async throws {
        let server = try await ServerUnderTest(rules: ReloadTests.rules("re"), arguments: ["--log-level", "debug"])
        #expect(try await server.post(WebhookBodies.messenger("a", id: "1")).status == 200)
        _ = try await server.waitForMessages(1)
        try server.saveSecrets(
            Self.file([
                (Canaries.appSecret, Self.newAppSecret), (Canaries.pageToken, Self.newPageToken),
                (Canaries.verifyToken, Self.newVerifyToken), (Canaries.adminToken, Self.newAdminToken),
            ])
        )
        let line = try await waitForSecrets(server, generation: 2)
        #expect(line.contains("changed=4"))
        #expect(line.contains("VERIFY_TOKEN,APP_SECRET,PAGE_ACCESS_TOKEN,ADMIN_TOKEN"))
        #expect(!line.contains("sha256"))
        #expect(try await server.post(WebhookBodies.messenger("b", id: "2")).status == 403)
        #expect(try await server.post(WebhookBodies.messenger("c", id: "3"), secret: Self.newAppSecret).status == 200)
        let sent = try await server.waitForMessages(2)
        #expect(sent.map { $0.header("Authorization") }.first??.contains(Canaries.pageToken) == true)
        #expect(sent.map { $0.header("Authorization") }.last??.contains(Self.newPageToken) == true)
        #expect(try await verify(server, Canaries.verifyToken) == 403)
        #expect(try await verify(server, Self.newVerifyToken) == 200)
        #expect(try await server.admin("/status").status == 401)
        #expect(try await server.admin("/status", token: Self.newAdminToken).status == 200)
        #expect(await server.stop() == 0)
        let log = server.program.errors.all.joined(separator: "\n")
        #expect(log.contains("secrets=1") && log.contains("secrets=2"), "each attempt to send names its secrets")
        let all = Canaries.all + [Self.newAppSecret, Self.newPageToken, Self.newVerifyToken, Self.newAdminToken]
        #expect(all.allSatisfy { !log.contains($0) && !log.contains($0.prefix(16)) })
    }

    @Test func duringAPlannedChangeBothAreTaken() async throws {
        let server = try await ServerUnderTest(rules: ReloadTests.rules("re"))
        let more = "APP_SECRET_PREVIOUS=\(Canaries.appSecret)\nVERIFY_TOKEN_PREVIOUS=\(Canaries.verifyToken)\n"
        let changes = [(Canaries.appSecret, Self.newAppSecret), (Canaries.verifyToken, Self.newVerifyToken)]
        try server.saveSecrets(Self.file(changes, more: more))
        _ = try await waitForSecrets(server, generation: 2)
        #expect(try await server.post(WebhookBodies.messenger("a", id: "1")).status == 200)
        #expect(try await server.post(WebhookBodies.messenger("b", id: "2"), secret: Self.newAppSecret).status == 200)
        #expect(try await verify(server, Canaries.verifyToken) == 200)
        #expect(try await verify(server, Self.newVerifyToken) == 200)
        try server.saveSecrets(Self.file(changes))
        _ = try await waitForSecrets(server, generation: 3)
        #expect(try await server.post(WebhookBodies.messenger("c", id: "3")).status == 403)
        #expect(try await verify(server, Canaries.verifyToken) == 403)
        #expect(await server.stop() == 0)
    }

    @Test(
        "case 34: what is not whole keeps the old set, and says what is wrong without telling a value",
        arguments: [
            ("APP_SECRET=canary0app0secret0b81f27c6e9d3a45\n", 0o600, "VERIFY_TOKEN"),
            (Canaries.file.replacingOccurrences(of: Canaries.appSecret, with: "your_app_secret"), 0o600, "APP_SECRET"),
            (
                Canaries.file.replacingOccurrences(of: "PAGE_ACCESS_TOKEN", with: "PAGE_ACCES_TOKEN"), 0o600,
                "Did you mean"
            ),
            (Canaries.file + "GRAPH_VERSION=latest\n", 0o600, "GRAPH_VERSION"),
            (Canaries.file + "half a li", 0o600, "line"),
            (Canaries.file.replacingOccurrences(of: Canaries.adminToken, with: "short"), 0o600, "ADMIN_TOKEN"),
            (Canaries.file, 0o644, "chmod 600"),
            ("", 0o600, "APP_SECRET"),
        ] as [(String, mode_t, String)]
    )
    func refused(text: String, mode: mode_t, word: String) async throws {
        let server = try await ServerUnderTest(rules: ReloadTests.rules("re"))
        try server.saveSecrets(text, mode: mode)
        let line = try #require(await server.program.errors.first { $0.contains("secrets were refused") })
        #expect(line.contains(word))
        let answer = try await server.admin("/reload", method: "POST")
        #expect(answer.status == 422)
        #expect(answer.body.contains("secrets-refused"))
        #expect(try await server.status()["secrets"]?["state"] == "degraded")
        #expect(try await server.post(WebhookBodies.messenger("a", id: "1")).status == 200)
        _ = try await server.waitForMessages(1)
        try server.saveSecrets(Canaries.file)
        _ = try #require(await server.program.errors.first { $0.contains("secrets are good again") })
        #expect(try await server.admin("/reload", method: "POST").status == 200)
        #expect(await server.stop() == 0)
        let log = server.program.errors.all.joined(separator: "\n")
        #expect(Canaries.all.allSatisfy { !log.contains($0) })
    }

    @Test func aNameThatTheEnvironmentSetsHidesTheFile() async throws {
        let server = try await ServerUnderTest(
            rules: ReloadTests.rules("re"),
            environment: ["PAGE_ACCESS_TOKEN": Canaries.pageToken]
        )
        try server.saveSecrets(Self.file([(Canaries.pageToken, Self.newPageToken)]))
        let line = try #require(await server.program.errors.first { $0.contains("has no effect") })
        #expect(line.contains("PAGE_ACCESS_TOKEN"))
        #expect(line.contains("environment"))
        #expect(try await server.post(WebhookBodies.messenger("a", id: "1")).status == 200)
        #expect(try await server.waitForMessages(1).last?.header("Authorization")?.contains(Canaries.pageToken) == true)
        #expect(await server.stop() == 0)
        #expect(server.program.errors.all.allSatisfy { !$0.contains(Self.newPageToken) })
    }

    @Test func aDeletedFileAndAModeThatChangesAreNoticed() async throws {
        let server = try await ServerUnderTest(rules: ReloadTests.rules("re"))
        let file = server.folder.appendingPathComponent("secrets.env")
        #expect(chmod(file.path, 0o644) == 0)
        _ = try #require(await server.program.errors.first { $0.contains("secrets were refused") })
        #expect(chmod(file.path, 0o600) == 0)
        _ = try #require(await server.program.errors.first { $0.contains("secrets are good again") })
        try FileManager.default.removeItem(at: file)
        _ = try #require(await server.program.errors.first { $0.contains("secrets cannot be read") })
        #expect(try await server.post(WebhookBodies.messenger("a", id: "1")).status == 200)
        _ = try await server.waitForMessages(1)
        #expect(await server.stop() == 0)
    }

    @Test func rulesThatHoldALiveSecretAreRefused() async throws {
        let server = try await ServerUnderTest(rules: ReloadTests.rules("re"))
        try server.saveRules(ReloadTests.rules("my key is \(Canaries.openAIKey)"))
        let answer = try await server.admin("/reload", method: "POST")
        #expect(answer.status == 422)
        #expect(answer.body.contains("secret-in-rules"))
        #expect(!answer.body.contains(Canaries.openAIKey))
        #expect(await server.stop() == 0)
        #expect(server.program.errors.all.allSatisfy { !$0.contains(Canaries.openAIKey) })
    }
}
