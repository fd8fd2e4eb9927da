/// What is live, and what was found since: the bookkeeping of a reloader, without files, clocks or locks.
struct LiveContent<Value: Sendable>: Sendable {
    /// What an attempt found, before anything is swapped.
    enum Finding: Sendable {
        case loaded(Value, LoadNotes, identity: String)
        case unchanged
        case refused(LoadRefusal, identity: String)
        case unreadable(SourceReadError)
        case unsettled(identity: String)
    }

    /// What to do with content of an identity that was just read.
    enum Judgement: Sendable {
        /// It is known already what it is.
        case known(Finding)
        /// It has to be loaded to be known.
        case load
    }

    /// What is live.
    private(set) var current: Generation<Value>
    /// How the reloader is doing.
    var status: ReloadStatus
    /// The identity of the content that was refused last, since the last good one.
    private var refusedIdentity: String?
    /// The identity of the content that a poll met unannounced.
    private var sightedIdentity: String?

    /// Creates the bookkeeping of content that is live from the start, as generation 1.
    init(first: Generation<Value>, status: ReloadStatus) {
        current = first
        self.status = status
    }

    /// What content of this identity means, as far as that is known without loading it.
    ///
    /// Content that a poll finds changed although nobody announced it may be half of a save that is still under way: it
    /// counts when a second look finds the same.
    func judge(_ identity: String, after trigger: ReloadTrigger) -> Judgement {
        if identity == current.sha256 { return .known(.unchanged) }
        if identity == refusedIdentity, case .refused(let refusal) = status.lastOutcome {
            return .known(.refused(refusal, identity: identity))
        }
        if trigger == .poll, identity != sightedIdentity { return .known(.unsettled(identity: identity)) }
        return .load
    }

    /// Whether a finding tells anything that the one before it had not told already.
    func isNews(_ finding: Finding) -> Bool {
        switch finding {
        case .loaded: true
        case .unchanged: status.isDegraded
        case .refused(_, let identity): identity != refusedIdentity
        case .unreadable(let error): status.lastOutcome != .unreadable(error)
        case .unsettled: false
        }
    }

    /// Makes a finding the new state of affairs: the swap.
    mutating func settle(
        _ finding: Finding,
        trigger: ReloadTrigger,
        at now: Int64,
        resolvedPath: String?
    ) -> ReloadVerdict.Outcome {
        status.attempts += 1
        status.lastAttemptAt = now
        status.lastTrigger = trigger
        status.resolvedPath = resolvedPath
        if case .unsettled(let identity) = finding {
            // Nothing is known yet: what was known before goes on counting.
            sightedIdentity = identity
            return .unsettled
        }
        let outcome: ReloadVerdict.Outcome
        refusedIdentity = nil
        sightedIdentity = nil
        switch finding {
        case .loaded(let value, _, let identity):
            current = Generation(number: current.number + 1, value: value, sha256: identity, loadedAt: now)
            status.generation = current.number
            status.sha256 = identity
            status.loadedAt = now
            outcome = .loaded
        case .unchanged:
            outcome = .unchanged
        case .refused(let refusal, let identity):
            refusedIdentity = identity
            outcome = .refused(refusal)
        case .unreadable(let error):
            outcome = .unreadable(error)
        case .unsettled:
            outcome = .unsettled
        }
        switch outcome {
        case .loaded, .unchanged:
            status.isFromCopy = false
            status.lastSuccessAt = now
        case .refused, .unreadable:
            status.failures += 1
        case .unsettled, .unavailable:
            break
        }
        status.lastOutcome = outcome
        return outcome
    }
}
