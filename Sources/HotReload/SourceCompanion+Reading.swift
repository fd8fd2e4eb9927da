import Glibc

extension SourceCompanion {
    /// Looks at a file below an open folder.
    ///
    /// Whatever the name says and whoever wrote it: nothing outside of the folder is read, no device is opened and no
    /// named pipe waited for. Links may lead to files below the folder, as Kubernetes' do.
    ///
    /// - Throws: `SourceReadError.unstable` when it changes while it is read.
    static func read(
        _ request: Request,
        below folder: borrowing OpenFile,
        maximumLength: Int = maximumLength
    ) throws(SourceReadError) -> SourceCompanion {
        SourceCompanion(name: request.name, state: try state(of: request, below: folder, maximumLength))
    }

    private static func state(
        of request: Request,
        below folder: borrowing OpenFile,
        _ maximumLength: Int
    ) throws(SourceReadError) -> State {
        guard isBelow(request.name) else {
            return .unusable(
                reason: "is not in the folder of the rules",
                help: "copy it there, and write its name without `..` and without a `/` at the beginning"
            )
        }
        do {
            // Without opening it for reading: that alone can have effects on a device.
            let found = try OpenFile(reference: request.name, in: folder.descriptor)
            let status = try found.status()
            guard status.isFile else { return .unusable(reason: "is a \(status.kind), not a file", help: nil) }
            // What the system has really opened, after all links.
            let root = try folder.path()
            guard try found.path().hasPrefix(root == "/" ? root : root + "/") else {
                return .unusable(
                    reason: "leads out of the folder of the rules",
                    help: "copy the file itself into the folder"
                )
            }
            guard status.linkCount == 1 else {
                return .unusable(
                    reason: "has a second name elsewhere (a hard link)",
                    help: "copy the file into the folder instead of linking it"
                )
            }
            guard request.wantsContent else { return .length(status.size) }
            guard status.size <= maximumLength else {
                return .unusable(
                    reason: "is longer than \(maximumLength >> 20) MiB",
                    help: "keep what the rules need"
                )
            }
            let file = try OpenFile(reopening: found)
            let bytes = try file.contents(limit: status.size + 1)
            guard try file.status() == status, bytes.count == status.size else {
                throw SourceReadError.unstable(path: request.name)
            }
            return .content(bytes)
        } catch let error as SystemError {
            if error.code == ENOENT {
                return .unusable(reason: "does not exist", help: "create it, or correct the name")
            }
            return .unusable(reason: "cannot be read (\(error.text))", help: nil)
        } catch let error as SourceReadError {
            throw error
        } catch {
            // Unreachable: nothing above throws another type, which the compiler cannot know of a mixed `do`.
            throw .unstable(path: request.name)
        }
    }

    /// Whether a name can lead nowhere but below the folder, links aside.
    static func isBelow(_ name: String) -> Bool {
        guard !name.isEmpty, !name.hasPrefix("/"), !name.utf8.contains(0) else { return false }
        return !name.split(separator: "/", omittingEmptySubsequences: false).contains("..")
    }
}
