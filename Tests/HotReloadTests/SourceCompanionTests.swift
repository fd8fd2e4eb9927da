import Glibc
import Testing

@testable import HotReload

/// Files that a source names: which ones may be read, and that they belong to what is watched and hashed.
@Suite(.timeLimit(.minutes(1)))
struct SourceCompanionTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try folder.makeFolder("rules")
        try folder.write("rules/rules.json", "end")
        try folder.write("secret.txt", "outside")
        try folder.write("rules/vips.txt", "amina\n")
    }

    /// What reading the source finds of a file that it names.
    private func state(_ name: String, wantsContent: Bool = true) throws -> SourceCompanion.State? {
        try reader([name], wantsContent: wantsContent).read().companions.first?.state
    }

    private func reader(_ names: [String], wantsContent: Bool = true, path: String = "rules") -> SourceReader {
        SourceReader(
            path: folder.path(path),
            includes: { $0.hasSuffix(".json") },
            companions: { _ in names.map { SourceCompanion.Request(name: $0, wantsContent: wantsContent) } }
        )
    }

    private func reason(_ name: String) throws -> String? {
        guard case .unusable(let reason, _) = try state(name) else { return nil }
        return reason
    }

    @Test("a file in the folder, beside a single file, and below both") func usable() throws {
        try folder.makeFolder("rules/lists")
        try folder.write("rules/lists/a.txt", "a")
        #expect(try state("vips.txt") == .content(Array("amina\n".utf8)))
        #expect(try state("lists/a.txt") == .content(Array("a".utf8)))
        #expect(try state("vips.txt", wantsContent: false) == .length(6))
        let single = reader(["lists/a.txt"], path: "rules/rules.json")
        #expect(try single.read().companions.map(\.state) == [.content(Array("a".utf8))])
    }

    @Test("links within the folder work, as Kubernetes makes them") func linksWithin() throws {
        try folder.makeFolder("rules/..2026")
        try folder.write("rules/..2026/words.txt", "w")
        try folder.symbolicLink("rules/..data", to: "..2026")
        try folder.symbolicLink("rules/words.txt", to: "..data/words.txt")
        #expect(try state("words.txt") == .content(Array("w".utf8)))
    }

    @Test(
        "nothing outside of the folder is read",
        arguments: [
            "../secret.txt", "/etc/hostname", "a/../../secret.txt", "..", "", "vips.txt\0.json", "x/../vips.txt",
        ]
    )
    func namesOutside(name: String) throws {
        #expect(try reason(name) == "is not in the folder of the rules")
    }

    @Test("no link leads out of it, and no second name of a file elsewhere counts") func linksOutside() throws {
        try folder.symbolicLink("rules/link.txt", to: "../secret.txt")
        try folder.symbolicLink("rules/proc.txt", to: "/proc/self/environ")
        try folder.symbolicLink("rules/up", to: "..")
        try folder.hardLink("rules/hard.txt", to: "secret.txt")
        #expect(try reason("link.txt") == "leads out of the folder of the rules")
        #expect(try reason("proc.txt") == "leads out of the folder of the rules")
        #expect(try reason("up/secret.txt") == "leads out of the folder of the rules")
        #expect(try reason("hard.txt") == "has a second name elsewhere (a hard link)")
        try folder.makeFolder("rules-other")
        try folder.write("rules-other/a.txt", "a")
        try folder.symbolicLink("rules/near.txt", to: "../rules-other/a.txt")
        #expect(try reason("near.txt") == "leads out of the folder of the rules")
    }

    @Test("what is no file, too long, or not there is told, and nothing waits for it") func notAFile() throws {
        try folder.makePipe("rules/pipe.txt")
        try folder.symbolicLink("rules/null.txt", to: "/dev/null")
        try folder.makeFolder("rules/folder.txt")
        try folder.write("rules/long.txt", String(repeating: "a", count: SourceCompanion.maximumLength + 1))
        #expect(try reason("pipe.txt") == "is a named pipe, not a file")
        #expect(try reason("null.txt") == "is a device, not a file")
        #expect(try reason("folder.txt") == "is a folder, not a file")
        #expect(try reason("long.txt") == "is longer than 1 MiB")
        #expect(try reason("absent.txt") == "does not exist")
        #expect(try reason("vips.txt/x") != nil)
    }

    @Test("the hash tells every change of a file that is named") func hash() throws {
        let reader = reader(["vips.txt", "absent.txt"])
        let first = try reader.read().sha256
        #expect(try reader.read().sha256 == first)
        #expect(try self.reader([]).read().sha256 != first)
        try folder.write("rules/vips.txt", "bob\n")
        let second = try reader.read().sha256
        #expect(second != first)
        try folder.write("rules/absent.txt", "x")
        #expect(try reader.read().sha256 != second)
    }

    @Test("case 16: a change of a named file goes live, also of one in a folder below")
    func watched() async throws {
        try folder.makeFolder("rules/lists")
        try folder.write("rules/lists/a.txt", "one")
        let reader = reader(["lists/a.txt"])
        let bench = ReloaderBench(reader: reader)
        try await bench.run { reports in
            try folder.write("rules/lists/a.txt", "two")
            try await reports.next("loaded")
            try folder.write("rules/lists/b.txt", "three")
            try folder.rename("rules/lists/b.txt", to: "rules/lists/a.txt")
            try await reports.next("loaded")
        }
    }
}
