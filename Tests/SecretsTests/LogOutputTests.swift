import Foundation
import Glibc
import Secrets
import Testing

@Suite("Where log lines go")
struct LogOutputTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    @Test("Lines of many tasks stay whole")
    func whole() async throws {
        let path = "\(folder.path)/log"
        let descriptor = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0o600)
        try #require(descriptor >= 0)
        let output = LogOutput.descriptor(descriptor)
        await withTaskGroup(of: Void.self) { group in
            for letter in ["a", "b", "c", "d"] {
                group.addTask {
                    for _ in 0..<50 { output.write(String(repeating: letter, count: 20_000) + "\n") }
                }
            }
        }
        close(descriptor)
        let lines = try Data(contentsOf: URL(filePath: path)).split(separator: UInt8(ascii: "\n"))
        #expect(lines.count == 200)
        #expect(lines.allSatisfy { $0.count == 20_000 && Set($0).count == 1 })
    }

    @Test("An output that nobody reads loses the line, and nothing else")
    func closed() {
        LogOutput.descriptor(-1).write("lost\n")
    }

    @Test("A full pipe that does not block loses the line instead of stopping the server", .timeLimit(.minutes(1)))
    func full() throws {
        var ends: [CInt] = [0, 0]
        try #require(pipe(&ends) == 0)
        defer { for end in ends { close(end) } }
        try #require(fcntl(ends[1], F_SETFL, O_NONBLOCK) == 0)
        let output = LogOutput.descriptor(ends[1])
        output.write(String(repeating: "a", count: 1 << 20) + "\n")
        output.write("b\n")
    }
}
