import Foundation
import Glibc

/// A folder of its own for a test, removed with everything in it at the end.
final class TemporaryFolder {
    /// Its path, without a slash at the end.
    let path: String

    init() throws {
        var template = Array("/tmp/replyd-secrets-test-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw TemporaryFolderError(code: errno) }
        path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    /// Writes a file and gives it exactly these permissions, whatever the process's mask.
    @discardableResult
    func write(_ text: String, to name: String, mode: mode_t = 0o600) throws -> String {
        let file = "\(path)/\(name)"
        let descriptor = open(file, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw TemporaryFolderError(code: errno) }
        defer { close(descriptor) }
        let bytes = Array(text.utf8)
        guard Glibc.write(descriptor, bytes, bytes.count) == bytes.count, fchmod(descriptor, mode) == 0 else {
            throw TemporaryFolderError(code: errno)
        }
        return file
    }
}

struct TemporaryFolderError: Error {
    let code: Int32
}
