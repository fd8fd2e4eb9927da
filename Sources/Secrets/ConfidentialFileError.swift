import Glibc

/// Why a file that holds secrets cannot be used.
///
/// Tells the path, never anything of what is in the file.
package struct ConfidentialFileError: Error, Sendable, Hashable {
    /// What is wrong with the file.
    package enum Reason: Sendable, Hashable {
        case notFound
        case notPermitted
        case notAFile
        case openToOthers(mode: UInt32)
        case changeableByOthers(mode: UInt32)
        case foreignOwner(userID: UInt32)
        case tooLarge
        case empty
        case notUTF8
        case containsNUL
        /// It was written while it was read, each time.
        case changing
        /// Any other answer of the operating system, as its `errno`.
        case system(Int32)
    }

    /// The file, as the operator named it.
    package let path: String
    /// What is wrong with it.
    package let reason: Reason

    /// Creates an error about a file.
    package init(path: String, reason: Reason) {
        self.path = path
        self.reason = reason
    }

    /// Whether the same file may be readable a moment later without anybody changing it.
    package var isTransient: Bool {
        switch reason {
        case .system(EMFILE), .system(ENFILE), .system(ENOMEM), .system(EIO), .system(EAGAIN), .system(ESTALE),
            .changing:
            true
        default: false
        }
    }
}

extension ConfidentialFileError.Reason {
    init(openFailure code: Int32) {
        switch code {
        case ENOENT, ENOTDIR: self = .notFound
        case EACCES, EPERM: self = .notPermitted
        case ENXIO, EISDIR: self = .notAFile
        default: self = .system(code)
        }
    }
}

extension ConfidentialFileError: CustomStringConvertible {
    /// One sentence: what is wrong, and what to do about it.
    package var description: String {
        switch reason {
        case .notFound:
            "\(path) does not exist: create it, or name the right file."
        case .notPermitted:
            "\(path) cannot be read by this user: run replyd as the file's owner, or run `chown` on it."
        case .notAFile:
            "\(path) is not a regular file: name the file that holds the secrets."
        case .openToOthers(let mode):
            "\(path) is open to other users of this machine (mode \(Self.octal(mode))): "
                + "run `chmod 600 \(Self.quoted(path))`."
        case .changeableByOthers(let mode):
            "\(path) can be changed by other users (mode \(Self.octal(mode))): mount it read-only for them."
        case .foreignOwner(let userID):
            "\(path) belongs to another user (id \(userID)), who could change it: "
                + "run `chown` so that it belongs to the user that runs replyd, or to root."
        case .tooLarge:
            "\(path) is larger than 64 KiB, which no set of secrets is: name the right file."
        case .empty:
            "\(path) is empty: write the value into it, or do not name it."
        case .notUTF8:
            "\(path) is not a text in UTF-8: save it as UTF-8 without anything else in it."
        case .containsNUL:
            "\(path) contains a NUL byte: save it as a plain text file."
        case .changing:
            "\(path) keeps changing while it is read: let the program that writes it finish."
        case .system(let code):
            "\(path) cannot be read: \(String(cString: strerror(code)))."
        }
    }

    private static func octal(_ mode: UInt32) -> String {
        let digits = String(mode, radix: 8)
        return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }

    /// The path as a shell takes it, so that the command can be copied.
    private static func quoted(_ path: String) -> String {
        let plain = path.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "-"):
                true
            default: false
            }
        }
        if plain { return path }
        return "'" + path.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
    }
}
