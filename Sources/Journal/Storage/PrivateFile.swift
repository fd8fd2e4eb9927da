import Glibc

/// Files that nobody else can read, whatever the umask says.
enum PrivateFile {
    /// Makes an empty file.
    static func create(_ path: String) throws(JournalError) {
        let descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else {
            throw JournalError("“\(path)” cannot be made: \(String(cString: strerror(errno))).")
        }
        fchmod(descriptor, 0o600)
        close(descriptor)
    }

    /// Gives a finished file its name: it is there whole, or not at all.
    static func publish(_ draft: String, as path: String) throws(JournalError) {
        let descriptor = open(draft, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0, fsync(descriptor) == 0, close(descriptor) == 0, rename(draft, path) == 0 else {
            throw JournalError("“\(path)” cannot be written: \(String(cString: strerror(errno))).")
        }
    }
}
