import Dispatch
import Glibc
import Synchronization

/// Watches a source by inotify, read by a Dispatch source.
///
/// Every event is a hint only. Folders are watched, not files: an editor that replaces the file would leave a watch on
/// the old one behind. The watched folders are those that ``PathWalk`` names, for the path itself and for each file in
/// the folder that is a link.
///
/// Dispatch stays inside: its queue only empties the descriptor. All other state is under one lock, held for system
/// calls that never wait.
final class InotifyWatcher: ChangeWatcher {
    /// The events in a folder that is only passed through.
    ///
    /// Added to those that are asked for already, because one folder can have both parts on a path.
    private static let passingMask =
        UInt32(IN_MOVED_TO | IN_MOVED_FROM | IN_CREATE | IN_DELETE | IN_ATTRIB | IN_DELETE_SELF | IN_MOVE_SELF)
        | UInt32(IN_ONLYDIR) | UInt32(IN_MASK_ADD)

    /// The events in a folder whose files matter.
    ///
    /// `IN_MODIFY` is not among them: between the first and the last write of a save the content is torn, and
    /// `IN_CLOSE_WRITE` follows when the writer is done.
    private static let fullMask = passingMask | UInt32(IN_CLOSE_WRITE)

    /// What is watched of one folder.
    private enum Filter {
        case everything
        case entries(Set<String>)

        mutating func add(_ interest: PathWalk.Interest) {
            switch (self, interest) {
            case (.everything, _): break
            case (_, .everything): self = .everything
            case (.entries(let names), .entry(let name)): self = .entries(names.union([name]))
            }
        }

        /// Whether an event matters; an event without a name is about the folder itself, and always does.
        func passes(_ name: String) -> Bool {
            switch self {
            case .everything: true
            case .entries(let names): name.isEmpty || names.contains(name)
            }
        }
    }

    private struct State {
        var isStopped = false
        /// The open inotify descriptor and the Dispatch source that reads it, and that alone closes it.
        var connection: (descriptor: Int32, source: any DispatchSourceRead)?
        /// The watched folders by inotify's number for them.
        var filters: [Int32: Filter] = [:]
        /// Files that the source names.
        var companions: [String] = []
    }

    let hints: AsyncStream<Void>
    private let path: String
    private let takes: @Sendable (String) -> Bool
    private let openDescriptor: @Sendable () -> Int32
    private let hint: AsyncStream<Void>.Continuation
    private let queue = DispatchQueue(label: "replyd.hotreload.inotify")
    private let state = Mutex(State())

    /// Creates a watcher of the files of a source; watching starts with the first ``refresh()``.
    ///
    /// `openDescriptor` opens a non-blocking inotify descriptor, or returns -1 with `errno` set.
    init(
        source: some ReloadSource,
        openDescriptor: @escaping @Sendable () -> Int32 = { inotify_init1(Int32(IN_NONBLOCK) | Int32(IN_CLOEXEC)) }
    ) {
        path = source.path
        takes = source.takes
        self.openDescriptor = openDescriptor
        (hints, hint) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    deinit { stop() }

    func refresh() -> WatchMode {
        state.withLock { state in
            guard !state.isStopped else { return .poll(reason: "watching has ended") }
            if state.connection == nil {
                let descriptor = openDescriptor()
                guard descriptor >= 0 else { return .poll(reason: Self.explainOpening(.last)) }
                state.connection = (descriptor, listen(to: descriptor))
            }
            guard let descriptor = state.connection?.descriptor else { return .poll(reason: "watching has ended") }
            var filters: [Int32: Filter] = [:]
            var problem: String?
            walkSource(state.companions) { folder, interest in
                let number = inotify_add_watch(
                    descriptor,
                    folder,
                    interest == .everything ? Self.fullMask : Self.passingMask
                )
                if number >= 0 {
                    filters[number, default: .entries([])].add(interest)
                } else {
                    problem = problem ?? Self.explainWatching(.last, folder: folder, interest: interest)
                }
            }
            for number in state.filters.keys where filters[number] == nil {
                // Refused for a folder that is gone already, which is as good.
                _ = inotify_rm_watch(descriptor, number)
            }
            state.filters = filters
            return problem.map { .poll(reason: $0) } ?? .inotify
        }
    }

    func follow(_ paths: [String]) -> Bool {
        state.withLock { state in
            defer { state.companions = paths }
            return state.companions != paths
        }
    }

    func stop() {
        state.withLock { state in
            state.isStopped = true
            disconnect(&state)
        }
        hint.finish()
    }

    /// Names every folder to watch for the source, each before it is looked into.
    private func walkSource(_ companions: [String], watch: (String, PathWalk.Interest) -> Void) {
        for companion in companions { _ = PathWalk.walk(companion, watch: watch) }
        guard case .folder(let folder) = PathWalk.walk(path, watch: watch) else { return }
        guard let opened = try? OpenFile(path: folder), let names = try? opened.names() else { return }
        for bytes in names {
            let name = String(decoding: bytes, as: UTF8.self)
            guard takes(name) else { continue }
            let status = try? FileStatus.of(path: name, in: opened.descriptor, followingLinks: false)
            if status?.isLink == true { _ = PathWalk.walk("\(folder)/\(name)", watch: watch) }
        }
    }

    private func listen(to descriptor: Int32) -> any DispatchSourceRead {
        let source = DispatchSource.makeReadSource(fileDescriptor: descriptor, queue: queue)
        source.setEventHandler { [weak self] in self?.drain(descriptor) }
        // Only here: a descriptor that is closed before its source has ended poisons the number for Dispatch, so that a
        // later source on the same number never fires.
        source.setCancelHandler { close(descriptor) }
        source.activate()
        return source
    }

    private func disconnect(_ state: inout State) {
        state.connection?.source.cancel()
        state.connection = nil
        state.filters = [:]
    }

    /// Reads all events that wait, on the queue, and gives one hint if any of them matters.
    ///
    /// Until `EAGAIN`, because more may have come than the source was woken for.
    private func drain(_ descriptor: Int32) {
        var buffer = [UInt8](repeating: 0, count: 64 * 1_024)
        var matters = false
        while true {
            let length = read(descriptor, &buffer, buffer.count)
            if length > 0 {
                if containsHint(buffer[..<length]) { matters = true }
            } else if length < 0, errno == EINTR {
                continue
            } else if length < 0, errno == EAGAIN {
                break
            } else {
                // The descriptor is of no use any more. The hint leads to a refresh, which opens another one.
                state.withLock { state in
                    if state.connection?.descriptor == descriptor { disconnect(&state) }
                }
                matters = true
                break
            }
        }
        if matters { hint.yield() }
    }

    /// Whether one of the events is about something that the source depends on.
    private func containsHint(_ bytes: ArraySlice<UInt8>) -> Bool {
        state.withLock { state in
            var matters = false
            for event in InotifyEvent.parse(bytes) {
                if event.isOverflow {
                    matters = true
                } else if let filter = state.filters[event.watch] {
                    if event.endsWatch { state.filters[event.watch] = nil }
                    if event.endsWatch || filter.passes(event.name) { matters = true }
                }
                // An event of a watch that is not in the table is older than the last refresh, and the read after that
                // refresh has seen its effect; or it tells that a watch was removed, which we did ourselves.
            }
            return matters
        }
    }

    private static func explainOpening(_ error: SystemError) -> String {
        switch error.code {
        case EMFILE:
            "this user has no inotify instance left (raise fs.inotify.max_user_instances), or this program no open file"
        case ENFILE, ENOMEM: "the system has no room for another inotify instance"
        default: "inotify cannot be used here (\(error.text))"
        }
    }

    /// Why a folder is not watched, or `nil` where that does no harm.
    private static func explainWatching(
        _ error: SystemError,
        folder: String,
        interest: PathWalk.Interest
    ) -> String? {
        switch error.code {
        case ENOENT, ENOTDIR:
            // It went away during the walk; the watch on the folder above it tells of that.
            nil
        case ENOSPC, ENOMEM:
            "this user has no inotify watch left (raise fs.inotify.max_user_watches)"
        case EACCES where interest != .everything:
            // A folder further up that may be passed but not listed, such as another user's home: it hardly ever moves.
            nil
        default:
            "the folder \(folder) cannot be watched (\(error.text))"
        }
    }
}
