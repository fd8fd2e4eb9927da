import Glibc
import Synchronization

/// A lock on the data folder, held until it is released or the value goes.
///
/// The system gives it back when the process ends, however that ends.
package final class FolderLock: Sendable {
    private let descriptor: Int32
    private let isReleased = Atomic(false)

    /// Takes the lock.
    ///
    /// - Throws: ``JournalError`` when another process holds it.
    package init(_ folder: DataFolder) throws(JournalError) {
        try folder.prepare()
        descriptor = open(folder.lock, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else {
            throw JournalError("“\(folder.lock)” cannot be opened: \(String(cString: strerror(errno))).")
        }
        fchmod(descriptor, 0o600)
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let holder = Self.holder(descriptor)
            close(descriptor)
            throw JournalError(
                "Another replyd\(holder) uses the data folder “\(folder.path)”: stop it, or give this one another folder with --data."
            )
        }
        let number = "\(getpid())\n"
        ftruncate(descriptor, 0)
        _ = number.withCString { pwrite(descriptor, $0, strlen($0), 0) }
    }

    deinit {
        release()
    }

    /// Lets another process have the folder.
    package func release() {
        if isReleased.exchange(true, ordering: .relaxed) == false { close(descriptor) }
    }

    /// Whether a process holds the lock of a folder.
    package static func isHeld(_ folder: DataFolder) -> Bool {
        let descriptor = open(folder.lock, O_RDWR | O_CLOEXEC | O_NOFOLLOW)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        return flock(descriptor, LOCK_EX | LOCK_NB) != 0
    }

    private static func holder(_ descriptor: Int32) -> String {
        var buffer = [UInt8](repeating: 0, count: 16)
        let count = pread(descriptor, &buffer, buffer.count, 0)
        let digits = String(decoding: buffer.prefix(max(count, 0)), as: UTF8.self).prefix { $0.isASCII && $0.isNumber }
        return digits.isEmpty ? "" : " (process \(digits))"
    }
}
