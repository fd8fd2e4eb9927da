import Foundation
import Glibc
import LoopbackServer
import Testing

/// What systemd hears of the built server, and what `ExecReload=` runs.
@Suite(.timeLimit(.minutes(2))) struct SystemdTests {
    /// The socket that systemd would listen on.
    private final class Supervisor: Sendable {
        let path: String
        private let descriptor: Int32

        init(abstract: Bool) throws {
            let name = "/tmp/replyd-notify-\(UUID().uuidString)"
            path = abstract ? "@" + name : name
            descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
            var address = sockaddr_un()
            address.sun_family = sa_family_t(AF_UNIX)
            let bytes = (abstract ? [0] : []) + Array(name.utf8)
            withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
            let length = socklen_t(MemoryLayout<sa_family_t>.size + bytes.count)
            let bound = withUnsafePointer(to: &address) { pointer in
                pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(descriptor, $0, length) }
            }
            try #require(bound == 0)
        }

        deinit {
            close(descriptor)
            unlink(path)
        }

        /// The next message's lines.
        func next() async -> [String] {
            await withCheckedContinuation { continuation in
                Thread.detachNewThread { [descriptor] in
                    var buffer = [UInt8](repeating: 0, count: 4_096)
                    let count = recv(descriptor, &buffer, buffer.count, 0)
                    let text = String(decoding: buffer.prefix(max(count, 0)), as: UTF8.self)
                    continuation.resume(returning: text.split(separator: "\n").map(String.init))
                }
            }
        }

        /// The next message that has this line.
        func next(with line: String) async -> [String] {
            while true {
                let lines = await next()
                if lines.contains(line) { return lines }
            }
        }
    }

    @Test(arguments: [false, true])
    func startReloadAndStopAreTold(abstract: Bool) async throws {
        let supervisor = try Supervisor(abstract: abstract)
        let server = try await ServerUnderTest(
            rules: ReloadTests.rules("one"),
            environment: ["NOTIFY_SOCKET": supervisor.path]
        )
        let ready = await supervisor.next(with: "READY=1")
        #expect(ready.contains("STATUS=generation 1 of the rules, 1 enabled"))
        try server.saveRules(#"{"rules": 5}"#)
        #expect(try await server.admin("/reload", method: "POST").status == 422)
        let reloading = await supervisor.next(with: "RELOADING=1")
        let microseconds = try #require(reloading.first { $0.hasPrefix("MONOTONIC_USEC=") }?.split(separator: "=").last)
        #expect(try #require(Int64(microseconds)) > 0)
        let again = await supervisor.next(with: "READY=1")
        #expect(again.contains { $0.hasPrefix("STATUS=DEGRADED, what is on disk was refused") })
        server.program.signal(SIGHUP)
        _ = await supervisor.next(with: "RELOADING=1")
        _ = await supervisor.next(with: "READY=1")
        #expect(await server.stop() == 0)
        _ = await supervisor.next(with: "STOPPING=1")
    }

    @Test func theReloadCommandWaitsForTheVerdictAndFailsWithIt() async throws {
        let server = try await ServerUnderTest(rules: ReloadTests.rules("one"))
        let scratch = try Scratch(["secrets.env": Canaries.file])
        func reload(_ arguments: String...) async throws -> (code: Int32, output: String, errors: String) {
            try await scratch.run(["reload", "--admin", "127.0.0.1:\(server.adminPort)"] + arguments)
        }
        try server.saveRules(ReloadTests.rules("two"))
        let good = try await reload()
        #expect(good.code == 0)
        #expect(good.output.contains("generation 2"))
        try server.saveRules(#"{"rules": [{"id": "a", "repy": "b"}]}"#)
        let bad = try await reload()
        #expect(bad.code == 1)
        #expect(bad.errors.contains("rules/rules.json:1:24: error: "))
        #expect(bad.errors.contains("did you mean \"reply\"?"))
        let json = try await reload("--format", "json")
        #expect(json.code == 1)
        #expect(json.errors.hasPrefix("{"))
        #expect(await server.stop() == 0)
        let gone = try await reload()
        #expect(gone.code == 2)
        #expect(Canaries.all.allSatisfy { !(bad.errors + gone.errors + good.output).contains($0) })
    }

    @Test func noCoreFileAndAWarningWithoutTheBacktraceSetting() async throws {
        let server = try await ServerUnderTest(
            rules: ReloadTests.rules("one"),
            environment: ["SWIFT_BACKTRACE": "enable=yes"]
        )
        let limits = try String(contentsOfFile: "/proc/\(server.program.processID)/limits", encoding: .utf8)
        let core = try #require(limits.split(separator: "\n").first { $0.hasPrefix("Max core file size") })
        #expect(core.split(whereSeparator: \.isWhitespace).dropFirst(4).prefix(2) == ["0", "0"])
        let command = try String(contentsOfFile: "/proc/\(server.program.processID)/cmdline", encoding: .utf8)
        #expect(Canaries.all.allSatisfy { !command.contains($0) })
        #expect(await server.stop() == 0)
        #expect(server.program.errors.all.contains { $0.contains("SWIFT_BACKTRACE=registers=none") })
    }
}
