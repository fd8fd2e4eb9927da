import Glibc
import Synchronization
import Testing

@testable import HotReload

@Suite(.timeLimit(.minutes(1)))
struct SourceReaderTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func reader(_ name: String = "rules", limits: SourceReader.Limits = .init()) -> SourceReader {
        SourceReader(path: folder.path(name), expected: "JSON file", limits: limits) { $0.hasSuffix(".json") }
    }

    private func error(_ reader: SourceReader) throws -> SourceReadError {
        try #require(throws: SourceReadError.self) { try reader.read() }
    }

    @Test("a file is read under the path as given, with the hash that sha256sum prints")
    func singleFile() throws {
        try folder.write("rules.txt", "abc")
        let snapshot = try reader("rules.txt").read()
        #expect(snapshot.files == [SourceFile(name: folder.path("rules.txt"), bytes: Array("abc".utf8))])
        #expect(snapshot.sha256 == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    }

    @Test("an empty file is content too")
    func emptyFile() throws {
        try folder.write("rules.json", "")
        let snapshot = try reader("rules.json").read()
        #expect(snapshot.files.map(\.bytes) == [[]])
        #expect(snapshot.sha256 == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    }

    @Test("a folder gives the files that are included, in byte order of their names")
    func folderOrder() throws {
        try folder.makeFolder("rules")
        for name in ["é.json", "b.json", "B.json", "a.json", ".hidden.json", "a.json~", "notes.txt"] {
            try folder.write("rules/\(name)", name)
        }
        try folder.makeFolder("rules/files")
        let snapshot = try reader().read()
        let expected = ["B.json", "a.json", "b.json", "é.json"].map { folder.path("rules/\($0)") }
        #expect(snapshot.files.map(\.name) == expected)
    }

    @Test("the hash of several files is that of what sha256sum prints for them")
    func folderHash() throws {
        try folder.makeFolder("rules")
        try folder.write("rules/a.json", "abc")
        try folder.write("rules/b.json", "")
        // printf abc >a.json; : >b.json; sha256sum *.json | sha256sum
        #expect(try reader().read().sha256 == "2d097763a5dbd7c002e835714ab586464c01647822a7f19b6528ab26993b715d")
    }

    @Test("a folder with one file has that file's hash; a slash at the end changes nothing")
    func folderOfOne() throws {
        try folder.makeFolder("rules")
        try folder.write("rules/a.json", "abc")
        let alone = try reader("rules/a.json").read()
        let snapshot = try reader("rules/").read()
        #expect(snapshot == alone)
    }

    @Test("links are followed, to files and to folders")
    func links() throws {
        try folder.makeFolder("real")
        try folder.write("elsewhere", "abc")
        try folder.symbolicLink("real/a.json", to: "../elsewhere")
        try folder.symbolicLink("rules", to: "real")
        let snapshot = try reader().read()
        #expect(snapshot.files == [SourceFile(name: folder.path("rules/a.json"), bytes: Array("abc".utf8))])
        #expect(reader().resolvedPath() == folder.path("real"))
    }

    @Test("what does not exist is missing, and a link to it says so")
    func missing() throws {
        #expect(try error(reader("none.json")) == .missing(path: folder.path("none.json")))
        #expect(reader("none.json").resolvedPath() == nil)
        try folder.symbolicLink("dangling.json", to: "none")
        #expect(try error(reader("dangling.json")) == .danglingLink(path: folder.path("dangling.json")))
        try folder.makeFolder("rules")
        try folder.symbolicLink("rules/a.json", to: "none")
        #expect(try error(reader()) == .danglingLink(path: folder.path("rules/a.json")))
    }

    @Test("links in a circle and a file in the place of a folder are unreadable, with the reason")
    func badPaths() throws {
        try folder.symbolicLink("a.json", to: "b.json")
        try folder.symbolicLink("b.json", to: "a.json")
        #expect(try error(reader("a.json")) == .unreadable(path: folder.path("a.json"), reason: ELOOP))
        try folder.write("file", "")
        #expect(try error(reader("file/a.json")) == .unreadable(path: folder.path("file/a.json"), reason: ENOTDIR))
    }

    @Test("only files are read: pipes, devices and folders are named as what they are")
    func notFiles() throws {
        try folder.makePipe("pipe")
        #expect(try error(reader("pipe")) == .notAFile(path: folder.path("pipe"), kind: "named pipe"))
        let null = SourceReader(path: "/dev/null") { _ in true }
        #expect(try error(null) == .notAFile(path: "/dev/null", kind: "device"))
        try folder.makeFolder("rules")
        try folder.makeFolder("rules/sub.json")
        #expect(try error(reader()) == .notAFile(path: folder.path("rules/sub.json"), kind: "folder"))
    }

    @Test("a folder without an included file is empty")
    func emptyFolder() throws {
        try folder.makeFolder("rules")
        try folder.write("rules/notes.txt", "")
        let error = try error(reader())
        #expect(error == .emptyFolder(path: folder.path("rules"), expected: "JSON file"))
        #expect("\(error)".contains("rules holds no JSON file: put one there"))
    }

    @Test("each limit holds, and what is just at it is read")
    func limits() throws {
        try folder.makeFolder("rules")
        try folder.write("rules/a.json", "12345")
        try folder.write("rules/b.json", "12345")
        let fits = SourceReader.Limits(fileBytes: 5, files: 2, totalBytes: 10)
        #expect(try reader(limits: fits).read().files.count == 2)
        var limits = fits
        limits.fileBytes = 4
        #expect(try error(reader(limits: limits)) == .tooLarge(path: folder.path("rules/a.json"), limit: 4))
        limits = fits
        limits.files = 1
        #expect(try error(reader(limits: limits)) == .tooManyFiles(path: folder.path("rules"), limit: 1))
        limits = fits
        limits.totalBytes = 9
        #expect(try error(reader(limits: limits)) == .tooLarge(path: folder.path("rules"), limit: 9))
    }

    @Test("a huge file costs no memory: it is refused by its length")
    func sparseFile() throws {
        try folder.write("rules.json", "")
        try #require(truncate(folder.path("rules.json"), 10 << 30) == 0)
        let error = try error(reader("rules.json"))
        #expect(error == .tooLarge(path: folder.path("rules.json"), limit: 16 << 20))
        #expect("\(error)".contains("larger than 16 MiB"))
    }

    @Test("a name that is not UTF-8 is refused only where it would be included")
    func names() throws {
        try folder.makeFolder("rules")
        let bytes = Array(folder.path("rules/").utf8) + [0xFF] + Array(".json".utf8) + [0]
        let descriptor = bytes.withUnsafeBytes { buffer in
            buffer.withMemoryRebound(to: CChar.self) {
                $0.baseAddress.map { open($0, O_CREAT | O_WRONLY, 0o644) } ?? -1
            }
        }
        try #require(descriptor >= 0)
        close(descriptor)
        #expect(try error(reader()) == .unreadableName(path: folder.path("rules/\u{FFFD}.json")))
        let other = SourceReader(path: folder.path("rules")) { $0 == "a.json" }
        #expect(try error(other) == .emptyFolder(path: folder.path("rules"), expected: "file"))
    }

    @Test("no permission is unreadable, with advice", .enabled(if: geteuid() != 0))
    func permissions() throws {
        try folder.write("rules.json", "")
        try folder.setMode("rules.json", 0)
        let error = try error(reader("rules.json"))
        #expect(error == .unreadable(path: folder.path("rules.json"), reason: EACCES))
        #expect("\(error)".hasSuffix("(Permission denied): let the user that runs this program read it."))
    }

    /// A ConfigMap's folder: `a.json` and `b.json` lead through the link `..data` to one of two whole versions.
    private func makeMount() throws {
        try folder.makeFolder("mount")
        for version in 0...1 { try Self.makeVersion(version, in: folder) }
        try folder.symbolicLink("mount/..data", to: "..v0")
        for name in ["a", "b"] { try folder.symbolicLink("mount/\(name).json", to: "..data/\(name).json") }
    }

    private static func makeVersion(_ version: Int, in folder: TemporaryFolder) throws {
        try folder.makeFolder("mount/..v\(version)")
        for name in ["a", "b"] { try folder.write("mount/..v\(version)/\(name).json", "\(version)") }
    }

    private static func swap(to version: Int, in folder: TemporaryFolder) throws {
        try folder.symbolicLink("mount/..data_tmp", to: "..v\(version)")
        try folder.rename("mount/..data_tmp", to: "mount/..data")
    }

    /// A reader of the mount that calls `interfere` with the number of each listing of the folder, as that begins.
    ///
    /// Each read lists it twice: before the files are read, and after.
    private func reader(interfere: @escaping @Sendable (Int) throws -> Void) -> SourceReader {
        let listings = Mutex(0)
        return SourceReader(path: folder.path("mount")) { name in
            guard name.hasSuffix(".json") else { return false }
            let names = listings.withLock { count in
                count += 1
                return count
            }
            do {
                // Two files, so that every other name begins a listing.
                if names % 2 == 1 { try interfere(names / 2 + 1) }
            } catch {
                Issue.record(error)
            }
            return true
        }
    }

    @Test("a set that is swapped while it is read is read again")
    func swapped() throws {
        try makeMount()
        let reader = reader { listing in
            if listing == 2 { try Self.swap(to: 1, in: folder) }
        }
        #expect(try reader.read().files.map(\.bytes) == [Array("1".utf8), Array("1".utf8)])
    }

    @Test("a set of which a file is rewritten while another is read is read again")
    func rewrittenMeanwhile() throws {
        try makeMount()
        let reader = reader { listing in
            // Not in the folder itself, whose own time stays as it was.
            if listing == 2 { try folder.write("mount/..v0/a.json", "new") }
        }
        #expect(try reader.read().files.map(\.bytes) == [Array("new".utf8), Array("0".utf8)])
    }

    @Test("a set that is swapped and swapped back while it is read is read again")
    func swappedBack() throws {
        try makeMount()
        try folder.age("mount")
        let listings = Mutex(0)
        let reader = reader { listing in
            listings.withLock { $0 = listing }
            guard listing == 2 else { return }
            try Self.swap(to: 1, in: folder)
            try Self.swap(to: 0, in: folder)
        }
        #expect(try reader.read().files.map(\.bytes) == [Array("0".utf8), Array("0".utf8)])
        #expect(listings.withLock { $0 } == 4)
    }

    @Test("a file that goes while the set is read is not part of it")
    func removedMeanwhile() throws {
        try makeMount()
        let reader = reader { listing in
            if listing == 2 { try folder.remove("mount/b.json") }
        }
        #expect(try reader.read().files.map(\.name) == [folder.path("mount/a.json")])
    }

    @Test("a set that changes at every attempt is unstable, in the end")
    func unstable() throws {
        try makeMount()
        let listings = Mutex(0)
        let reader = reader { listing in
            listings.withLock { $0 = listing }
            if listing % 2 == 0 { try Self.swap(to: listing / 2 % 2, in: folder) }
        }
        #expect(try error(reader) == .unstable(path: folder.path("mount/a.json")))
        #expect(listings.withLock { $0 } == 10)
    }

    @Test("a set that is swapped all the time is never read as a mixture")
    func noMixture() async throws {
        try makeMount()
        let reader = reader("mount")
        try await withThrowingTaskGroup { group in
            group.addTask {
                // Never back to an earlier version, which a file system with coarse times could hide.
                for version in 2..<2_000 where !Task.isCancelled {
                    try Self.makeVersion(version, in: folder)
                    try Self.swap(to: version, in: folder)
                }
            }
            for _ in 0..<150 {
                do {
                    let files = try reader.read().files
                    #expect(files.count == 2)
                    #expect(files.first?.bytes == files.last?.bytes)
                } catch let error as SourceReadError {
                    #expect(error.isTransient)
                }
                await Task.yield()
            }
            group.cancelAll()
        }
        #expect(try reader.read().files.count == 2, "not stable again")
    }

    @Test("only what passes by itself is transient")
    func transience() {
        #expect(SourceReadError.unstable(path: "a").isTransient)
        #expect(SourceReadError.unreadable(path: "a", reason: EMFILE).isTransient)
        #expect(!SourceReadError.unreadable(path: "a", reason: EACCES).isTransient)
        #expect(!SourceReadError.missing(path: "a").isTransient)
    }
}
