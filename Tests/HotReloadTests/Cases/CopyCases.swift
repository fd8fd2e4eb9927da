import Foundation
import Logging
import Testing

@testable import HotReload

/// The last good copy: whole or not at all, whatever happens.
@Suite("Last good copies", .timeLimit(.minutes(5)))
struct CopyCases {
    private let folder: TemporaryFolder
    private var copy: LastGoodCopy { LastGoodCopy(folder: folder.path("data"), name: "rules") }

    init() throws { folder = try TemporaryFolder() }

    private static let snapshot = SourceSnapshot(
        files: [
            SourceFile(name: "rules/a.json", bytes: Array("{}".utf8)), SourceFile(name: "rules/ü.json", bytes: []),
        ],
        companions: [
            SourceCompanion(name: "lists/a.txt", state: .content([0, 255, 10])),
            SourceCompanion(name: "files/a.pdf", state: .length(123_456)),
            SourceCompanion(name: "absent", state: .unusable(reason: "does not exist", help: nil)),
            SourceCompanion(name: "pipe", state: .unusable(reason: "is a named pipe, not a file", help: "remove it")),
        ],
        sha256: "abc"
    )

    @Test("what is saved is what is loaded; where nothing was saved there is nothing")
    func roundTrip() throws {
        #expect(try copy.load() == nil)
        try copy.save(Self.snapshot)
        #expect(try copy.load() == Self.snapshot)
        let other = SourceSnapshot(files: [], sha256: "")
        try copy.save(other)
        #expect(try copy.load() == other)
    }

    @Test("only the owner can see it, whatever the mask")
    func modes() throws {
        try copy.save(Self.snapshot)
        for (path, mode) in [(folder.path("data"), 0o700), (copy.path, 0o600)] {
            let found = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
            #expect(found == mode)
        }
    }

    @Test("a copy of which a byte has changed, or that is cut off, is no copy")
    func damage() throws {
        let bytes = SnapshotArchive.encode(Self.snapshot)
        #expect(SnapshotArchive.decode(bytes) == Self.snapshot)
        for length in 0..<bytes.count { #expect(SnapshotArchive.decode(Array(bytes[..<length])) == nil) }
        for index in bytes.indices {
            var changed = bytes
            changed[index] ^= 1
            #expect(SnapshotArchive.decode(changed) == nil)
        }
        try copy.save(Self.snapshot)
        try Data(bytes.dropLast()).write(to: URL(fileURLWithPath: copy.path))
        #expect(throws: LastGoodCopyError(path: copy.path, kind: .damaged)) { try copy.load() }
    }

    @Test("a link in the draft's place is not followed")
    func linkedDraft() throws {
        try folder.makeFolder("data")
        try folder.write("victim", "untouched")
        try folder.symbolicLink("data/.rules.last-good.new", to: folder.path("victim"))
        try copy.save(Self.snapshot)
        #expect(try copy.load() == Self.snapshot)
        #expect(try String(contentsOfFile: folder.path("victim"), encoding: .utf8) == "untouched")
    }

    @Test("case 27: a folder that cannot be written to is told, once, and reloads go on")
    func unwritable() async throws {
        try folder.makeFolder("rules")
        try folder.write("rules/rules.json", "one end")
        // A file in the data folder's place: nobody, not even root, can write into it.
        try folder.write("data", "")
        let reader = SourceReader(path: folder.path("rules")) { $0.hasSuffix(".json") }
        let bench = ReloaderBench(reader: reader, copy: copy)
        try await bench.run { reports in
            #expect(bench.reloader.status.copyProblem?.contains("cannot be written") == true)
            try folder.write("rules/rules.json", "two end")
            try await reports.reach("two end")
            try folder.remove("data")
            try folder.write("rules/rules.json", "three end")
            try await reports.reach("three end")
            #expect(bench.reloader.status.copyProblem == nil)
        }
        #expect(try copy.load()?.files.first?.bytes == Array("three end".utf8))
        #expect(bench.log.messages(from: .warning).count == 1)
    }

    @Test("what goes live is copied before its callers hear of it, what is refused is not")
    func copies() async throws {
        try folder.makeFolder("rules")
        try folder.write("rules/rules.json", "one end")
        let reader = SourceReader(path: folder.path("rules")) { $0.hasSuffix(".json") }
        let bench = ReloaderBench(reader: reader, copy: copy)
        try await bench.run { _ in
            #expect(try copy.load()?.files.first?.bytes == Array("one end".utf8))
            try folder.write("rules/rules.json", "two end")
            #expect(await bench.reloader.request().isAccepted)
            #expect(try copy.load()?.files.first?.bytes == Array("two end".utf8))
            try folder.write("rules/rules.json", "bad")
            #expect(await bench.reloader.request().outcome.label == "refused")
            #expect(try copy.load()?.files.first?.bytes == Array("two end".utf8))
        }
    }

    /// Rounds for each step; `REPLYD_CRASH_ROUNDS` asks for more.
    private static var rounds: Int {
        ProcessInfo.processInfo.environment["REPLYD_CRASH_ROUNDS"].flatMap(Int.init) ?? 3
    }

    @Test("case 43: kill -9 after any step of the write leaves a whole copy", arguments: LastGoodCopy.Step.allCases)
    func killed(step: LastGoodCopy.Step) async throws {
        let victim = Bundle.main.bundleURL.appendingPathComponent("CopyVictim").path
        for saves in 1...Self.rounds {
            // The folder is that of the round before, with whatever the crash has left in it.
            let code = try await Shell.run([victim, folder.path("data"), "\(saves)", step.rawValue])
            try #require(code == 128 + SIGKILL)
            let found = try copy.load()
            guard let found else {
                #expect(saves == 1 && step < .renamed, "no copy after \(saves) saves")
                continue
            }
            let isNew = step >= .renamed
            #expect(found.sha256 == "\(isNew ? saves : saves - 1)" || saves == 1)
            let texts = Set(found.files.flatMap { String(decoding: $0.bytes, as: UTF8.self).split(separator: " ") })
            #expect(texts.count == 1, "a mixture of \(texts.count)")
            #expect(texts.first.map(String.init) == found.sha256)
            #expect(found.files.count == 8)
        }
    }
}
