package import Logging
import ServiceLifecycle
import Synchronization

/// Keeps the content of a source live: notices changes, loads them, and swaps them in whole or not at all.
///
/// What is live is one reference, readable from any thread at any time. Bad or unreadable content leaves it alone. When
/// a load is made is decided by ``ReloadState``; this type does what that decides, and holds its locks only for
/// bookkeeping, never while anything is read, loaded, logged or told.
///
/// Runs once: a reloader that has stopped does not start again.
package final class Reloader<Value: Sendable>: Service {
    private struct Callers {
        var state: ReloadState
        var waiting: [Int: CheckedContinuation<ReloadVerdict, Never>] = [:]
        var lastNumber = 0
    }

    private let attempts: ReloadAttempts<Value>
    private let timing: ReloadTiming
    private let timeline: Timeline
    private let watcher: any ChangeWatcher
    private let loadThread = LoadThread()
    private let callers: Mutex<Callers>
    // One element each at most, see `ReloadState.Action`.
    private let timers = AsyncStream.makeStream(of: Duration.self, bufferingPolicy: .bufferingNewest(1))
    private let secondLooks = AsyncStream.makeStream(of: Duration.self, bufferingPolicy: .bufferingNewest(1))
    private let loads = AsyncStream.makeStream(of: ReloadTrigger.self, bufferingPolicy: .bufferingNewest(1))

    /// Creates a reloader of content that was loaded already; watching starts with ``run()``.
    ///
    /// - Parameters:
    ///   - noun: what is loaded, in the plural, for the log ("rules": "rules are live").
    ///   - source: where it is.
    ///   - initial: what is live from the start, as generation 1.
    ///   - identity: the identity of the content that `initial` was made of.
    ///   - isFromCopy: whether that content is the last good copy, because the source was bad.
    ///   - tellsIdentity: whether the log may tell the identity of what is live: of secrets not even a hash.
    ///   - timing: the waiting times.
    ///   - clock: measures them.
    ///   - wallClock: tells the time of day, in milliseconds since 1970-01-01 UTC.
    ///   - logger: where to tell what became of each change.
    ///   - keep: makes a copy of content that has just gone live, for the next cold start; tells as a sentence why that
    ///     is not possible.
    ///   - onReport: told after each attempt, before those who wait for it; it must not wait.
    ///   - load: makes a value of what was read. Pure: the same content always gives the same result, so that content
    ///     which was refused once need not be loaded again. It runs on a thread of its own.
    package convenience init<Source: ReloadSource>(
        noun: String,
        source: Source,
        initial: Value,
        identity: String,
        isFromCopy: Bool = false,
        tellsIdentity: Bool = true,
        timing: ReloadTiming = ReloadTiming(),
        clock: some Clock<Duration> = ContinuousClock(),
        wallClock: @escaping @Sendable () -> Int64 = WallClock.milliseconds,
        logger: Logger,
        keep: (@Sendable (Source.Content) -> String?)? = nil,
        onReport: @escaping @Sendable (ReloadReport) -> Void = { _ in },
        load: @escaping @Sendable (Source.Content) -> LoadResult<Value>
    ) {
        self.init(
            noun: noun,
            source: source,
            initial: initial,
            identity: identity,
            isFromCopy: isFromCopy,
            tellsIdentity: tellsIdentity,
            timing: timing,
            timeline: Timeline(clock),
            wallClock: wallClock,
            logger: logger,
            keep: keep,
            onReport: onReport,
            watcher: InotifyWatcher(source: source),
            surroundings: SourceSurroundings.of,
            load: load
        )
    }

    /// Creates a reloader that notices changes by a watcher of the caller's choice, in surroundings of its choice.
    init<Source: ReloadSource>(
        noun: String,
        source: Source,
        initial: Value,
        identity: String,
        isFromCopy: Bool,
        tellsIdentity: Bool,
        timing: ReloadTiming,
        timeline: Timeline,
        wallClock: @escaping @Sendable () -> Int64,
        logger: Logger,
        keep: (@Sendable (Source.Content) -> String?)?,
        onReport: @escaping @Sendable (ReloadReport) -> Void,
        watcher: any ChangeWatcher,
        surroundings: @escaping @Sendable (String, [String], (String) -> Bool) -> SourceSurroundings,
        load: @escaping @Sendable (Source.Content) -> LoadResult<Value>
    ) {
        self.timing = timing
        self.timeline = timeline
        self.watcher = watcher
        let first = Generation(number: 1, value: initial, sha256: identity, loadedAt: wallClock())
        attempts = ReloadAttempts(
            source: source,
            first: first,
            isFromCopy: isFromCopy,
            timing: timing,
            timeline: timeline,
            wallClock: wallClock,
            log: ReloadLog(noun: noun, tellsIdentity: tellsIdentity, logger: logger),
            keep: keep,
            onReport: onReport,
            watcher: watcher,
            surroundings: surroundings,
            load: load
        )
        callers = Mutex(Callers(state: ReloadState(timing: timing)))
    }

    /// What is live now.
    ///
    /// Take it once, and use that for all of one piece of work.
    package var current: Generation<Value> { attempts.current }

    /// How the reloader is doing.
    package var status: ReloadStatus { attempts.status }

    /// How many callers wait for a verdict.
    var waitingCallers: Int { callers.withLock { $0.waiting.count } }

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
    ///
    /// A load that is under way then is left alone: nobody waits for it, and nothing of it goes live.
    package func run() async {
        attempts.begin()
        take(.demand(.start, caller: nil))
        await cancelWhenGracefulShutdown {
            await withTaskGroup { group in
                group.addTask { await self.forwardHints() }
                group.addTask { await self.poll() }
                group.addTask { await self.runTimers() }
                group.addTask { await self.runSecondLooks() }
                group.addTask { await self.runLoads() }
            }
        }
        attempts.end()
        watcher.stop()
        take(.stopped)
    }

    private func forwardHints() async {
        for await _ in watcher.hints { take(.hint(.change)) }
    }

    private func poll() async {
        var next = timeline.now()
        while !Task.isCancelled {
            next += attempts.mayMissChanges ? timing.fallbackPoll : timing.safetyPoll
            // The interval of the poll, which is there for changes that no event tells of.
            await timeline.sleep(next)
            if !Task.isCancelled { take(.hint(.poll)) }
            // After a suspended machine there is nothing to catch up with.
            next = max(next, timeline.now())
        }
    }

    private func runTimers() async {
        for await deadline in timers.stream {
            // The debounce: until the source has been quiet for so long.
            await timeline.sleep(deadline)
            if !Task.isCancelled { take(.timerFired) }
        }
    }

    private func runSecondLooks() async {
        for await deadline in secondLooks.stream {
            // What could not be the last word is looked at again after this long.
            await timeline.sleep(deadline)
            if !Task.isCancelled { take(.secondLookDue) }
        }
    }

    private func runLoads() async {
        for await trigger in loads.stream {
            let verdict = await loadThread.run { [attempts] in attempts.make(trigger) }
            if let verdict { take(.loadFinished(verdict)) }
        }
    }

    /// Hands an event to the state machine and does what it decides.
    private func take(_ event: ReloadState.Event) {
        // The time is taken under the lock, so that it never goes backwards for the state machine.
        let actions = callers.withLock { $0.state.handle(event, at: timeline.now()) }
        for action in actions {
            switch action {
            case .startTimer(let deadline): timers.continuation.yield(deadline)
            case .startSecondLook(let deadline): secondLooks.continuation.yield(deadline)
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

    private func turnAway(_ numbers: [Int]) { answer(numbers, attempts.verdict(.unavailable)) }
}
