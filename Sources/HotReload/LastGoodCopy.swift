import Glibc

/// A copy of the last good content, in the data folder: what a cold start falls back on when the source is bad.
///
/// Written whole or not at all: a temporary file, its bytes on disk, a rename over the old copy, the folder on disk. A
/// process that dies at any of these steps leaves the old copy or the new one. What is read is checked against a hash.
package struct LastGoodCopy: Sendable {
    /// The steps of a save, in order; each is over when it is told.
    package enum Step: String, Sendable, CaseIterable, Comparable {
        case opened, halfWritten, written, synced, renamed, folderSynced

        /// Orders steps as they happen.
        package static func < (left: Self, right: Self) -> Bool { left.position < right.position }

        private var position: Int { Self.allCases.firstIndex(of: self) ?? 0 }
    }

    private let folder: String
    private let name: String

    /// Names a copy; nothing is read or written yet.
    ///
    /// - Parameters:
    ///   - folder: The data folder, made at the first save where it is missing.
    ///   - name: What it is a copy of, which gives its file a name ("rules": `rules.last-good`).
    package init(folder: String, name: String) {
        self.folder = folder
        self.name = name
    }

    /// The path of the copy.
    package var path: String { "\(folder)/\(name).last-good" }

    /// Puts a snapshot in the place of the copy.
    ///
    /// - Throws: ``LastGoodCopyError``; the old copy is there as before.
    package func save(_ snapshot: SourceSnapshot) throws(LastGoodCopyError) {
        try save(snapshot) { _ in }
    }

    /// Puts a snapshot in the place of the copy, or tells why that is not possible.
    package func keep(_ snapshot: SourceSnapshot) -> String? {
        do throws(LastGoodCopyError) {
            try save(snapshot)
            return nil
        } catch {
            return error.description
        }
    }

    /// The copy, or `nil` where there is none.
    ///
    /// - Throws: ``LastGoodCopyError`` when there is one that cannot be read or is damaged.
    package func load() throws(LastGoodCopyError) -> SourceSnapshot? {
        let bytes: [UInt8]
        do throws(SystemError) {
            let file = try OpenFile(path: path)
            let status = try file.status()
            guard status.isFile, status.size <= SnapshotArchive.maximumLength else { throw SystemError(code: EINVAL) }
            bytes = try file.contents(limit: status.size)
        } catch {
            if error.code == ENOENT { return nil }
            throw LastGoodCopyError(path: path, kind: .reading(error.code))
        }
        guard let snapshot = SnapshotArchive.decode(bytes) else {
            throw LastGoodCopyError(path: path, kind: .damaged)
        }
        return snapshot
    }

    /// Saves, and tells each step.
    package func save(_ snapshot: SourceSnapshot, step: (Step) -> Void) throws(LastGoodCopyError) {
        do throws(SystemError) {
            try write(SnapshotArchive.encode(snapshot), step)
        } catch {
            throw LastGoodCopyError(path: path, kind: .writing(error.code))
        }
    }

    private func write(_ bytes: [UInt8], _ step: (Step) -> Void) throws(SystemError) {
        // Only the owner may see it: rules may hold names and phone numbers.
        if mkdir(folder, 0o700) != 0, errno != EEXIST { throw .last }
        let draft = "\(folder)/.\(name).last-good.new"
        // One that a crash has left behind may belong to nobody any more, or be a link that somebody put there.
        if unlink(draft) != 0, errno != ENOENT { throw .last }
        do throws(SystemError) {
            try writeDraft(draft, bytes, step)
            guard rename(draft, path) == 0 else { throw .last }
        } catch {
            unlink(draft)
            throw error
        }
        step(.renamed)
        try OpenFile(path: folder).synchronize()
        step(.folderSynced)
    }

    private func writeDraft(_ draft: String, _ bytes: [UInt8], _ step: (Step) -> Void) throws(SystemError) {
        let file = try OpenFile(creating: draft, mode: 0o600)
        step(.opened)
        let half = bytes.count / 2
        try file.write(bytes[..<half])
        step(.halfWritten)
        try file.write(bytes[half...])
        step(.written)
        try file.synchronize()
        step(.synced)
    }
}

/// Why a last good copy could not be written or read.
///
/// Its description is one sentence that says what to do.
package struct LastGoodCopyError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What went wrong; numbers are values of `errno`.
    enum Kind: Sendable, Hashable {
        case writing(Int32)
        case reading(Int32)
        case damaged
    }

    let path: String
    let kind: Kind

    /// What is wrong and what to do about it.
    package var description: String {
        switch kind {
        case .writing(let code):
            "The last good copy \(path) cannot be written (\(SystemError(code: code).text)): \(Self.advice(for: code)). "
                + "A start with bad rules would not be possible."
        case .reading(let code):
            "The last good copy \(path) cannot be read (\(SystemError(code: code).text))."
        case .damaged:
            "The last good copy \(path) is damaged and of no use: remove it."
        }
    }

    private static func advice(for code: Int32) -> String {
        switch code {
        case ENOSPC, EDQUOT: "make room on the disk"
        case EROFS: "name a data folder that is not read-only (--data)"
        case EACCES, EPERM: "let the user that runs this program write into the folder"
        case ENOENT, ENOTDIR: "make the folder that the data folder is to be in"
        default: "see whether the disk and the folder are in order"
        }
    }
}
