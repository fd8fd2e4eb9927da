import Glibc

/// What the system tells about a file: which one it is, and in which state.
///
/// Two equal values mean that the same file was not written, replaced or re-labelled in between, as far as the file
/// system keeps time. Access times are left out: reading must not look like a change.
struct FileStatus: Equatable {
    private let device: dev_t
    private let inode: ino_t
    private let mode: mode_t
    private let modified: [Int]
    private let changed: [Int]
    /// The length of a file, in bytes.
    let size: Int
    /// How many names it has.
    let linkCount: Int

    private init(_ status: stat) {
        device = status.st_dev
        inode = status.st_ino
        mode = status.st_mode
        modified = [status.st_mtim.tv_sec, status.st_mtim.tv_nsec]
        changed = [status.st_ctim.tv_sec, status.st_ctim.tv_nsec]
        size = Int(status.st_size)
        linkCount = Int(status.st_nlink)
    }

    /// The status of an open file.
    static func of(descriptor: Int32) throws(SystemError) -> Self {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw .last }
        return Self(status)
    }

    /// The status of what `path` leads to from the open folder `directory`; with `followingLinks` off, of the last link
    /// itself.
    static func of(
        path: String,
        in directory: Int32 = AT_FDCWD,
        followingLinks: Bool = true
    ) throws(SystemError) -> Self {
        var status = stat()
        guard fstatat(directory, path, &status, followingLinks ? 0 : AT_SYMLINK_NOFOLLOW) == 0 else { throw .last }
        return Self(status)
    }

    /// Whether it is a regular file.
    var isFile: Bool { mode & S_IFMT == S_IFREG }
    /// Whether it is a folder.
    var isFolder: Bool { mode & S_IFMT == S_IFDIR }
    /// Whether it is a symbolic link.
    var isLink: Bool { mode & S_IFMT == S_IFLNK }

    /// Whether both are the same file or folder, whatever happened to its content.
    func isSameFile(as other: Self) -> Bool { device == other.device && inode == other.inode }

    /// A text that is another one once the file was written or replaced.
    var stamp: String {
        let times = (modified + changed).map(String.init).joined(separator: ".")
        return "\(device).\(inode).\(size).\(times)"
    }

    /// What it is, in words for a message.
    var kind: String {
        switch mode & S_IFMT {
        case S_IFREG: "file"
        case S_IFDIR: "folder"
        case S_IFLNK: "link"
        case S_IFIFO: "named pipe"
        case S_IFSOCK: "socket"
        default: "device"
        }
    }
}
