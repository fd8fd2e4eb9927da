import Testing

@testable import HotReload

/// Plays random schedules against the state machine and checks what must hold in all of them.
struct ReloadStateScheduleTests {
    @Test("no change is lost, no caller forgotten, no load runs beside another", arguments: 0..<40)
    func schedules(block: Int) {
        for seed in UInt64(block * 10)..<UInt64(block * 10 + 10) {
            let steps = ReloadSchedule.random(count: 120, seed: seed)
            guard !ReloadSchedule.violations(of: steps).isEmpty else { continue }
            let shortest = Shrinking.shortest(of: steps) { !ReloadSchedule.violations(of: $0).isEmpty }
            Issue.record("seed \(seed): \(ReloadSchedule.violations(of: shortest)) after \(shortest)")
        }
    }

    @Test("a schedule that fails is shown in its shortest form")
    func shrinking() {
        let steps = ReloadSchedule.random(count: 200, seed: 7)
        // A property of the steps alone, whose shortest failing form is known.
        let shortest = Shrinking.shortest(of: steps) { steps in
            guard let request = steps.firstIndex(where: { $0.act == .request }) else { return false }
            return steps[request...].contains { $0.act == .signal }
        }
        #expect(shortest.map(\.act) == [.request, .signal])
    }

    @Test("a machine whose changes wait too long is found out by one step")
    func violationsAreFound() {
        let slow = ReloadTiming(debounce: .seconds(5), maximumDelay: .seconds(20))
        let steps = ReloadSchedule.random(count: 120, seed: 3)
            .map { step in
                ReloadSchedule.Step(pause: step.pause, act: .change, lateness: 0, loadTime: 0, ending: .loaded)
            }
        let fails = { (steps: [ReloadSchedule.Step]) in
            !ReloadSchedule.violations(of: steps, timing: slow, promised: .seconds(1)).isEmpty
        }
        #expect(fails(steps))
        #expect(Shrinking.shortest(of: steps, where: fails).count == 1)
    }
}
