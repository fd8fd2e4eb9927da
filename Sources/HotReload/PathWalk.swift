import Glibc

/// Follows a path step by step, as the system does, and names each folder where a change can lead the path elsewhere.
///
/// Watching the last folder alone misses the swap of a link, and of a folder further up, on the way to it.
enum PathWalk {
    /// Which changes in a folder matter to a path.
    enum Interest: Hashable {
        /// Any: the folder holds the file that the path ends at, or a link on the way.
        ///
        /// What reveals a swap is often an event about another name than one's own: Kubernetes replaces `..data`, and
        /// no event ever names the file.
        case everything
        /// Those of one name: the folder is only passed through, and what else happens there (`/tmp`, `/home`) is
        /// noise.
        case entry(String)
    }

    /// Where a path ended.
    enum End: Hashable {
        /// At a folder, with this name free of links.
        case folder(String)
        /// At something else.
        case file
        /// At a name that does not exist, or cannot be looked at.
        case nowhere
    }

    /// As many links as Linux follows in one path.
    private static let maximumLinks = 40

    /// Walks `path` from its start to its end.
    ///
    /// `watch` is told each folder and the interest in it **before** the walk looks into the folder: a change after the
    /// look is then an event, a change before it is seen by the look.
    static func walk(_ path: String, watch: (_ folder: String, _ interest: Interest) -> Void) -> End {
        var folder = path.hasPrefix("/") ? "/" : "."
        var pending = Array(components(of: path).reversed())
        var links = 0
        while let name = pending.popLast() {
            let next = folder == "/" ? "/\(name)" : "\(folder)/\(name)"
            // Nothing on the way so far is a link any more, so the system's own `..` is the right one.
            if name == ".." {
                folder = next
                continue
            }
            watch(folder, .entry(name))
            guard let status = try? FileStatus.of(path: next, followingLinks: false) else { return .nowhere }
            if status.isFolder {
                folder = next
            } else if status.isLink {
                watch(folder, .everything)
                links += 1
                guard links <= maximumLinks, let target = target(ofLink: next) else { return .nowhere }
                pending += components(of: target).reversed()
                if target.hasPrefix("/") { folder = "/" }
            } else {
                watch(folder, .everything)
                return pending.isEmpty ? .file : .nowhere
            }
        }
        watch(folder, .everything)
        return .folder(folder)
    }

    private static func components(of path: String) -> [String] {
        path.split(separator: "/").filter { $0 != "." }.map(String.init)
    }

    private static func target(ofLink path: String) -> String? {
        var buffer = [UInt8](repeating: 0, count: Int(PATH_MAX))
        let length = readlink(path, &buffer, buffer.count)
        return length > 0 ? String(decoding: buffer[..<length], as: UTF8.self) : nil
    }
}
