package import Logging
import ServiceLifecycle
import Synchronization

/// Keeps the content of a file or folder live: notices changes, loads them, and swaps them in whole or not at all.
///
/// What is live is one reference, readable from any thread at any time. Bad or unreadable content leaves it alone. When
/// a load is made is decided by ``ReloadState``; this type does what that decides, and holds the lock only for
/// bookkeeping, never while anything is read, loaded, logged or told.
///
/// Runs once: a reloader that has stopped does not start again.
package final class Reloader<Value: Sendable>: Service {
    /// Makes a value of what was read.
    ///
    /// Pure: the same snapshot always gives the same result, so that content which was refused once need not be loaded
    /// again.
    package typealias Load = @Sendable (SourceSnapshot) -> LoadResult<Value>

    private struct Callers {
        var state: ReloadState
        var waiting: [Int: CheckedContinuation<ReloadVerdict, Never>] = [:]
        var lastNumber = 0
    }

    private struct Live {
        var current: Generation<Value>
        var status: ReloadStatus
        /// The hash of the content that was refused last, since the last good one.
        var refusedSHA256: String?
    }

    private let noun: String
    private let reader: SourceReader
    private let load: Load
    private let timing: ReloadTiming
    private let timeline: Timeline
    private let wallClock: @Sendable () -> Int64
    private let logger: Logger
    private let onReport: @Sendable (ReloadReport) -> Void
    private let watcher: any ChangeWatcher
    private let live: Mutex<Live>
    private let callers: Mutex<Callers>
    // One element each at most, see `ReloadState.Action`.
    private let timers = AsyncStream.makeStream(of: Duration.self, bufferingPolicy: .bufferingNewest(1))
    private let loads = AsyncStream.makeStream(of: ReloadTrigger.self, bufferingPolicy: .bufferingNewest(1))

    /// Creates a reloader of content that was loaded already; watching starts with ``run()``.
    ///
    /// - Parameters:
    ///   - noun: what is loaded, in the plural, for the log ("rules": "rules are live").
    ///   - reader: the source.
    ///   - initial: what is live from the start, as generation 1.
    ///   - sha256: the hash of the content that `initial` was made of.
    ///   - timing: the waiting times.
    ///   - clock: measures them.
    ///   - wallClock: tells the time of day, in milliseconds since 1970-01-01 UTC.
    ///   - logger: where to tell what became of each change.
    ///   - onReport: told after each attempt, before those who wait for it; it must not wait.
    ///   - load: makes a value of what was read. It runs in the service's own task and keeps one thread of the
    ///     cooperative pool while it does: loads are rare, one at a time and take milliseconds, so that a thread of
    ///     their own would serve nobody.
    package convenience init(
        noun: String,
        reader: SourceReader,
        initial: Value,
        sha256: String,
        timing: ReloadTiming = ReloadTiming(),
        clock: some Clock<Duration> = ContinuousClock(),
        wallClock: @escaping @Sendable () -> Int64 = WallClock.milliseconds,
        logger: Logger,
        onReport: @escaping @Sendable (ReloadReport) -> Void = { _ in },
        load: @escaping Load
    ) {
        self.init(
            noun: noun,
            reader: reader,
            initial: initial,
            sha256: sha256,
            timing: timing,
            timeline: Timeline(clock),
            wallClock: wallClock,
            logger: logger,
            onReport: onReport,
            watcher: InotifyWatcher(reader: reader),
            load: load
        )
    }

    /// Creates a reloader that notices changes by a watcher of the caller's choice.
    init(
        noun: String,
        reader: SourceReader,
        initial: Value,
        sha256: String,
        timing: ReloadTiming,
        timeline: Timeline,
        wallClock: @escaping @Sendable () -> Int64,
        logger: Logger,
        onReport: @escaping @Sendable (ReloadReport) -> Void,
        watcher: any ChangeWatcher,
        load: @escaping Load
    ) {
        self.noun = noun
        self.reader = reader
        self.load = load
        self.timing = timing
        self.timeline = timeline
        self.wallClock = wallClock
        self.logger = logger
        self.onReport = onReport
        self.watcher = watcher
        let first = Generation(number: 1, value: initial, sha256: sha256, loadedAt: wallClock())
        live = Mutex(
            Live(
                current: first,
                status: ReloadStatus(
                    generation: first.number,
                    sha256: sha256,
                    loadedAt: first.loadedAt,
                    path: reader.path,
                    watcher: .inotify,
                    attempts: 0,
                    failures: 0
                )
            )
        )
        callers = Mutex(Callers(state: ReloadState(timing: timing)))
    }

    /// What is live now.
    ///
    /// Take it once, and use that for all of one piece of work.
    package var current: Generation<Value> { live.withLock { $0.current } }

    /// How the reloader is doing.
    package var status: ReloadStatus { live.withLock { $0.status } }

    /// Reads the source now, without waiting for it to be quiet, and returns the verdict.
    ///
    /// The verdict is that of a load which began after this call, so that it covers every change made before. Asked
    /// before ``run()``, it waits for that. When the caller is cancelled or the reloader stops, the outcome is
    /// `unavailable`; a load that was asked for is made all the same.
    @discardableResult
    package func request(_ trigger: ReloadTrigger = .request) async -> ReloadVerdict {
        let number = callers.withLock { callers in
            callers.lastNumber += 1
            return callers.lastNumber
        }
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                callers.withLock { $0.waiting[number] = continuation }
                take(.demand(trigger, caller: number))
                // The handler below has found nobody if it ran before the caller was entered.
                if Task.isCancelled { turnAway([number]) }
            }
        } onCancel: {
            turnAway([number])
        }
    }

    /// Watches and reloads until the task is cancelled or the service group shuts down.
    package func run() async {
        noteWatchMode(watcher.refresh())
        take(.demand(.start, caller: nil))
        await cancelWhenGracefulShutdown {
            await withTaskGroup { group in
                group.addTask { await self.forwardHints() }
                group.addTask { await self.poll() }
                group.addTask { await self.runTimers() }
                group.addTask { await self.runLoads() }
            }
        }
        watcher.stop()
        take(.stopped)
    }

    private func forwardHints() async {
        for await _ in watcher.hints { take(.hint(.change)) }
    }

    private func poll() async {
        var next = timeline.now()
        while !Task.isCancelled {
            next += status.watcher == .inotify ? timing.safetyPoll : timing.fallbackPoll
            await timeline.sleep(next)
            if !Task.isCancelled { take(.hint(.poll)) }
            // After a suspended machine there is nothing to catch up with.
            next = max(next, timeline.now())
        }
    }

    private func runTimers() async {
        for await deadline in timers.stream {
            await timeline.sleep(deadline)
            if !Task.isCancelled { take(.timerFired) }
        }
    }

    private func runLoads() async {
        for await trigger in loads.stream { take(.loadFinished(attempt(trigger))) }
    }

    /// Hands an event to the state machine and does what it decides.
    private func take(_ event: ReloadState.Event) {
        // The time is taken under the lock, so that it never goes backwards for the state machine.
        let actions = callers.withLock { $0.state.handle(event, at: timeline.now()) }
        for action in actions {
            switch action {
            case .startTimer(let deadline): timers.continuation.yield(deadline)
            case .startLoad(let trigger): loads.continuation.yield(trigger)
            case .answer(let numbers, let verdict): answer(numbers, verdict)
            case .turnAway(let numbers): turnAway(numbers)
            }
        }
    }

    private func answer(_ numbers: [Int], _ verdict: ReloadVerdict) {
        let continuations = callers.withLock { callers in
            numbers.compactMap { callers.waiting.removeValue(forKey: $0) }
        }
        for continuation in continuations { continuation.resume(returning: verdict) }
    }

    private func turnAway(_ numbers: [Int]) { answer(numbers, verdict(.unavailable)) }

    private func verdict(_ outcome: ReloadVerdict.Outcome) -> ReloadVerdict {
        let current = current
        return ReloadVerdict(outcome: outcome, generation: current.number, sha256: current.sha256)
    }
}

// MARK: - One attempt

extension Reloader {
    /// What an attempt found, before anything is swapped.
    private enum Finding {
        case loaded(Value, LoadNotes, sha256: String)
        case unchanged
        case refused(LoadRefusal, sha256: String)
        case unreadable(SourceReadError)
    }

    /// Reads, loads, swaps and reports.
    ///
    /// Runs in one task only, so that two attempts never overlap.
    private func attempt(_ trigger: ReloadTrigger) -> ReloadVerdict {
        let start = timeline.now()
        // Watch first, then look: a change after the read gives a hint.
        noteWatchMode(watcher.refresh())
        let before = live.withLock { $0 }
        let finding = examine(before)
        let outcome = settle(finding, trigger: trigger)
        let verdict = verdict(outcome)
        let duration = timeline.now() - start
        log(finding, before: before, trigger: trigger, duration: duration)
        let isNews = Self.isNews(finding, after: before)
        onReport(ReloadReport(trigger: trigger, verdict: verdict, duration: duration, isNews: isNews))
        return verdict
    }

    private static func isNews(_ finding: Finding, after before: Live) -> Bool {
        switch finding {
        case .loaded: true
        case .unchanged: before.status.isDegraded
        case .refused(_, let sha256): sha256 != before.refusedSHA256
        case .unreadable(let error): before.status.lastOutcome != .unreadable(error)
        }
    }

    private func examine(_ before: Live) -> Finding {
        var snapshot: SourceSnapshot
        do {
            snapshot = try reader.read()
            // Only the content tells which other files belong to it. What happened to these before they were watched is
            // seen by a second look.
            if watcher.follow(reader.companionPaths(of: snapshot)) {
                noteWatchMode(watcher.refresh())
                snapshot = try reader.read()
            }
        } catch {
            return .unreadable(error)
        }
        if snapshot.sha256 == before.current.sha256 { return .unchanged }
        if snapshot.sha256 == before.refusedSHA256, case .refused(let refusal) = before.status.lastOutcome {
            return .refused(refusal, sha256: snapshot.sha256)
        }
        switch load(snapshot) {
        case .loaded(let value, let notes): return .loaded(value, notes, sha256: snapshot.sha256)
        case .refused(let refusal): return .refused(refusal, sha256: snapshot.sha256)
        }
    }

    /// Makes the finding the new state of affairs: the swap.
    private func settle(_ finding: Finding, trigger: ReloadTrigger) -> ReloadVerdict.Outcome {
        let now = wallClock()
        let resolvedPath = reader.resolvedPath()
        return live.withLock { live in
            let outcome: ReloadVerdict.Outcome
            live.refusedSHA256 = nil
            switch finding {
            case .loaded(let value, _, let sha256):
                let next = Generation(number: live.current.number + 1, value: value, sha256: sha256, loadedAt: now)
                live.current = next
                live.status.generation = next.number
                live.status.sha256 = sha256
                live.status.loadedAt = now
                outcome = .loaded
            case .unchanged:
                outcome = .unchanged
            case .refused(let refusal, let sha256):
                live.refusedSHA256 = sha256
                live.status.failures += 1
                outcome = .refused(refusal)
            case .unreadable(let error):
                live.status.failures += 1
                outcome = .unreadable(error)
            }
            live.status.attempts += 1
            live.status.lastAttemptAt = now
            live.status.lastTrigger = trigger
            live.status.lastOutcome = outcome
            live.status.resolvedPath = resolvedPath
            return outcome
        }
    }

    /// Tells what changed, once: the same failure again is no news.
    private func log(_ finding: Finding, before: Live, trigger: ReloadTrigger, duration: Duration) {
        var metadata: Logger.Metadata = [
            "generation": "\(current.number)",
            "trigger": "\(trigger.rawValue)",
            "ms": "\(duration / .milliseconds(1))",
        ]
        switch finding {
        case .loaded(_, let notes, let sha256):
            metadata["sha256"] = "\(sha256.prefix(12))"
            metadata.merge(notes.metadata) { own, _ in own }
            logger.info("\(noun) are live", metadata: metadata)
        case .unchanged where before.status.isDegraded:
            logger.info("\(noun) are good again: what is live was put back", metadata: metadata)
        case .unchanged:
            logger.debug("\(noun) are unchanged", metadata: metadata)
        case .refused(let refusal, let sha256) where sha256 != before.refusedSHA256:
            metadata["sha256"] = "\(sha256.prefix(12))"
            metadata["summary"] = "\(refusal.summary)"
            logger.error("\(noun) were refused, the last good ones stay live", metadata: metadata)
        case .unreadable(let error) where before.status.lastOutcome != .unreadable(error):
            metadata["reason"] = "\(error)"
            logger.log(
                level: error.isTransient ? .warning : .error,
                "\(noun) cannot be read, the last good ones stay live",
                metadata: metadata
            )
        case .refused, .unreadable:
            logger.debug("\(noun) still fail as reported before", metadata: metadata)
        }
    }

    /// Tells when changes cannot be noticed any more, and when they can again.
    private func noteWatchMode(_ mode: WatchMode) {
        let before = live.withLock { live in
            defer { live.status.watcher = mode }
            return live.status.watcher
        }
        switch mode {
        case before: break
        case .inotify: logger.info("\(noun) are watched for changes again")
        case .poll(let reason):
            logger.warning(
                "\(noun) cannot be watched for changes, so they are read every \(timing.fallbackPoll)",
                metadata: ["reason": "\(reason)"]
            )
        }
    }
}
