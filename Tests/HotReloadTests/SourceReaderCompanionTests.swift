import Glibc
import Testing

@testable import HotReload

/// Files that are read on their own, long after the source: under the same rules.
@Suite(.timeLimit(.minutes(1)))
struct SourceReaderCompanionTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try folder.makeFolder("rules")
        try folder.makeFolder("rules/files")
        try folder.write("rules/rules.json", "end")
        try folder.write("rules/files/a.pdf", "%PDF")
        try folder.write("secret.txt", "outside")
    }

    private var reader: SourceReader { SourceReader(path: folder.path("rules"), includes: { $0.hasSuffix(".json") }) }

    @Test("its content, and a stamp that changes when it is written") func content() throws {
        #expect(try reader.companion("files/a.pdf", maximumLength: 100) == .content(Array("%PDF".utf8)))
        let stamp = try #require(reader.stamp(ofCompanion: "files/a.pdf"))
        #expect(reader.stamp(ofCompanion: "files/a.pdf") == stamp)
        try folder.write("rules/files/a.pdf", "%PDF-2")
        #expect(reader.stamp(ofCompanion: "files/a.pdf") != stamp)
        let single = SourceReader(path: folder.path("rules/rules.json"), includes: { _ in true })
        #expect(try single.companion("files/a.pdf", maximumLength: 100) == .content(Array("%PDF-2".utf8)))
    }

    @Test(
        "nothing outside of the folder",
        arguments: ["../secret.txt", "/etc/hostname", "files/../../secret.txt", "", "files\0"]
    )
    func outside(name: String) throws {
        #expect(reader.stamp(ofCompanion: name) == nil)
        guard case .unusable = try reader.companion(name, maximumLength: 100) else {
            Issue.record("it was read")
            return
        }
    }

    @Test("no link that leads out, no folder, no pipe, nothing too long and nothing that is not there") func unusable()
        throws
    {
        try folder.symbolicLink("rules/files/link", to: "../../secret.txt")
        try folder.write("rules/files/long", String(repeating: "a", count: 101))
        mkfifo(folder.path("rules/files/pipe"), 0o600)
        for name in ["files/link", "files", "files/pipe", "files/long", "files/none"] {
            guard case .unusable = try reader.companion(name, maximumLength: 100) else {
                Issue.record("\(name) was read")
                continue
            }
        }
    }

    @Test("a folder that is gone is told") func gone() throws {
        let reader = SourceReader(path: folder.path("none/rules.json"), includes: { _ in true })
        #expect(throws: SourceReadError.self) { try reader.companion("files/a.pdf", maximumLength: 100) }
    }
}
