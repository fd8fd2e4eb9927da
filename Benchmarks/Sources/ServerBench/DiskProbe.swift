import Foundation
import Glibc

/// How long the disk takes to keep four kilobytes for good.
enum DiskProbe {
    /// The times of some writes, each followed by `fdatasync`, in nanoseconds.
    static func run(in folder: URL, count: Int = 1_000) throws -> [UInt64] {
        let path = folder.appendingPathComponent("probe").path
        let descriptor = open(path, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw SystemFailure("open") }
        defer {
            close(descriptor)
            unlink(path)
        }
        let page = [UInt8](repeating: 7, count: 4_096)
        return try (0..<count)
            .map { number in
                let start = nanoseconds()
                guard pwrite(descriptor, page, page.count, off_t(number * page.count)) == page.count,
                    fdatasync(descriptor) == 0
                else { throw SystemFailure("fdatasync") }
                return nanoseconds() - start
            }
    }
}
