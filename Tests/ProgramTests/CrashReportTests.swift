import Foundation
import Glibc
import Testing

/// What a crash, and who looks at the process from outside, can learn of the secrets.
@Suite(.timeLimit(.minutes(2))) struct CrashReportTests {
    @Test("case 20: a crash report shows no secret, nor the beginning of one", arguments: [SIGSEGV, SIGILL])
    func crash(signal: Int32) async throws {
        let server = try await ServerUnderTest(
            rules: EndToEndTests.rules,
            environment: ["SWIFT_BACKTRACE": "enable=yes,interactive=no,registers=none,sanitize=yes"]
        )
        // Every secret has been in use: tokens in requests, the others in comparisons.
        #expect(try await server.post(WebhookBodies.messenger("why?", id: "1")).status == 200)
        #expect(try await server.post(WebhookBodies.whatsapp("price", id: "2")).status == 200)
        _ = try await server.waitForMessages(2)
        #expect(try await server.admin("/status").status == 200)
        server.program.signal(signal)
        _ = try #require(await server.program.errors.first { $0.contains("Backtrace took") })
        // A fault would come again once it is told of; a signal from outside does not.
        server.program.signal(SIGKILL)
        #expect(await server.program.exitCode() == -1)
        let written = (server.program.errors.all + server.program.output.all).joined(separator: "\n")
        #expect(written.contains("*** Program crashed"))
        for secret in Canaries.all {
            #expect(!written.contains(secret.prefix(8)), "the beginning of a secret")
            // As the backtracer shows what memory holds: bytes in hexadecimal.
            let bytes = secret.utf8.prefix(8).map { String(format: "%02x", $0) }
            #expect(!written.contains(bytes.joined(separator: " ")) && !written.contains(bytes.joined()))
        }
        let files = try FileManager.default.contentsOfDirectory(atPath: server.folder.path)
        #expect(!files.contains { $0.hasPrefix("core") })
        try? FileManager.default.removeItem(at: server.folder)
    }

    @Test(
        "case 20: other users see neither the memory nor the environment of the process",
        arguments: ["environ", "mem"]
    )
    func look(file: String) async throws {
        let server = try await ServerUnderTest(
            rules: ReloadTests.rules("one"),
            secrets: nil,
            environment: Dictionary(
                uniqueKeysWithValues: Canaries.file.split(separator: "\n")
                    .map { $0.split(separator: "=", maxSplits: 1).map(String.init) }.map { ($0[0], $0[1]) }
            )
        )
        // Not even its own user may look; only root may, who becomes somebody else for this.
        let head = ["head", "-c", "1", "/proc/\(server.program.processID)/\(file)"]
        let isRoot = geteuid() == 0
        let looker = try RunningProgram(
            isRoot ? ["--reuid=65534", "--regid=65534", "--clear-groups"] + head : Array(head.dropFirst()),
            folder: FileManager.default.temporaryDirectory,
            executable: URL(fileURLWithPath: isRoot ? "/usr/bin/setpriv" : "/usr/bin/head")
        )
        #expect(await looker.exitCode() == 1)
        #expect(looker.output.all.isEmpty)
        #expect(looker.errors.all.contains { $0.contains("Permission denied") })
        #expect(await server.stop() == 0)
    }
}
