@testable import HotReload

/// What happens to a state machine, step by step, as values: so that a schedule which fails can be made shorter.
enum ReloadSchedule {
    /// What the world does in a step.
    enum Act: String, CaseIterable {
        case change, poll, request, signal
    }

    /// How a load ends.
    enum Ending: String, CaseIterable {
        case loaded, unsettled, passingTrouble
    }

    /// One step: a pause, then an act; and how late timers are and how long loads take that begin in it.
    struct Step: CustomStringConvertible {
        let pause: Int
        let act: Act
        let lateness: Int
        let loadTime: Int
        let ending: Ending

        var description: String { "+\(pause)µs \(act) (late \(lateness)µs, load \(loadTime)µs \(ending))" }
    }

    /// Steps by chance.
    static func random(count: Int, seed: UInt64) -> [Step] {
        var random = SplitMix64(state: seed)
        return (0..<count)
            .map { _ in
                // Close together more often than apart, so that bursts and quiet times both occur.
                let longest = Bool.random(using: &random) ? 5_000 : 300_000
                let draw = Int.random(in: 0..<10, using: &random)
                let act: Act =
                    draw == 0 ? .request : draw == 1 ? .signal : Bool.random(using: &random) ? .change : .poll
                return Step(
                    pause: Int.random(in: 0...longest, using: &random),
                    act: act,
                    lateness: Int.random(in: 0...20_000, using: &random),
                    loadTime: Int.random(in: 0...200_000, using: &random),
                    ending: Int.random(in: 0..<6, using: &random) == 0
                        ? (Bool.random(using: &random) ? .unsettled : .passingTrouble) : .loaded
                )
            }
    }

    /// Everything that a schedule breaks; nothing where the state machine keeps all its promises.
    ///
    /// `promised` is the longest that a change may wait for a load, if not what the machine's own times say.
    static func violations(
        of steps: [Step],
        timing: ReloadTiming = ReloadTiming(),
        promised: Duration? = nil
    ) -> [String] {
        var world = ReloadWorld(timing: timing, promised: promised ?? timing.maximumDelay)
        for step in steps { world.play(step) }
        world.end()
        return world.violations
    }
}

/// A generator of random numbers with a seed.
struct SplitMix64: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

/// A world in which timers are late and loads take their time, around one state machine.
private struct ReloadWorld {
    private var state: ReloadState
    private let timing: ReloadTiming
    private let promised: Duration
    private var now = Duration.zero
    /// Counts events, so that what happens at one moment has an order too.
    private var step = 0
    private var timer: Duration?
    private var secondLook: Duration?
    private var load: (end: Duration, ending: ReloadSchedule.Ending, startStep: Int)?
    private var loads = 0
    private var reasons = 0
    private var lastHintStep = 0
    private var lastLoadStep = 0
    private var oldestUnseenHint: Duration?
    private var waiting: [Int: Int] = [:]
    private var nextCaller = 1
    private var current: ReloadSchedule.Step?
    private var answeredLoadStart = 0
    private(set) var violations: [String] = []

    init(timing: ReloadTiming, promised: Duration) {
        self.timing = timing
        self.promised = promised
        state = ReloadState(timing: timing)
    }

    mutating func play(_ step: ReloadSchedule.Step) {
        advance(to: now + .microseconds(step.pause))
        current = step
        reasons += 1
        switch step.act {
        case .request:
            waiting[nextCaller] = self.step + 1
            take(.demand(.request, caller: nextCaller))
            nextCaller += 1
        case .signal:
            take(.demand(.signal, caller: nil))
        case .change, .poll:
            lastHintStep = self.step + 1
            oldestUnseenHint = oldestUnseenHint ?? now
            take(.hint(step.act == .change ? .change : .poll))
        }
    }

    /// Lets everything come to rest, and checks what must hold then.
    mutating func end() {
        // From here on loads end well, or second looks would go on for ever.
        current = nil
        advance(to: now + .seconds(60))
        if lastLoadStep < lastHintStep { violations.append("a change was lost") }
        if !waiting.isEmpty { violations.append("callers were forgotten") }
        if timer != nil || secondLook != nil || load != nil { violations.append("not at rest") }
        if loads > reasons { violations.append("\(loads) loads for \(reasons) reasons") }
    }

    private mutating func take(_ event: ReloadState.Event) {
        step += 1
        for action in state.handle(event, at: now) { perform(action) }
    }

    private mutating func perform(_ action: ReloadState.Action) {
        let lateness = Duration.microseconds(current?.lateness ?? 0)
        switch action {
        case .startTimer(let deadline):
            if timer != nil { violations.append("two timers") }
            if deadline < now { violations.append("a timer in the past") }
            timer = deadline + lateness
        case .startSecondLook(let deadline):
            if secondLook != nil { violations.append("two second looks") }
            if deadline != now + timing.secondLook { violations.append("a second look at the wrong time") }
            secondLook = deadline + lateness
            reasons += 1
        case .startLoad:
            if load != nil { violations.append("two loads") }
            if let oldest = oldestUnseenHint, now > oldest + promised + .milliseconds(220) {
                violations.append("a change waited for \(now - oldest)")
            }
            oldestUnseenHint = nil
            loads += 1
            lastLoadStep = step
            load = (now + .microseconds(current?.loadTime ?? 1_000), current?.ending ?? .loaded, step)
        case .answer(let callers, let verdict):
            if verdict.generation != loads { violations.append("another load's verdict") }
            for caller in callers {
                guard let asked = waiting.removeValue(forKey: caller) else {
                    violations.append("caller \(caller) answered twice")
                    continue
                }
                if answeredLoadStart < asked { violations.append("caller \(caller) got an earlier load's verdict") }
            }
        case .turnAway:
            violations.append("turned away while running")
        }
    }

    /// Lets time pass up to a moment; whatever is due by then happens in its order.
    private mutating func advance(to moment: Duration) {
        while let due = [timer, secondLook, load?.end].compactMap(\.self).min(), due <= moment {
            now = max(now, due)
            if timer == due {
                timer = nil
                take(.timerFired)
            } else if secondLook == due {
                secondLook = nil
                oldestUnseenHint = oldestUnseenHint ?? now
                take(.secondLookDue)
            } else if let ended = load {
                load = nil
                answeredLoadStart = ended.startStep
                take(.loadFinished(verdict(ended.ending)))
            }
        }
        now = moment
    }

    private func verdict(_ ending: ReloadSchedule.Ending) -> ReloadVerdict {
        let outcome: ReloadVerdict.Outcome =
            switch ending {
            case .loaded: .loaded
            case .unsettled: .unsettled
            case .passingTrouble: .unreadable(.unstable(path: "rules"))
            }
        return ReloadVerdict(outcome: outcome, generation: loads, sha256: "")
    }
}
