import Testing

@testable import HotReload

struct ReloadStateTests {
    private static func ms(_ count: Int) -> Duration { .milliseconds(count) }
    private let verdict = ReloadVerdict(outcome: .loaded, generation: 2, sha256: "a")
    private var state = ReloadState(timing: ReloadTiming())

    private mutating func take(_ event: ReloadState.Event, at milliseconds: Int) -> [ReloadState.Action] {
        state.handle(event, at: Self.ms(milliseconds))
    }

    @Test("a change is loaded when the source has been quiet for the debounce time")
    mutating func debounce() {
        #expect(take(.hint(.change), at: 0) == [.startTimer(until: Self.ms(50))])
        #expect(take(.hint(.change), at: 30) == [], "a second timer")
        #expect(take(.timerFired, at: 50) == [.startTimer(until: Self.ms(80))])
        #expect(take(.timerFired, at: 80) == [.startLoad(.change)])
        #expect(take(.loadFinished(verdict), at: 90) == [])
    }

    @Test("a source that never gets quiet is loaded a second after the first change")
    mutating func maximumDelay() {
        #expect(take(.hint(.change), at: 0) == [.startTimer(until: Self.ms(50))])
        var timer = 50
        for now in stride(from: 40, through: 960, by: 40) {
            if now >= timer {
                let deadline = min(now - 40 + 50, 1_000)
                #expect(take(.timerFired, at: now) == [.startTimer(until: Self.ms(deadline))])
                timer = deadline
            }
            #expect(take(.hint(.change), at: now) == [])
        }
        #expect(take(.timerFired, at: 1_000) == [.startLoad(.change)])
    }

    @Test("a demand does not wait, and covers the changes before it")
    mutating func demand() {
        _ = take(.hint(.change), at: 0)
        #expect(take(.demand(.signal, caller: nil), at: 10) == [.startLoad(.signal)])
        #expect(take(.timerFired, at: 50) == [])
        #expect(take(.loadFinished(verdict), at: 60) == [], "loaded twice, or nobody's answer")
    }

    @Test("a timer of changes that a demand has covered serves the changes after it")
    mutating func leftOverTimer() {
        _ = take(.hint(.change), at: 0)
        _ = take(.demand(.request, caller: 1), at: 10)
        _ = take(.loadFinished(verdict), at: 15)
        #expect(take(.hint(.change), at: 20) == [], "a second timer")
        #expect(take(.timerFired, at: 50) == [.startTimer(until: Self.ms(70))])
        #expect(take(.timerFired, at: 70) == [.startLoad(.change)])
    }

    @Test("changes during a load lead to exactly one more, debounced")
    mutating func changesDuringLoad() {
        _ = take(.demand(.start, caller: nil), at: 0)
        for now in 1...5 { #expect(take(.hint(.change), at: now) == []) }
        #expect(take(.loadFinished(verdict), at: 10) == [.startTimer(until: Self.ms(55))])
        #expect(take(.timerFired, at: 55) == [.startLoad(.change)])
        #expect(take(.loadFinished(verdict), at: 60) == [])
    }

    @Test("a change whose time is up when the load ends is loaded at once")
    mutating func longLoad() {
        _ = take(.demand(.start, caller: nil), at: 0)
        _ = take(.hint(.poll), at: 1)
        _ = take(.hint(.change), at: 2)
        #expect(take(.loadFinished(verdict), at: 500) == [.startLoad(.change)])
    }

    @Test("a timer that runs out during a load starts none beside it")
    mutating func timerDuringLoad() {
        _ = take(.hint(.change), at: 0)
        _ = take(.demand(.request, caller: 1), at: 10)
        _ = take(.hint(.change), at: 20)
        #expect(take(.timerFired, at: 50) == [])
        #expect(take(.loadFinished(verdict), at: 60) == [.answer([1], verdict), .startTimer(until: Self.ms(70))])
    }

    @Test("each caller gets the verdict of a load that began after the demand")
    mutating func callers() {
        let second = ReloadVerdict(outcome: .unchanged, generation: 2, sha256: "a")
        #expect(take(.demand(.request, caller: 1), at: 0) == [.startLoad(.request)])
        #expect(take(.demand(.signal, caller: 2), at: 1) == [])
        #expect(take(.demand(.request, caller: 3), at: 2) == [])
        #expect(take(.loadFinished(verdict), at: 3) == [.answer([1], verdict), .startLoad(.request)])
        #expect(take(.loadFinished(second), at: 4) == [.answer([2, 3], second)])
    }

    @Test("SIGHUP, a caller and a change together are one load")
    mutating func together() {
        _ = take(.demand(.start, caller: nil), at: 0)
        _ = take(.hint(.change), at: 1)
        _ = take(.demand(.signal, caller: 1), at: 1)
        _ = take(.demand(.request, caller: 2), at: 1)
        #expect(take(.loadFinished(verdict), at: 5) == [.startLoad(.request)])
        #expect(take(.loadFinished(verdict), at: 9) == [.answer([1, 2], verdict)])
    }

    @Test("after the stop nothing starts, and nobody waits for ever")
    mutating func stop() {
        _ = take(.demand(.request, caller: 1), at: 0)
        _ = take(.demand(.request, caller: 2), at: 1)
        _ = take(.hint(.change), at: 1)
        #expect(take(.stopped, at: 2) == [.turnAway([1, 2])])
        #expect(take(.loadFinished(verdict), at: 3) == [])
        #expect(take(.hint(.change), at: 4) == [])
        #expect(take(.timerFired, at: 60) == [])
        #expect(take(.demand(.request, caller: 3), at: 61) == [.turnAway([3])])
        #expect(take(.demand(.signal, caller: nil), at: 62) == [])
    }
}
