import Conversations
import Messaging
import Synchronization
import Testing

@Suite(.timeLimit(.minutes(1))) struct ConversationServiceTests {
    static let echoRules = """
        {"rules": [{"id": "echo", "when": {"type": "text"}, "reply": "{{text}}"}]}
        """

    @Test func everyContactGetsItsAnswersInOrder() async throws {
        let bench = try Workbench(rules: Self.echoRules) { webhook in
            (0..<7).map { .text("\(webhook.id).\($0)", from: "\($0)", id: "\(webhook.id).\($0)") }
        }
        for _ in 0..<50 { try bench.inbox.store([0]) }
        try await bench.runToTheEnd()
        for contact in 0..<7 {
            #expect(bench.sender.texts(to: "\(contact)") == (1...50).map { "\($0).\(contact)" })
        }
        #expect(bench.inbox.depth == 0)
        #expect(bench.service.eventsInWork == 0)
    }

    @Test func aSlowContactDelaysNobodyElse() async throws {
        let gate = Gate()
        let othersAnswered = Gate()
        let sender = RecordingSender { _, destination, _ in
            if destination.conversation.contact == "slow" { await gate.wait() } else { othersAnswered.open() }
            return nil
        }
        let bench = try Workbench(rules: Self.echoRules, sender: sender) { webhook in
            [.text("\(webhook.id)", from: webhook.id < 3 ? "slow" : "quick")]
        }
        for _ in 0..<3 { try bench.inbox.store([0]) }
        async let run: Void = bench.runToTheEnd()
        await othersAnswered.wait()
        #expect(bench.sender.texts(to: "slow").isEmpty)
        gate.open()
        try await run
        #expect(bench.sender.texts(to: "slow") == ["1", "2"])
    }

    @Test func aBodyIsHeldUntilAllItsEventsAreDone() async throws {
        let gate = Gate()
        let reached = Gate()
        let writer = WaitingAnswerWriter(reached: reached, gate: gate)
        let bench = try Workbench(rules: MessageHandlerTests.rules, answerWriter: writer) { _ in
            [.text("a?"), .text("b?", from: "8")]
        }
        try bench.inbox.store([0])
        async let run: Void = bench.runToTheEnd()
        await reached.wait()
        #expect(bench.inbox.depth == 1)
        gate.open()
        try await run
        #expect(bench.inbox.depth == 0)
    }

    @Test func moreEventsThanTheLanesHoldAreWorkedThroughAllTheSame() async throws {
        let service = Mutex<ConversationService?>(nil)
        let peak = Mutex(0)
        let writer = WatchingAnswerWriter {
            let inWork = service.withLock { $0?.eventsInWork ?? .max }
            peak.withLock { $0 = max($0, inWork) }
        }
        let bench = try Workbench(rules: MessageHandlerTests.rules, answerWriter: writer, maximumEvents: 3) { webhook in
            (0..<40).map { .text("\(webhook.id) \($0)?", from: "\($0 % 5)", id: "\(webhook.id).\($0)") }
        }
        service.withLock { $0 = bench.service }
        for _ in 0..<5 { try bench.inbox.store([0]) }
        try await bench.runToTheEnd()
        #expect(bench.sender.sent.count == 200)
        #expect((1...3).contains(peak.withLock { $0 }))
    }

    @Test func aCancellationEndsTheServiceWhileItWaits() async throws {
        let bench = try Workbench(rules: Self.echoRules) { _ in [] }
        let run = Task { try await bench.service.run() }
        run.cancel()
        try await run.value
        #expect(throws: InboxError.closed) { try bench.inbox.store([0]) }
    }

    @Test func whatComesWhileTheServiceRunsIsAnswered() async throws {
        let answered = Gate()
        let sender = RecordingSender { _, _, _ in
            answered.open()
            return nil
        }
        let bench = try Workbench(rules: Self.echoRules, sender: sender) { _ in [.text("later")] }
        async let run: Void = bench.service.run()
        async let sending: Void = bench.outbox.run()
        try bench.inbox.store([0])
        await answered.wait()
        bench.inbox.close()
        try await run
        bench.outbox.stop()
        try await sending
        #expect(bench.sender.texts(to: "7") == ["later"])
    }

    @Test func anIgnoredEventIsNotAnswered() async throws {
        let bench = try Workbench(rules: Self.echoRules) { _ in
            var echo = InboundEvent.text("hi")
            echo.ignored = .echo
            var nobody = InboundEvent.text("hi")
            nobody.contact = nil
            return [echo, nobody]
        }
        try bench.inbox.store([0])
        try await bench.runToTheEnd()
        #expect(bench.sender.sent.isEmpty)
        #expect(bench.count(.eventsIgnored) == 2)
        #expect(bench.inbox.depth == 0)
    }

    @Test func theSameEventTwiceIsAnsweredOnce() async throws {
        let bench = try Workbench(rules: Self.echoRules) { _ in [.text("hi", id: "m1"), .text("hi", id: "m1")] }
        for _ in 0..<3 { try bench.inbox.store([0]) }
        try await bench.runToTheEnd()
        #expect(bench.sender.sent.count == 1)
        #expect(bench.count(.eventsRepeated) == 5)
    }

    @Test func theSameEventIsAnsweredByALaterRunOnlyWhereTheFirstDidNot() async throws {
        let store = MemoryConversationStore()
        for _ in 0..<2 {
            let bench = try Workbench(rules: Self.echoRules, store: store) { _ in [.text("hi", id: "m1")] }
            try bench.inbox.store([0])
            try await bench.runToTheEnd()
        }
        let third = try Workbench(rules: Self.echoRules, store: store) { _ in [.text("hi", id: "m1")] }
        try third.inbox.store([0])
        try await third.runToTheEnd()
        #expect(third.sender.sent.isEmpty)
        #expect(third.count(.eventsRepeated) == 1)
    }

    @Test func aForeignAccountIsNotAnswered() async throws {
        let bench = try Workbench(rules: Self.echoRules, sender: RecordingSender(account: { _ in .foreign })) { _ in
            [.text("hi")]
        }
        try bench.inbox.store([0])
        try await bench.runToTheEnd()
        #expect(bench.sender.sent.isEmpty)
        #expect(bench.count(.eventsUnknownAccount) == 1)
        let key = EventKey(.text("hi"))
        let conversation = ConversationKey(platform: .messenger, account: "100", contact: "7")
        #expect(bench.store.known([key], in: conversation).settled == [key], "kept, to be looked up")
    }
}
