import Foundation
import Glibc

/// The folder of replyd's own files: nobody else may read it, and one process at a time may write to it.
package struct DataFolder: Sendable, Hashable {
    /// The folder's path.
    package let path: String

    /// Names a folder, which may not exist yet.
    package init(path: String) {
        self.path = path
    }

    /// The database.
    package var database: String { path + "/journal.sqlite" }
    /// The file that the process holds which writes to the folder.
    var lock: String { path + "/journal.lock" }
    /// Where other commands leave what they want done by the process that holds the lock.
    var requests: String { path + "/requests" }

    /// Makes the folder where it is missing, and refuses one that others can look into.
    ///
    /// - Throws: ``JournalError``.
    func prepare() throws(JournalError) {
        try make(path)
        var status = stat()
        guard stat(path, &status) == 0 else { throw failure("cannot be looked at", errno) }
        guard status.st_mode & S_IFMT == S_IFDIR else {
            throw JournalError("“\(path)” is not a folder: name another with --data.")
        }
        guard status.st_mode & 0o077 == 0 else {
            throw JournalError(
                "The data folder “\(path)” can be read by others; customers' messages are in it. Run: chmod 700 \(path)"
            )
        }
        try make(requests)
    }

    /// Makes the database's file where it is missing, readable by nobody else whatever the umask says; SQLite gives its
    /// companions the same mode.
    func prepareDatabase() throws(JournalError) {
        let descriptor = open(database, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw failure("cannot hold the database", errno) }
        defer { close(descriptor) }
        guard fchmod(descriptor, 0o600) == 0 else { throw failure("holds a database of another user", errno) }
    }

    private func make(_ path: String) throws(JournalError) {
        guard mkdir(path, 0o700) != 0 else {
            // The umask may have taken rights away.
            chmod(path, 0o700)
            return
        }
        guard errno == EEXIST else { throw failure("cannot be made", errno) }
    }

    private func failure(_ what: String, _ code: Int32) -> JournalError {
        JournalError("The data folder “\(path)” \(what): \(String(cString: strerror(code))). Set another with --data.")
    }
}
