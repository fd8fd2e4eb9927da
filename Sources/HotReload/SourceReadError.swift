import Glibc

/// Why a source could not be read.
///
/// Its description is one sentence that says what to do.
package enum SourceReadError: Error, Sendable, Hashable, CustomStringConvertible {
    /// Nothing exists at the path.
    case missing(path: String)
    /// A link in the folder leads nowhere.
    case danglingLink(path: String)
    /// The system refused; `reason` is the value of `errno`.
    case unreadable(path: String, reason: Int32)
    /// A file's name in the folder is not UTF-8, so that no message could name it.
    case unreadableName(path: String)
    /// Something else than a file stands where a file is expected; `kind` names it ("folder", "named pipe").
    case notAFile(path: String, kind: String)
    /// A file, or all files of a folder together, are over the limit, in bytes.
    case tooLarge(path: String, limit: Int)
    /// The folder holds more files than the limit.
    case tooManyFiles(path: String, limit: Int)
    /// The folder holds no file of the source; `expected` names what was looked for.
    case emptyFolder(path: String, expected: String)
    /// The content changed during each attempt to read it.
    case unstable(path: String)

    /// Whether the same read may succeed later although nobody does anything about it.
    package var isTransient: Bool {
        switch self {
        case .unstable: true
        case .unreadable(_, let reason):
            SystemError(code: reason).isOutOfDescriptors || reason == ENOMEM || reason == EIO || reason == ESTALE
        case .missing, .danglingLink, .unreadableName, .notAFile, .tooLarge, .tooManyFiles, .emptyFolder: false
        }
    }

    /// What is wrong and what to do about it, in one sentence.
    package var description: String {
        switch self {
        case .missing(let path):
            "\(path) does not exist: create it, or name another file or folder."
        case .danglingLink(let path):
            "\(path) is a link to something that does not exist: point it at a file, or remove it."
        case .unreadable(let path, let reason):
            "\(path) cannot be read (\(SystemError(code: reason).text)): \(Self.advice(for: reason))."
        case .unreadableName(let path):
            "\(path) has a name that is not valid UTF-8: rename it."
        case .notAFile(let path, let kind):
            "\(path) is a \(kind), not a file: put a file in its place, or move it elsewhere."
        case .tooLarge(let path, let limit):
            "\(path) is larger than \(Self.size(limit)): take out what does not belong there."
        case .tooManyFiles(let path, let limit):
            "\(path) holds more than \(limit) files: move those that do not belong there."
        case .emptyFolder(let path, let expected):
            "\(path) holds no \(expected): put one there, or name another file or folder."
        case .unstable(let path):
            "\(path) keeps changing while it is read: let the program that writes it finish, then save it again."
        }
    }

    private static func advice(for reason: Int32) -> String {
        switch reason {
        case EACCES, EPERM: "let the user that runs this program read it"
        case EMFILE, ENFILE: "allow this program more open files (ulimit -n)"
        case ELOOP: "its links lead round in a circle, so point them at a file"
        case ENAMETOOLONG: "give it a shorter name"
        case ENOTDIR: "a file stands where its path needs a folder, so correct the path"
        default: "see whether the disk and the folder that it is on are in order"
        }
    }

    private static func size(_ bytes: Int) -> String {
        let mebibyte = 1 << 20
        return bytes >= mebibyte && bytes % mebibyte == 0 ? "\(bytes / mebibyte) MiB" : "\(bytes) bytes"
    }
}
