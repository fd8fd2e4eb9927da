import Glibc

/// What about the place of a source can keep changes from being noticed: the kind of file system, and files that are
/// mounted on their own.
///
/// Nothing of it is an error. It is told once, so that an operator who wonders why a save takes ten seconds, or is never
/// seen, finds the reason in the log.
struct SourceSurroundings: Hashable {
    /// A file system that reports nothing of what other machines, or the host, change on it.
    private(set) var isSilent = false
    /// What was seen, as sentences.
    private(set) var warnings: [String] = []

    /// Looks at the place of a source.
    ///
    /// - Parameters:
    ///   - paths: the source and the files of it that are known, without links.
    ///   - mounts: the table of mounts, as `/proc/self/mountinfo` has it.
    ///   - isFile: whether a path leads to a file.
    init(of paths: [String], mounts: String, isFile: (String) -> Bool) {
        let mounts = Mount.parse(mounts)
        var kinds: Set<String> = []
        for path in paths {
            // Of several mounts on one point the last one is what is seen.
            if let mount = mounts.last(where: { $0.point == path && isFile(path) }) {
                warnings.append(
                    "\(mount.point) is mounted on its own: an editor that replaces the file outside leaves this program "
                        + "with the old one. Mount its folder instead."
                )
            }
            let holding = mounts.enumerated().filter { $0.element.holds(path) }
                .max { ($0.element.point.utf8.count, $0.offset) < ($1.element.point.utf8.count, $1.offset) }
            if let kind = holding?.element.kind { kinds.insert(kind) }
        }
        for kind in kinds.sorted() {
            if kind == "overlay" {
                warnings.append(
                    "It is on an overlay file system, which does not report changes that are made below it, in the "
                        + "image: those are found by the safety poll."
                )
            } else if Self.isSilent(kind) {
                isSilent = true
                warnings.append(
                    "It is on a file system of the kind \(kind), which does not report changes that are made elsewhere, "
                        + "so it is read every few seconds as well."
                )
            }
        }
    }

    /// Looks at a source as it is now.
    static func of(_ path: String, companions: [String], takes: (String) -> Bool) -> Self {
        var paths: [String] = []
        for path in [path] + companions { if let resolved = resolve(path) { paths.append(resolved) } }
        if let root = paths.first, let folder = try? OpenFile(path: root), let names = try? folder.names() {
            paths += names.map { String(decoding: $0, as: UTF8.self) }.filter(takes)
                .compactMap { resolve("\(root)/\($0)") }
        }
        return Self(of: paths, mounts: mountTable(), isFile: isFile)
    }

    /// Whether others can change files on a file system of this kind without the kernel's knowing.
    private static func isSilent(_ kind: String) -> Bool {
        let kinds = ["9p", "afs", "ceph", "cifs", "gfs2", "glusterfs", "lustre", "nfs", "smb", "vboxsf", "virtiofs"]
        return kind.hasPrefix("fuse") || kinds.contains(where: kind.hasPrefix)
    }

    private static func mountTable() -> String {
        guard let file = try? OpenFile(path: "/proc/self/mountinfo"), let bytes = try? file.contents(limit: 1 << 20)
        else { return "" }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func resolve(_ path: String) -> String? {
        guard let resolved = realpath(path, nil) else { return nil }
        defer { free(resolved) }
        return String(cString: resolved)
    }

    private static func isFile(_ path: String) -> Bool { (try? FileStatus.of(path: path))?.isFile == true }
}

/// One line of the table of mounts.
///
/// Source: Linux's `proc(5)`, `/proc/PID/mountinfo`: the fifth field is the point, in which blanks stand as `\040` and the
/// like; the first one after a lone `-` is the kind of file system.
private struct Mount {
    let point: String
    let kind: String

    static func parse(_ table: String) -> [Mount] {
        table.split(separator: "\n")
            .compactMap { line in
                let fields = line.split(separator: " ", omittingEmptySubsequences: false)
                guard fields.count > 4, let dash = fields.firstIndex(of: "-"), dash + 1 < fields.count else {
                    return nil
                }
                return Mount(point: unescape(fields[4]), kind: String(fields[dash + 1]))
            }
    }

    func holds(_ path: String) -> Bool { point == "/" || path == point || path.hasPrefix(point + "/") }

    private static func unescape(_ field: Substring) -> String {
        guard field.contains("\\") else { return String(field) }
        var bytes: [UInt8] = []
        var rest = Array(field.utf8)[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "\\"), let code = UInt8(String(decoding: rest.prefix(3), as: UTF8.self), radix: 8) {
                bytes.append(code)
                rest = rest.dropFirst(3)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
