/// Decides when a source is read: what happens goes in, what to do comes out.
///
/// No clock, no file, no thread.
///
/// - Changes are debounced: a load starts when the source has been quiet for a while, or when the first change is old.
/// - A demand starts a load at once.
/// - One load runs at a time. Whatever happens meanwhile leads to exactly one more.
/// - A caller gets the verdict of a load that began after its demand: an earlier one may have missed its change.
/// - A load that could not be the last word is followed by another one soon.
///
/// Times are durations since an origin of the owner's choice, and must not go backwards.
struct ReloadState: Sendable {
    /// What can happen.
    enum Event: Sendable {
        /// The source may have changed.
        case hint(ReloadTrigger)
        /// Somebody wants a load now; `caller` is the number to answer to, if anybody waits.
        case demand(ReloadTrigger, caller: Int?)
        /// The timer that was started has run out.
        case timerFired
        /// The time for a second look has come.
        case secondLookDue
        /// The load that was started is over.
        case loadFinished(ReloadVerdict)
        /// Nothing shall be started any more.
        case stopped
    }

    /// What the owner has to do.
    enum Action: Sendable, Hashable {
        /// Report `timerFired` at this time. There is never more than one timer.
        case startTimer(until: Duration)
        /// Report `secondLookDue` at this time. There is never more than one.
        case startSecondLook(until: Duration)
        /// Read the source, and report `loadFinished`. There is never more than one load.
        case startLoad(ReloadTrigger)
        /// Give the callers this verdict.
        case answer([Int], ReloadVerdict)
        /// Tell the callers that there will be no verdict.
        case turnAway([Int])
    }

    /// Changes that no load has looked at yet.
    private struct Hints {
        var trigger: ReloadTrigger
        let first: Duration
        var last: Duration
    }

    /// A load that runs, or has to follow the one that runs.
    private struct Load {
        var trigger: ReloadTrigger
        var callers: [Int]
    }

    private let debounce: Duration
    private let maximumDelay: Duration
    private let secondLook: Duration
    private var hints: Hints?
    private var running: Load?
    private var demanded: Load?
    /// A timer is never withdrawn.
    ///
    /// It runs out no later than the deadline that counts by then, since deadlines only move onwards, and is started
    /// again if it was early.
    private var isTimerStarted = false
    /// Neither is a second look: one that has become needless finds nothing new.
    private var isSecondLookStarted = false
    private var isStopped = false

    init(timing: ReloadTiming) {
        debounce = timing.debounce
        maximumDelay = timing.maximumDelay
        secondLook = timing.secondLook
    }

    /// Takes in one event, and returns what to do about it, in order.
    mutating func handle(_ event: Event, at now: Duration) -> [Action] {
        switch event {
        case .hint(let trigger):
            guard !isStopped else { return [] }
            noteHint(trigger, at: now)
            return next(at: now)
        case .demand(let trigger, let caller):
            let callers = caller.map { [$0] } ?? []
            guard !isStopped else { return callers.isEmpty ? [] : [.turnAway(callers)] }
            var load = demanded ?? Load(trigger: trigger, callers: [])
            load.trigger = max(load.trigger, trigger)
            load.callers += callers
            demanded = load
            return next(at: now)
        case .timerFired:
            isTimerStarted = false
            return next(at: now)
        case .secondLookDue:
            isSecondLookStarted = false
            guard !isStopped else { return [] }
            noteHint(.poll, at: now)
            return next(at: now)
        case .loadFinished(let verdict):
            let callers = running?.callers ?? []
            running = nil
            var actions: [Action] = callers.isEmpty ? [] : [.answer(callers, verdict)]
            if verdict.outcome.wantsSecondLook, !isSecondLookStarted, !isStopped {
                isSecondLookStarted = true
                actions.append(.startSecondLook(until: now + secondLook))
            }
            return actions + next(at: now)
        case .stopped:
            isStopped = true
            let callers = (running?.callers ?? []) + (demanded?.callers ?? [])
            running?.callers = []
            demanded = nil
            hints = nil
            return callers.isEmpty ? [] : [.turnAway(callers)]
        }
    }

    private mutating func noteHint(_ trigger: ReloadTrigger, at now: Duration) {
        guard var known = hints else {
            hints = Hints(trigger: trigger, first: now, last: now)
            return
        }
        known.trigger = max(known.trigger, trigger)
        known.last = now
        hints = known
    }

    /// Starts whatever is due, unless a load runs: that load's end comes here again.
    private mutating func next(at now: Duration) -> [Action] {
        guard running == nil else { return [] }
        if let load = demanded {
            demanded = nil
            return begin(load)
        }
        guard let hints else { return [] }
        let deadline = min(hints.last + debounce, hints.first + maximumDelay)
        if now >= deadline { return begin(Load(trigger: hints.trigger, callers: [])) }
        if isTimerStarted { return [] }
        isTimerStarted = true
        return [.startTimer(until: deadline)]
    }

    /// A load sees every change up to its start, so that none has to be waited for any more.
    private mutating func begin(_ load: Load) -> [Action] {
        hints = nil
        running = load
        return [.startLoad(load.trigger)]
    }
}
