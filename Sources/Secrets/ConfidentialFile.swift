import Glibc

/// Reads a file that holds secrets, and refuses one that others can read or change.
///
/// All checks are made on the descriptor that is then read, so that a file swapped in between gains nothing. Links are
/// followed: container platforms and `ln -s` use them, and what counts is the file at their end.
package enum ConfidentialFile {
    /// The most that is read, in bytes: far more than any set of secrets.
    package static let maximumBytes = 65_536

    /// The whole file.
    ///
    /// The file must be a regular one, owned by this user or root, without any permission for group and others.
    /// In `managedFolders` the container runtime or systemd decides about owner and readers (Docker mounts secrets with
    /// mode 0444, a user namespace shows their owner as nobody); there only a file that others can change is refused.
    /// - Throws: ``ConfidentialFileError``, which says in one sentence what to do.
    package static func read(_ path: String, managedFolders: [String]) throws(ConfidentialFileError) -> [UInt8] {
        for _ in 1..<attempts {
            do throws(ConfidentialFileError) {
                return try readOnce(path, managedFolders: managedFolders)
            } catch {
                guard error.reason == .changing else { throw error }
            }
        }
        return try readOnce(path, managedFolders: managedFolders)
    }

    /// How often a file that is written while it is read is read before it is given up.
    private static let attempts = 5

    private static func readOnce(_ path: String, managedFolders: [String]) throws(ConfidentialFileError) -> [UInt8] {
        // Without O_NONBLOCK, opening a pipe that nobody writes to would wait for ever.
        let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw ConfidentialFileError(path: path, reason: .init(openFailure: errno))
        }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else {
            throw ConfidentialFileError(path: path, reason: .system(errno))
        }
        guard status.st_mode & S_IFMT == S_IFREG else {
            throw ConfidentialFileError(path: path, reason: .notAFile)
        }
        if managedFolders.contains(where: { contains(path, in: $0) }) {
            guard status.st_mode & 0o022 == 0 else {
                throw ConfidentialFileError(path: path, reason: .changeableByOthers(mode: status.st_mode & 0o7777))
            }
        } else {
            guard status.st_uid == geteuid() || status.st_uid == 0 else {
                throw ConfidentialFileError(path: path, reason: .foreignOwner(userID: status.st_uid))
            }
            guard status.st_mode & 0o077 == 0 else {
                throw ConfidentialFileError(path: path, reason: .openToOthers(mode: status.st_mode & 0o7777))
            }
        }
        let bytes = try readAll(descriptor, path: path)
        // Half of one version and half of another would be a third that nobody wrote.
        var after = stat()
        guard fstat(descriptor, &after) == 0 else {
            throw ConfidentialFileError(path: path, reason: .system(errno))
        }
        guard bytes.count == after.st_size, status.st_mtim.tv_sec == after.st_mtim.tv_sec,
            status.st_mtim.tv_nsec == after.st_mtim.tv_nsec
        else { throw ConfidentialFileError(path: path, reason: .changing) }
        return bytes
    }

    /// Reads to the end of the file, whatever its size was said to be: it may be growing.
    private static func readAll(_ descriptor: CInt, path: String) throws(ConfidentialFileError) -> [UInt8] {
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 16_384)
        while true {
            let count = Glibc.read(descriptor, &chunk, chunk.count)
            if count < 0 {
                if errno == EINTR { continue }
                throw ConfidentialFileError(path: path, reason: .system(errno))
            }
            if count == 0 { return bytes }
            bytes.append(contentsOf: chunk[..<count])
            guard bytes.count <= maximumBytes else {
                throw ConfidentialFileError(path: path, reason: .tooLarge)
            }
        }
    }

    /// Whether a path as it is written leads into a folder; one with `..` in it never does.
    private static func contains(_ path: String, in folder: String) -> Bool {
        guard !folder.isEmpty, folder != "/" else { return false }
        let prefix = folder.hasSuffix("/") ? folder : folder + "/"
        return path.hasPrefix(prefix) && !path.split(separator: "/").contains("..")
    }
}
