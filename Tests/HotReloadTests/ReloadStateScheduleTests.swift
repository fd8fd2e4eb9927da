import Testing

@testable import HotReload

/// Plays random schedules against the state machine and checks what must hold in all of them.
struct ReloadStateScheduleTests {
    /// A world in which timers are late and loads take their time, driven by a seed.
    private struct World {
        var random: SplitMix64
        var state: ReloadState
        let timing = ReloadTiming()
        var now = Duration.zero
        /// Counts events, so that what happens at one moment has an order too.
        var step = 0
        var timer: Duration?
        var loadEnd: Duration?
        var loadStartStep = 0
        var loads = 0
        var hints = 0
        var lastHintStep = 0
        var oldestUnseenHint: Duration?
        var waiting: [Int: Int] = [:]
        var nextCaller = 1
        var violations: [String] = []

        init(seed: UInt64) {
            random = SplitMix64(state: seed)
            state = ReloadState(timing: timing)
        }

        mutating func take(_ event: ReloadState.Event) {
            step += 1
            for action in state.handle(event, at: now) { perform(action) }
        }

        private mutating func perform(_ action: ReloadState.Action) {
            switch action {
            case .startTimer(let deadline):
                if timer != nil { violations.append("two timers") }
                if deadline < now { violations.append("a timer in the past") }
                timer = deadline + .microseconds(Int.random(in: 0...20_000, using: &random))
            case .startLoad:
                if loadEnd != nil { violations.append("two loads") }
                if let oldest = oldestUnseenHint, now > oldest + timing.maximumDelay + .milliseconds(220) {
                    violations.append("a change waited for \(now - oldest)")
                }
                oldestUnseenHint = nil
                loads += 1
                loadStartStep = step
                loadEnd = now + .microseconds(Int.random(in: 0...200_000, using: &random))
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

        /// Where the load began whose end is being handled.
        private var answeredLoadStart = 0

        mutating func act() {
            switch Int.random(in: 0..<10, using: &random) {
            case 0:
                waiting[nextCaller] = step + 1
                take(.demand(.request, caller: nextCaller))
                nextCaller += 1
            case 1: take(.demand(.signal, caller: nil))
            default:
                hints += 1
                lastHintStep = step + 1
                oldestUnseenHint = oldestUnseenHint ?? now
                take(.hint(Bool.random(using: &random) ? .change : .poll))
            }
        }

        /// Lets time pass up to a moment; whatever is due by then happens in its order.
        mutating func advance(to moment: Duration) {
            while let due = [timer, loadEnd].compactMap({ $0 }).min(), due <= moment {
                now = max(now, due)
                if timer == due {
                    timer = nil
                    take(.timerFired)
                } else {
                    loadEnd = nil
                    answeredLoadStart = loadStartStep
                    take(.loadFinished(ReloadVerdict(outcome: .loaded, generation: loads, sha256: "")))
                }
            }
            now = moment
        }
    }

    private struct SplitMix64: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = state
            mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return mixed ^ (mixed >> 31)
        }
    }

    @Test("no change is lost, no caller forgotten, no load runs beside another", arguments: 0..<40)
    func schedules(block: Int) {
        for seed in UInt64(block * 10)..<UInt64(block * 10 + 10) {
            var world = World(seed: seed)
            for _ in 0..<120 {
                // Close together more often than apart, so that bursts and quiet times both occur.
                let pause = Bool.random(using: &world.random) ? 5_000 : 300_000
                world.advance(to: world.now + .microseconds(Int.random(in: 0...pause, using: &world.random)))
                world.act()
            }
            world.advance(to: world.now + .seconds(60))
            #expect(world.violations == [], "seed \(seed)")
            #expect(world.loadStartStep >= world.lastHintStep, "seed \(seed): a change was lost")
            #expect(world.waiting.isEmpty, "seed \(seed): callers were forgotten")
            #expect(world.timer == nil && world.loadEnd == nil, "seed \(seed): not at rest")
            #expect(world.loads <= 120, "seed \(seed): more loads than reasons")
        }
    }
}
