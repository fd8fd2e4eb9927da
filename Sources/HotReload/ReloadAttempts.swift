import Synchronization

/// The effects of a reload, one attempt after the other: watch, look, load, swap, tell, keep a copy.
final class ReloadAttempts<Value: Sendable>: Sendable {
    /// What a look at the source gave, with the content out of sight.
    private struct Sighting: Sendable {
        let identity: String
        let companionPaths: [String]
        let load: @Sendable () -> LoadResult<Value>
        /// Makes the last good copy; tells why that is not possible.
        let keep: @Sendable () -> String?
    }

    private struct State {
        var live: LiveContent<Value>
        var surroundings: SourceSurroundings?
        /// The identity of the content that the last good copy holds.
        var keptIdentity: String?
        var hasEnded = false
    }

    private let path: String
    private let look: @Sendable () throws(SourceReadError) -> Sighting
    private let resolvedPath: @Sendable () -> String?
    private let lookAround: @Sendable ([String]) -> SourceSurroundings
    private let keepsCopies: Bool
    private let timing: ReloadTiming
    private let timeline: Timeline
    private let wallClock: @Sendable () -> Int64
    private let log: ReloadLog
    private let onReport: @Sendable (ReloadReport) -> Void
    private let watcher: any ChangeWatcher
    private let state: Mutex<State>

    /// Prepares attempts; see ``Reloader`` for the parameters.
    init<Source: ReloadSource>(
        source: Source,
        first: Generation<Value>,
        isFromCopy: Bool,
        timing: ReloadTiming,
        timeline: Timeline,
        wallClock: @escaping @Sendable () -> Int64,
        log: ReloadLog,
        keep: (@Sendable (Source.Content) -> String?)?,
        onReport: @escaping @Sendable (ReloadReport) -> Void,
        watcher: any ChangeWatcher,
        surroundings: @escaping @Sendable (String, [String], (String) -> Bool) -> SourceSurroundings,
        load: @escaping @Sendable (Source.Content) -> LoadResult<Value>
    ) {
        path = source.path
        look = { () throws(SourceReadError) in
            let found = try source.look()
            return Sighting(
                identity: found.identity,
                companionPaths: found.companionPaths,
                load: { load(found.content) },
                keep: { keep?(found.content) }
            )
        }
        resolvedPath = { source.resolvedPath() }
        lookAround = { companions in surroundings(source.path, companions) { source.takes($0) } }
        keepsCopies = keep != nil
        self.timing = timing
        self.timeline = timeline
        self.wallClock = wallClock
        self.log = log
        self.onReport = onReport
        self.watcher = watcher
        let status = ReloadStatus(
            generation: first.number,
            sha256: first.sha256,
            loadedAt: first.loadedAt,
            path: source.path,
            isFromCopy: isFromCopy,
            watcher: .inotify,
            warnings: [],
            attempts: 0,
            failures: 0
        )
        state = Mutex(
            State(
                live: LiveContent(first: first, status: status),
                keptIdentity: isFromCopy ? first.sha256 : nil
            )
        )
    }

    /// What is live now.
    var current: Generation<Value> { state.withLock { $0.live.current } }

    /// How the reloader is doing.
    var status: ReloadStatus { state.withLock { $0.live.status } }

    /// Whether a change can go unnoticed for long, so that polling is all there is.
    var mayMissChanges: Bool {
        state.withLock { $0.live.status.watcher != .inotify || $0.surroundings?.isSilent == true }
    }

    /// Starts watching.
    func begin() { noteWatchMode(watcher.refresh()) }

    /// From here on nothing goes live any more, also not what is being loaded.
    func end() { state.withLock { $0.hasEnded = true } }

    /// An outcome, with what is live.
    func verdict(_ outcome: ReloadVerdict.Outcome) -> ReloadVerdict {
        let current = current
        return ReloadVerdict(outcome: outcome, generation: current.number, sha256: current.sha256)
    }

    /// Reads, loads, swaps and reports.
    ///
    /// On one thread only, so that two attempts never overlap.
    func make(_ trigger: ReloadTrigger) -> ReloadVerdict {
        let start = timeline.now()
        // Watch first, then look: a change after the read gives a hint.
        noteWatchMode(watcher.refresh())
        let before = state.withLock { $0.live }
        let (finding, sighting) = examine(before, trigger)
        noteSurroundings(of: sighting)
        let now = wallClock()
        let resolved = resolvedPath()
        let outcome = state.withLock { state -> ReloadVerdict.Outcome in
            if state.hasEnded { return .unavailable }
            return state.live.settle(finding, trigger: trigger, at: now, resolvedPath: resolved)
        }
        let verdict = verdict(outcome)
        guard outcome != .unavailable else { return verdict }
        let duration = timeline.now() - start
        log.tell(finding, after: before, generation: verdict.generation, trigger: trigger, duration: duration)
        // After the swap, so that the copy delays nobody; before the report, so that whoever waits for the verdict knows
        // that a crash from here on starts with this.
        if let sighting, verdict.isAccepted { keepCopy(of: sighting) }
        let isNews = before.isNews(finding)
        onReport(ReloadReport(trigger: trigger, verdict: verdict, duration: duration, isNews: isNews))
        return verdict
    }

    private func examine(
        _ before: LiveContent<Value>,
        _ trigger: ReloadTrigger
    ) -> (LiveContent<Value>.Finding, Sighting?) {
        var sighting: Sighting
        do {
            sighting = try look()
            // Only the content tells which other files belong to it. What happened to these before they were watched is
            // seen by a second look.
            if watcher.follow(sighting.companionPaths) {
                noteWatchMode(watcher.refresh())
                sighting = try look()
            }
        } catch {
            return (.unreadable(error), nil)
        }
        switch before.judge(sighting.identity, after: trigger) {
        case .known(let finding):
            return (finding, sighting)
        case .load:
            switch sighting.load() {
            case .loaded(let value, let notes): return (.loaded(value, notes, identity: sighting.identity), sighting)
            case .refused(let refusal): return (.refused(refusal, identity: sighting.identity), sighting)
            }
        }
    }

    /// Copies content that is live, unless the copy holds it already.
    private func keepCopy(of sighting: Sighting) {
        guard keepsCopies else { return }
        let (kept, before) = state.withLock { ($0.keptIdentity, $0.live.status.copyProblem) }
        guard kept != sighting.identity else { return }
        let problem = sighting.keep()
        state.withLock { state in
            state.live.status.copyProblem = problem
            if problem == nil { state.keptIdentity = sighting.identity }
        }
        log.tell(copyProblem: problem, after: before)
    }

    private func noteWatchMode(_ mode: WatchMode) {
        let before = state.withLock { state in
            defer { state.live.status.watcher = mode }
            return state.live.status.watcher
        }
        log.tell(mode, after: before, timing: timing)
    }

    /// Looks at the place of the source once, as soon as it can be read.
    private func noteSurroundings(of sighting: Sighting?) {
        guard let sighting, state.withLock({ $0.surroundings == nil }) else { return }
        let surroundings = lookAround(sighting.companionPaths)
        state.withLock { state in
            state.surroundings = surroundings
            state.live.status.warnings = surroundings.warnings
        }
        log.tell(surroundings, path: path)
    }
}
