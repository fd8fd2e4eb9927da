import Glibc

/// Reads a file, or the files of a folder, whole and as they were at one moment.
///
/// A reader never hands out a mixture: a file that changes while it is read, a folder whose files change between the
/// first and the last, and a link that is swapped meanwhile are read again.
package struct SourceReader: Sendable {
    /// How much a source may hold.
    ///
    /// Each limit keeps a mistaken path (a disk image, a home folder) from filling the memory.
    package struct Limits: Sendable, Hashable {
        /// The length of one file, in bytes.
        package var fileBytes: Int
        /// The number of files in a folder.
        package var files: Int
        /// The length of all files of a folder together, in bytes.
        package var totalBytes: Int

        /// Creates limits: by default 16 MiB a file, 4,096 files, 64 MiB in all.
        package init(fileBytes: Int = 16 << 20, files: Int = 4_096, totalBytes: Int = 64 << 20) {
            self.fileBytes = fileBytes
            self.files = files
            self.totalBytes = totalBytes
        }
    }

    /// The path as it was given.
    package let path: String
    private let expected: String
    private let limits: Limits
    private let includes: @Sendable (String) -> Bool
    private let companions: @Sendable ([SourceFile]) -> [SourceCompanion.Request]

    /// Creates a reader; nothing is read yet.
    ///
    /// - Parameters:
    ///   - path: a file or a folder; links are followed.
    ///   - expected: what the files of a folder are, for the message that there is none ("JSON file").
    ///   - limits: how much the source may hold.
    ///   - includes: whether a name in the folder belongs to the source. Names that begin with a dot are never asked
    ///     about: editors and Kubernetes keep them for themselves. A file that `path` itself names is always read.
    ///   - companions: which other files the files of the source name, each once.
    package init(
        path: String,
        expected: String = "file",
        limits: Limits = Limits(),
        includes: @escaping @Sendable (String) -> Bool,
        companions: @escaping @Sendable ([SourceFile]) -> [SourceCompanion.Request] = { _ in [] }
    ) {
        self.path = path
        self.expected = expected
        self.limits = limits
        self.includes = includes
        self.companions = companions
    }

    /// How often a source that changes under the reader is read before it counts as unstable.
    ///
    /// Without a pause: whoever changes it causes a new load anyway, and a reader must not hold its thread.
    private static let attempts = 5

    /// Everything that the source holds now.
    package func read() throws(SourceReadError) -> SourceSnapshot {
        for _ in 1..<Self.attempts {
            do {
                return try readOnce()
            } catch {
                guard Self.mayBeBetweenSteps(error) else { throw error }
            }
        }
        return try readOnce()
    }

    /// The path without links, or `nil` where it leads to nothing.
    package func resolvedPath() -> String? {
        guard let resolved = realpath(path, nil) else { return nil }
        defer { free(resolved) }
        return String(cString: resolved)
    }

    /// Whether the source takes a file of this name out of a folder.
    package func takes(_ name: String) -> Bool { !name.hasPrefix(".") && includes(name) }

    /// Whether an error may be the moment between two steps of a save or a swap, such as Kubernetes' removal of the old
    /// folder, so that another read may find all well.
    private static func mayBeBetweenSteps(_ error: SourceReadError) -> Bool {
        switch error {
        case .unstable, .missing, .danglingLink: true
        case .unreadable, .unreadableName, .notAFile, .tooLarge, .tooManyFiles, .emptyFolder: false
        }
    }

    private func readOnce() throws(SourceReadError) -> SourceSnapshot {
        do {
            let opened = try OpenFile(path: path)
            let status = try opened.status()
            let snapshot =
                status.isFolder
                ? try readFolder(opened)
                : try readSingle(opened)
            guard try FileStatus.of(path: path).isSameFile(as: status) else {
                throw SourceReadError.unstable(path: path)
            }
            return snapshot
        } catch let error as SystemError {
            let link = try? FileStatus.of(path: path, followingLinks: false)
            throw error.code == ENOENT && link?.isLink == true
                ? .danglingLink(path: path)
                : Self.explain(error, path: path)
        } catch let error as SourceReadError {
            throw error
        } catch {
            // Unreachable: nothing above throws another type, which the compiler cannot know of a mixed `do`.
            throw .unstable(path: path)
        }
    }

    private func readSingle(_ file: borrowing OpenFile) throws(SourceReadError) -> SourceSnapshot {
        let (bytes, _) = try contents(of: file, shown: path)
        let files = [SourceFile(name: path, bytes: bytes)]
        let requests = companions(files)
        var found: [SourceCompanion] = []
        if !requests.isEmpty {
            let folder: OpenFile
            do {
                folder = try OpenFile(path: companionFolder)
            } catch {
                throw Self.explain(error, path: companionFolder)
            }
            found = try read(requests, below: folder)
        }
        return SourceSnapshot(
            files: files,
            companions: found,
            sha256: SourceSnapshot.sha256(of: [(name: path, bytes: bytes)], companions: found)
        )
    }

    private func readFolder(_ folder: borrowing OpenFile) throws(SourceReadError) -> SourceSnapshot {
        let before = try status(of: folder)
        let names = try names(in: folder)
        guard !names.isEmpty else { throw .emptyFolder(path: path, expected: expected) }
        guard names.count <= limits.files else { throw .tooManyFiles(path: path, limit: limits.files) }
        var files: [(name: String, bytes: [UInt8])] = []
        var statuses: [FileStatus] = []
        var total = 0
        for name in names {
            let (bytes, status) = try contents(ofMember: name, in: folder)
            total += bytes.count
            guard total <= limits.totalBytes else { throw .tooLarge(path: path, limit: limits.totalBytes) }
            files.append((name: name, bytes: bytes))
            statuses.append(status)
        }
        let sources = files.map { SourceFile(name: shown($0.name), bytes: $0.bytes) }
        let found = try read(companions(sources), below: folder)
        // The files are one set only if none changed until the last was read.
        guard try self.names(in: folder) == names else { throw .unstable(path: path) }
        for (name, status) in zip(names, statuses) {
            guard let now = try? FileStatus.of(path: name, in: folder.descriptor), now == status else {
                throw .unstable(path: shown(name))
            }
        }
        // A link that was swapped and swapped back leads to the same files, but the folder's own time tells.
        guard try status(of: folder) == before else { throw .unstable(path: path) }
        return SourceSnapshot(
            files: sources,
            companions: found,
            sha256: SourceSnapshot.sha256(of: files, companions: found)
        )
    }

    private func read(
        _ requests: [SourceCompanion.Request],
        below folder: borrowing OpenFile
    ) throws(SourceReadError) -> [SourceCompanion] {
        guard requests.count <= limits.files else { throw .tooManyFiles(path: path, limit: limits.files) }
        var found: [SourceCompanion] = []
        for request in requests { found.append(try SourceCompanion.read(request, below: folder)) }
        return found
    }

    /// The folder that companions are below: the source itself, or the one that its file is in.
    var companionFolder: String {
        if (try? FileStatus.of(path: path))?.isFolder == true { return path }
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    /// Where the companions of a snapshot are, for watching.
    func companionPaths(of snapshot: SourceSnapshot) -> [String] {
        guard !snapshot.companions.isEmpty else { return [] }
        let folder = companionFolder
        return snapshot.companions.filter { SourceCompanion.isBelow($0.name) }
            .map { folder == "/" ? "/\($0.name)" : "\(folder)/\($0.name)" }
    }

    private func status(of folder: borrowing OpenFile) throws(SourceReadError) -> FileStatus {
        do {
            return try folder.status()
        } catch {
            throw Self.explain(error, path: path)
        }
    }

    /// The names of the source's files in the folder, in byte order.
    private func names(in folder: borrowing OpenFile) throws(SourceReadError) -> [String] {
        let all: [[UInt8]]
        do {
            all = try folder.names()
        } catch {
            throw Self.explain(error, path: path)
        }
        var names: [String] = []
        for bytes in all {
            let name = String(decoding: bytes, as: UTF8.self)
            guard takes(name) else { continue }
            guard Array(name.utf8) == bytes else { throw .unreadableName(path: shown(name)) }
            names.append(name)
        }
        return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    private func contents(
        ofMember name: String,
        in folder: borrowing OpenFile
    ) throws(SourceReadError) -> ([UInt8], FileStatus) {
        let file: OpenFile
        do {
            file = try OpenFile(path: name, in: folder.descriptor)
        } catch {
            if error.code == ENOENT {
                let link = try? FileStatus.of(path: name, in: folder.descriptor, followingLinks: false)
                throw link?.isLink == true ? .danglingLink(path: shown(name)) : .unstable(path: shown(name))
            }
            throw Self.explain(error, path: shown(name))
        }
        return try contents(of: file, shown: shown(name))
    }

    /// The whole of an open file, together with the status that it had before and after.
    private func contents(
        of file: borrowing OpenFile,
        shown name: String
    ) throws(SourceReadError) -> ([UInt8], FileStatus) {
        let before: FileStatus
        let bytes: [UInt8]
        let after: FileStatus
        do {
            before = try file.status()
            guard before.isFile else { throw SourceReadError.notAFile(path: name, kind: before.kind) }
            guard before.size <= limits.fileBytes else {
                throw SourceReadError.tooLarge(path: name, limit: limits.fileBytes)
            }
            bytes = try file.contents(limit: before.size + 1)
            after = try file.status()
        } catch let error as SystemError {
            throw Self.explain(error, path: name)
        } catch let error as SourceReadError {
            throw error
        } catch {
            // Unreachable, see above.
            throw .unstable(path: name)
        }
        guard before == after, bytes.count == before.size else { throw .unstable(path: name) }
        return (bytes, before)
    }

    private func shown(_ name: String) -> String { path.hasSuffix("/") ? path + name : "\(path)/\(name)" }

    static func explain(_ error: SystemError, path: String) -> SourceReadError {
        switch error.code {
        case ENOENT: .missing(path: path)
        case ENXIO: .notAFile(path: path, kind: "socket")
        default: .unreadable(path: path, reason: error.code)
        }
    }
}
