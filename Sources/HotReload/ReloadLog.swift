import Logging

/// Says what became of each change, once: the same failure again is no news.
struct ReloadLog: Sendable {
    private let noun: String
    private let tellsIdentity: Bool
    private let logger: Logger

    /// Creates a log about `noun`, what is loaded, in the plural ("rules").
    init(noun: String, tellsIdentity: Bool, logger: Logger) {
        self.noun = noun
        self.tellsIdentity = tellsIdentity
        self.logger = logger
    }

    /// Tells a finding; `live` is what was known before it, `generation` the number that is live after it.
    func tell<Value>(
        _ finding: LiveContent<Value>.Finding,
        after live: LiveContent<Value>,
        generation: Int,
        trigger: ReloadTrigger,
        duration: Duration
    ) {
        var metadata: Logger.Metadata = [
            "generation": "\(generation)",
            "trigger": "\(trigger.rawValue)",
            "ms": "\(duration / .milliseconds(1))",
        ]
        let isNews = live.isNews(finding)
        switch finding {
        case .loaded(_, let notes, let identity):
            if tellsIdentity { metadata["sha256"] = "\(identity.prefix(12))" }
            metadata.merge(notes.metadata) { own, _ in own }
            logger.info("\(noun) are live", metadata: metadata)
            for warning in notes.warnings { logger.warning("\(warning)") }
        case .unchanged where isNews:
            logger.info("\(noun) are good again: what is live was put back", metadata: metadata)
        case .unchanged:
            logger.debug("\(noun) are unchanged", metadata: metadata)
        case .refused(let refusal, let identity) where isNews:
            if tellsIdentity { metadata["sha256"] = "\(identity.prefix(12))" }
            metadata["summary"] = "\(refusal.summary)"
            logger.error("\(noun) were refused, the last good ones stay live", metadata: metadata)
        case .unreadable(let error) where isNews:
            metadata["reason"] = "\(error)"
            logger.log(
                level: error.isTransient ? .warning : .error,
                "\(noun) cannot be read, the last good ones stay live",
                metadata: metadata
            )
        case .refused, .unreadable:
            logger.debug("\(noun) still fail as reported before", metadata: metadata)
        case .unsettled:
            logger.debug("\(noun) have changed without a sign: a second look follows", metadata: metadata)
        }
    }

    /// Tells when changes cannot be noticed any more, and when they can again.
    func tell(_ mode: WatchMode, after before: WatchMode, timing: ReloadTiming) {
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

    /// Tells what about the place of the source is known to make trouble.
    func tell(_ surroundings: SourceSurroundings, path: String) {
        for warning in surroundings.warnings {
            logger.warning(
                "changes of the \(noun) may not be noticed at once",
                metadata: [
                    "path": "\(path)", "seen": "\(warning)",
                ]
            )
        }
    }

    /// Tells that the last good copy is not written, or is again.
    func tell(copyProblem: String?, after before: String?) {
        if copyProblem == before { return }
        if let copyProblem {
            logger.warning("\(copyProblem)")
        } else {
            logger.info("the last good copy of the \(noun) is written again")
        }
    }
}
