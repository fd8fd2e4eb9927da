import Glibc
import Secrets
import Testing

@Suite("Files that hold secrets", .timeLimit(.minutes(1)))
struct ConfidentialFileTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    private func reason(_ path: String, managed: [String] = []) -> ConfidentialFileError.Reason? {
        do throws(ConfidentialFileError) {
            _ = try ConfidentialFile.read(path, managedFolders: managed)
            return nil
        } catch {
            return error.reason
        }
    }

    @Test("A file that only its owner can read is read whole", arguments: [0o600, 0o400, 0o700] as [mode_t])
    func owner(mode: mode_t) throws {
        let path = try folder.write("A=1\n", to: "s.env", mode: mode)
        #expect(try ConfidentialFile.read(path, managedFolders: []) == Array("A=1\n".utf8))
    }

    @Test(
        "A file that others can read or write is refused, with the command that mends it",
        arguments: [0o640, 0o604, 0o644, 0o660, 0o606, 0o610, 0o601, 0o777] as [mode_t]
    )
    func openToOthers(mode: mode_t) throws {
        let path = try folder.write("A=1\n", to: "s.env", mode: mode)
        #expect(reason(path) == .openToOthers(mode: mode))
        let error = ConfidentialFileError(path: path, reason: .openToOthers(mode: mode))
        #expect(error.description.contains("chmod 600 \(path)"))
        #expect(error.description.contains("0\(String(mode, radix: 8))"))
        // Also through a link: what counts is the file at its end.
        #expect(symlink(path, "\(folder.path)/link") == 0)
        #expect(reason("\(folder.path)/link") == .openToOthers(mode: mode))
    }

    @Test("In a folder that the container runtime fills, only a file that others can change is refused")
    func managed() throws {
        let readable = try folder.write("x", to: "readable", mode: 0o444)
        let writable = try folder.write("x", to: "writable", mode: 0o466)
        #expect(reason(readable, managed: [folder.path]) == nil)
        #expect(reason(readable, managed: [folder.path + "/"]) == nil)
        #expect(reason(writable, managed: [folder.path]) == .changeableByOthers(mode: 0o466))
        // Neither a folder of a similar name, nor a way out and back, is that folder.
        #expect(reason(readable, managed: [String(folder.path.dropLast())]) == .openToOthers(mode: 0o444))
        #expect(
            reason(
                "\(folder.path)/../\(folder.path.split(separator: "/").last ?? "")/readable",
                managed: [folder.path]
            ) == .openToOthers(mode: 0o444)
        )
        #expect(reason(readable, managed: ["", "/"]) == .openToOthers(mode: 0o444))
    }

    @Test("A file of another user is refused", .enabled(if: geteuid() == 0, "only root can give files away"))
    func foreignOwner() throws {
        let path = try folder.write("A=1\n", to: "s.env")
        #expect(chown(path, 12_345, 12_345) == 0)
        #expect(reason(path) == .foreignOwner(userID: 12_345))
    }

    @Test("What is no regular file is refused at once, also a pipe that nobody writes to")
    func notAFile() throws {
        #expect(mkfifo("\(folder.path)/pipe", 0o600) == 0)
        #expect(reason("\(folder.path)/pipe") == .notAFile)
        #expect(reason(folder.path) == .notAFile)
        #expect(reason("/dev/null") == .notAFile)
    }

    @Test("A missing file, a broken link, a file where a folder should be")
    func missing() throws {
        let path = try folder.write("x", to: "file")
        #expect(reason("\(folder.path)/none") == .notFound)
        #expect(reason("\(path)/none") == .notFound)
        #expect(symlink("\(folder.path)/none", "\(folder.path)/link") == 0)
        #expect(reason("\(folder.path)/link") == .notFound)
        #expect(symlink("\(folder.path)/loop", "\(folder.path)/loop") == 0)
        #expect(reason("\(folder.path)/loop") == .system(ELOOP))
    }

    @Test("64 KiB are read, one byte more is refused")
    func size() throws {
        let most = String(repeating: "#", count: ConfidentialFile.maximumBytes)
        let fits = try folder.write(most, to: "fits")
        let tooLarge = try folder.write(most + "#", to: "too-large")
        #expect(try ConfidentialFile.read(fits, managedFolders: []).count == 65_536)
        #expect(reason(tooLarge) == .tooLarge)
    }

    @Test(
        "Every reason is one sentence that names the file",
        arguments: [
            .notFound, .notPermitted, .notAFile, .openToOthers(mode: 0o644), .changeableByOthers(mode: 0o666),
            .foreignOwner(userID: 7), .tooLarge, .empty, .notUTF8, .containsNUL, .system(EIO),
        ] as [ConfidentialFileError.Reason]
    )
    func sentences(reason: ConfidentialFileError.Reason) {
        let text = "\(ConfidentialFileError(path: "my secrets.env", reason: reason))"
        #expect(text.hasPrefix("my secrets.env "))
        #expect(text.hasSuffix("."))
        #expect(!text.contains("\n"))
    }

    @Test("A path that a shell would tear apart is quoted in the command")
    func quoting() {
        let error = ConfidentialFileError(path: "it's here.env", reason: .openToOthers(mode: 0o644))
        #expect(error.description.contains("chmod 600 'it'\\''s here.env'"))
    }

    @Test("Only a passing trouble of the system is worth another try")
    func transient() {
        #expect(ConfidentialFileError(path: "s", reason: .system(EMFILE)).isTransient)
        #expect(!ConfidentialFileError(path: "s", reason: .system(ELOOP)).isTransient)
        #expect(!ConfidentialFileError(path: "s", reason: .notFound).isTransient)
    }
}
