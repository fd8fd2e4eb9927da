import Glibc

/// A folder for one test, removed with all that is in it when the test ends.
///
/// Paths are relative to the folder. Every step throws when the system refuses it, so that a test cannot pass because
/// nothing happened.
final class TemporaryFolder: Sendable {
    struct Refused: Error {
        let step: String
        let reason: String
    }

    /// The folder's own path, absolute.
    let path: String

    init() throws {
        var template = Array("/tmp/hotreload-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw Self.refused("mkdtemp") }
        path = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    deinit { Self.removeTree(path) }

    func path(_ name: String) -> String { "\(path)/\(name)" }

    /// Writes in place, as `>` does: truncated, written, closed.
    func write(_ name: String, _ text: String) throws { try put(name, text, flags: O_TRUNC) }

    func append(_ name: String, _ text: String) throws { try put(name, text, flags: O_APPEND) }

    func makeFolder(_ name: String) throws { try check(mkdir(path(name), 0o755), "mkdir \(name)") }

    func makePipe(_ name: String) throws { try check(mkfifo(path(name), 0o644), "mkfifo \(name)") }

    func rename(_ from: String, to: String) throws {
        try check(Glibc.rename(path(from), path(to)), "rename \(from) \(to)")
    }

    func hardLink(_ name: String, to target: String) throws {
        try check(link(path(target), path(name)), "link \(name)")
    }

    /// Makes a symbolic link; `target` is taken as it is.
    func symbolicLink(_ name: String, to target: String) throws {
        try check(symlink(target, path(name)), "symlink \(name)")
    }

    func remove(_ name: String) throws { try check(Glibc.remove(path(name)), "remove \(name)") }

    func removeFolder(_ name: String) { Self.removeTree(path(name)) }

    /// Empties a file as `truncate -s0` does, which opens it: the system call of that name would go unseen by inotify.
    func truncate(_ name: String) throws { try put(name, "", flags: O_TRUNC) }

    /// Sets both times to now, as `touch` does.
    func touch(_ name: String) throws { try check(utimensat(AT_FDCWD, path(name), nil, 0), "touch \(name)") }

    /// Sets both times to 1970, so that the next change shows on file systems with coarse times too.
    func age(_ name: String) throws {
        try check(utimensat(AT_FDCWD, path(name), [timespec(), timespec()], 0), "age \(name)")
    }

    /// Lets every user into the folder.
    func openToAll() throws { try check(chmod(path, 0o755), "chmod") }

    func setMode(_ name: String, _ mode: mode_t) throws { try check(chmod(path(name), mode), "chmod \(name)") }

    private func put(_ name: String, _ text: String, flags: Int32) throws {
        let descriptor = open(path(name), O_WRONLY | O_CREAT | O_CLOEXEC | flags, 0o644)
        try check(descriptor, "open \(name)")
        defer { close(descriptor) }
        let bytes = Array(text.utf8)
        guard Glibc.write(descriptor, bytes, bytes.count) == bytes.count else { throw Self.refused("write \(name)") }
    }

    private func check(_ result: Int32, _ step: String) throws {
        guard result >= 0 else { throw Self.refused(step) }
    }

    private static func refused(_ step: String) -> Refused {
        Refused(step: step, reason: String(cString: strerror(errno)))
    }

    private static func removeTree(_ path: String) {
        guard let stream = opendir(path) else {
            unlink(path)
            return
        }
        var folders: [String] = []
        while let entry = readdir(stream) {
            withUnsafePointer(to: &entry.pointee.d_name) { tuple in
                tuple.withMemoryRebound(to: CChar.self, capacity: 256) { name in
                    // By the name's own bytes, which need not be UTF-8. A folder refuses, and a link is not followed.
                    if unlinkat(dirfd(stream), name, 0) == 0 { return }
                    let folder = String(cString: name)
                    if folder != ".", folder != ".." { folders.append(folder) }
                }
            }
        }
        closedir(stream)
        for folder in folders { removeTree("\(path)/\(folder)") }
        rmdir(path)
    }
}
