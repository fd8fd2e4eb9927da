import Conversations
import Messaging
import Synchronization
import Testing

/// A clock on which every wait is over at once.
private final class HurriedClock: Clock {
    typealias Instant = ContinuousClock.Instant

    private let moment = Mutex(ContinuousClock.now)

    var now: Instant { moment.withLock { $0 } }
    var minimumResolution: Duration { .nanoseconds(1) }

    func sleep(until deadline: Instant, tolerance: Duration?) async throws {
        try Task.checkCancellation()
        moment.withLock { $0 = max($0, deadline) }
    }
}

/// Rules that wait before they answer, and what is shown meanwhile.
@Suite(.timeLimit(.minutes(1))) struct DelayTests {
    @Test func aMessageWaitsForItsMomentAndItsConversationWithIt() {
        var schedule = OutboxSchedule()
        var late = OutboxScheduleTests.ticket(1)
        late.dueAt = 2000
        schedule.add([late, OutboxScheduleTests.ticket(2), OutboxScheduleTests.ticket(3, to: "b")], at: 0)
        #expect(schedule.next(at: 0)?.id == 3)
        #expect(schedule.next(at: 1999) == nil)
        #expect(schedule.nextWake == 2000)
        guard let first = schedule.next(at: 2000) else {
            Issue.record("it is due")
            return
        }
        #expect(first.id == 1)
        schedule.finish(first, at: 2000)
        #expect(schedule.next(at: 2000)?.id == 2)
    }

    @Test func aMessageBehindAnotherWaitsForItsOwnMoment() {
        var schedule = OutboxSchedule()
        var late = OutboxScheduleTests.ticket(2)
        late.dueAt = 3000
        schedule.add([OutboxScheduleTests.ticket(1), late], at: 0)
        guard let first = schedule.next(at: 0) else {
            Issue.record("the first does not wait")
            return
        }
        schedule.finish(first, at: 100)
        #expect(schedule.next(at: 2999) == nil)
        #expect(schedule.next(at: 3000)?.id == 2)
    }

    @Test func aMessageThatWaitsIsStoredAndTheNextRunSendsItAtOnce() async throws {
        let rules = """
            {"rules": [{"id": "slow", "when": {"type": "text"}, "delay": "60s", "reply": ["first", "second"]}]}
            """
        let store = MemoryConversationStore()
        let bench = try Workbench(rules: rules, store: store) { _ in [.text("hi", id: "m.1")] }
        try bench.inbox.store([0])
        try await bench.runToTheEnd()
        #expect(bench.sender.sent.isEmpty, "decided, and waiting")
        #expect(bench.outbox.depth == 2)
        let next = try Workbench(rules: rules, store: store) { _ in [] }
        try await next.runToTheEnd()
        #expect(next.sender.texts(to: "7") == ["first", "second"])
    }

    @Test func typingIsShownWhileARuleWaits() async throws {
        let rules = #"{"rules": [{"id": "slow", "when": {"type": "text"}, "delay": "60s", "reply": "x"}]}"#
        let shown = Gate()
        let bench = try Workbench(rules: rules, sender: RecordingSender(onTyping: shown.open)) { _ in
            [.text("hi", id: "m.1")]
        }
        try bench.inbox.store([0])
        try await bench.runToTheEnd()
        async let signs: Void = bench.typing.run()
        await shown.wait()
        bench.typing.stop()
        try await signs
        #expect(bench.sender.typingShown.map(\.event) == ["m.1"])
        #expect(bench.sender.typingShown.first?.isFirst == true)
    }

    @Test func typingIsShownWhileTheModelThinks() async throws {
        let rules = #"{"ai": {"model": "m", "instructions": "x"}, "rules": [{"id": "ai", "ai": true}]}"#
        let (gate, shown) = (Gate(), Gate())
        let sender = RecordingSender(onTyping: shown.open)
        let writer = WaitingAnswerWriter(reached: Gate(), gate: gate)
        let bench = try Workbench(rules: rules, sender: sender, answerWriter: writer) { _ in
            [.text("hi", id: "m.1")]
        }
        try bench.inbox.store([0])
        async let signs: Void = bench.typing.run()
        async let run: Void = bench.runToTheEnd()
        await shown.wait()
        #expect(sender.sent.isEmpty)
        gate.open()
        try await run
        bench.typing.stop()
        try await signs
        #expect(sender.typingShown.map(\.event) == ["m.1"])
        #expect(sender.texts(to: "7") == ["At last."])
    }

    @Test func aSignIsGivenAgainWhileItIsNeeded() async throws {
        let shown = Gate()
        let sender = RecordingSender(onTyping: { [count = Mutex(0)] in
            let isThird = count.withLock { count in
                count += 1
                return count == 3
            }
            if isThird { shown.open() }
        })
        let typing = TypingSigns(sender: sender, clock: HurriedClock())
        typing.begin(for: .text("x", id: "m"), atMost: .seconds(40))
        async let signs: Void = typing.run()
        await shown.wait()
        typing.stop()
        try await signs
        #expect(sender.typingShown.map(\.isFirst) == [true, false, false], "after 0, 15 and 30 seconds")
    }

    @Test func aCommentIsShownNoTypingNorAMessageThatIsAnswered() async throws {
        let shown = Gate()
        let sender = RecordingSender(onTyping: shown.open)
        let typing = TypingSigns(sender: sender, clock: ContinuousClock())
        var comment = InboundEvent.text("x", id: "c")
        comment.replyAddress = .comment("c")
        typing.begin(for: comment, atMost: .seconds(10))
        typing.begin(for: .text("x", id: "m"), atMost: .seconds(10)).end()
        typing.begin(for: .text("x", id: "n"), atMost: .seconds(10))
        async let signs: Void = typing.run()
        await shown.wait()
        typing.stop()
        try await signs
        #expect(sender.typingShown.map(\.event) == ["n"])
    }
}
