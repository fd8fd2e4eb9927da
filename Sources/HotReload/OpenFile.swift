import Glibc

/// A file or folder that is open for reading, closed when the value ends.
struct OpenFile: ~Copyable {
    /// The descriptor, valid as long as this value.
    let descriptor: Int32

    /// Opens what `path` leads to from the open folder `directory`, through links.
    ///
    /// Never waits: a named pipe without a writer opens at once, and its status then tells what it is.
    init(path: String, in directory: Int32 = AT_FDCWD) throws(SystemError) {
        while true {
            let result = openat(directory, path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY)
            if result >= 0 {
                descriptor = result
                return
            }
            guard errno == EINTR else { throw .last }
        }
    }

    /// Makes a file for writing; one that is there already is an error.
    ///
    /// The mode holds whatever the process's mask is.
    init(creating path: String, mode: mode_t) throws(SystemError) {
        let result = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode)
        guard result >= 0 else { throw .last }
        guard fchmod(result, mode) == 0 else {
            let failure = SystemError.last
            close(result)
            throw failure
        }
        descriptor = result
    }

    /// Linux's `O_PATH`, which Swift's Glibc module leaves out; the value is the same on all of Swift's platforms there.
    private static let referenceOnly: Int32 = 0o10000000

    /// Refers to what `path` leads to without opening it for reading, which has no effect on whatever it is.
    init(reference path: String, in directory: Int32) throws(SystemError) {
        let result = openat(directory, path, Self.referenceOnly | O_CLOEXEC)
        guard result >= 0 else { throw .last }
        descriptor = result
    }

    /// Opens the very file that a reference refers to, whatever its name leads to by now.
    init(reopening reference: borrowing OpenFile) throws(SystemError) {
        try self.init(path: "/proc/self/fd/\(reference.descriptor)")
    }

    deinit { close(descriptor) }

    /// The path by which the system knows it, free of links.
    func path() throws(SystemError) -> String {
        var buffer = [UInt8](repeating: 0, count: Int(PATH_MAX))
        let length = readlink("/proc/self/fd/\(descriptor)", &buffer, buffer.count)
        guard length > 0 else { throw .last }
        return String(decoding: buffer[..<length], as: UTF8.self)
    }

    /// What the system tells about it now.
    func status() throws(SystemError) -> FileStatus { try FileStatus.of(descriptor: descriptor) }

    /// The bytes from the start to the end, at most `limit`.
    func contents(limit: Int) throws(SystemError) -> [UInt8] {
        var failure: SystemError?
        let bytes = [UInt8](unsafeUninitializedCapacity: limit) { buffer, count in
            guard let start = buffer.baseAddress else { return }
            while count < limit {
                let result = pread(descriptor, start + count, limit - count, off_t(count))
                if result == 0 { return }
                if result > 0 {
                    count += result
                } else if errno != EINTR {
                    failure = .last
                    return
                }
            }
        }
        if let failure { throw failure }
        return bytes
    }

    /// Writes bytes after those that were written before.
    func write(_ bytes: ArraySlice<UInt8>) throws(SystemError) {
        var rest = bytes
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count > 0 {
                rest = rest.dropFirst(count)
            } else if count < 0, errno != EINTR {
                throw .last
            }
        }
    }

    /// Returns when the disk has what was written, or in a folder what was renamed.
    func synchronize() throws(SystemError) {
        guard fsync(descriptor) == 0 else { throw .last }
    }

    /// The names in a folder as the file system holds them, `.` and `..` left out, in no order.
    func names() throws(SystemError) -> [[UInt8]] {
        // A description of its own: the stream closes it, and its position moves independently of other listings.
        let listing = openat(descriptor, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard listing >= 0 else { throw .last }
        guard let stream = fdopendir(listing) else {
            let failure = SystemError.last
            close(listing)
            throw failure
        }
        defer { closedir(stream) }
        var names: [[UInt8]] = []
        while true {
            errno = 0
            guard let entry = readdir(stream) else { break }
            // By address, not through the imported 256-byte tuple: the entry is only as long as its name.
            guard let offset = MemoryLayout<dirent>.offset(of: \.d_name) else { break }
            let start = UnsafeRawPointer(entry) + offset
            let length = strlen(start.assumingMemoryBound(to: CChar.self))
            let name = [UInt8](UnsafeRawBufferPointer(start: start, count: length))
            if name != Array(".".utf8), name != Array("..".utf8) { names.append(name) }
        }
        guard errno == 0 else { throw .last }
        return names
    }
}
