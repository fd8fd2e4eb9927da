import Conversations
import Messaging
import Synchronization
import Testing

@Suite struct DeliveryTests {
    static let passing = SendFailure(reason: "busy", label: "busy", isTransient: true)
    static let final = SendFailure(reason: "no", label: "refused", isTransient: false)
    static let twoParts = """
        {"rules": [{"id": "two", "when": {"type": "text"}, "reply": ["first", "second"]}]}
        """

    @Test func aPassingFailureIsTriedAgain() async throws {
        let sender = RecordingSender { _, _, attempt in attempt < 3 ? Self.passing : nil }
        let bench = try Workbench(rules: Self.twoParts, sender: sender) { _ in [.text("hi")] }
        try bench.inbox.store([0])
        try await bench.runToTheEnd()
        #expect(sender.texts(to: "7") == ["first", "second"])
        #expect(bench.count(.repliesSent) == 2)
        #expect(bench.count(.repliesRetried) == 4)
    }

    @Test func whatMayHaveArrivedIsSentAgainOnlyOnce() async throws {
        let unsure = SendFailure(reason: "no answer", label: "network", isTransient: true, mayHaveArrived: true)
        let attempts = Mutex(0)
        let sender = RecordingSender { _, _, _ in
            attempts.withLock { $0 += 1 }
            return unsure
        }
        let bench = try Workbench(rules: Self.twoParts, sender: sender) { _ in [.text("hi")] }
        try bench.inbox.store([0])
        try await bench.runToTheEnd()
        #expect(attempts.withLock { $0 } == 2)
    }

    @Test func whoseAccountItIsIsAskedAgainWhileThatCanHelp() async throws {
        let sender = RecordingSender(account: { $0 < 3 ? .unknown(Self.passing) : .ours })
        let bench = try Workbench(rules: Self.twoParts, sender: sender) { _ in [.text("hi")] }
        try bench.inbox.store([0])
        try await bench.runToTheEnd()
        #expect(sender.texts(to: "7") == ["first", "second"])
    }

    @Test func anAccountThatStaysUnknownIsNotAnswered() async throws {
        let asked = Mutex(0)
        let sender = RecordingSender(account: { attempt in
            asked.withLock { $0 = attempt }
            return .unknown(Self.final)
        })
        let bench = try Workbench(rules: Self.twoParts, sender: sender) { _ in [.text("hi")] }
        try bench.inbox.store([0])
        try await bench.runToTheEnd()
        #expect(sender.sent.isEmpty)
        #expect(asked.withLock { $0 } == 1, "a final failure is not asked again")
        #expect(bench.count(.repliesFailed) == 1)
    }

    @Test func attemptsAreBounded() async throws {
        let sender = RecordingSender { _, _, _ in Self.passing }
        let bench = try Workbench(rules: Self.twoParts, sender: sender) { _ in [.text("hi")] }
        try bench.inbox.store([0])
        try await bench.runToTheEnd()
        #expect(bench.count(.repliesFailed) == 2)
        #expect(bench.count(.repliesRetried) == 2)
    }

    @Test func afterAFinalFailureTheRestOfTheAnswerIsNotSent() async throws {
        let sender = RecordingSender { reply, _, _ in reply == .text("first") ? Self.final : nil }
        let bench = try Workbench(rules: Self.twoParts, sender: sender) { _ in [.text("hi")] }
        try bench.inbox.store([0])
        try await bench.runToTheEnd()
        #expect(sender.sent.isEmpty)
        #expect(bench.count(.repliesFailed) == 2)
        #expect(bench.count(.repliesRetried) == 0)
    }
}
