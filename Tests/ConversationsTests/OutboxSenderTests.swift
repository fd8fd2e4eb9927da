import Conversations
import Messaging
import Synchronization
import Testing

@Suite(.timeLimit(.minutes(1))) struct OutboxSenderTests {
    static let passing = SendFailure(reason: "busy", label: "busy", remedy: .retry)
    static let final = SendFailure(reason: "no", label: "refused", remedy: .none)
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

    @Test func whatMayHaveArrivedIsSentAgainOnlyOnceAndHeldThen() async throws {
        let unsure = SendFailure(reason: "no answer", label: "network", remedy: .outage, mayHaveArrived: true)
        let attempts = Mutex(0)
        let sender = RecordingSender { _, _, _ in
            attempts.withLock { $0 += 1 }
            return unsure
        }
        let bench = try Workbench(rules: Self.twoParts, sender: sender) { _ in [.text("hi")] }
        try bench.inbox.store([0])
        try await bench.runToTheEnd()
        #expect(attempts.withLock { $0 } == 2)
        #expect(bench.store.standing(of: 1)?.state == .uncertain)
        #expect(bench.count(.repliesUncertain) == 1)
    }

    @Test func attemptsAreBounded() async throws {
        let sender = RecordingSender { _, _, _ in Self.passing }
        let bench = try Workbench(rules: Self.twoParts, sender: sender) { _ in [.text("hi")] }
        try bench.inbox.store([0])
        try await bench.runToTheEnd()
        #expect(bench.count(.repliesFailed) == 1)
        #expect(bench.count(.repliesRetried) == 2)
        #expect(bench.store.standing(of: 2)?.state == .failed, "no second half without a first")
    }

    @Test func afterAFinalFailureTheRestOfTheAnswerIsNotSent() async throws {
        let sender = RecordingSender { reply, _, _ in reply == .text("first") ? Self.final : nil }
        let bench = try Workbench(rules: Self.twoParts, sender: sender) { _ in [.text("hi")] }
        try bench.inbox.store([0])
        try await bench.runToTheEnd()
        #expect(sender.sent.isEmpty)
        #expect(bench.count(.repliesRetried) == 0)
        #expect(bench.outbox.depth == 0)
    }

    @Test func aStoppedAccountSendsAgainOnceTheSecretsAreReplaced() async throws {
        let refused = Gate()
        let fault = SendFailure(reason: "token expired", label: "token_invalid", remedy: .account)
        let sender = RecordingSender { _, _, attempt in
            guard attempt == 1 else { return nil }
            refused.open()
            return fault
        }
        let bench = try Workbench(rules: ConversationServiceTests.echoRules, sender: sender) { _ in [.text("hi")] }
        try bench.inbox.store([0])
        bench.inbox.close()
        async let sending: Void = bench.outbox.run()
        try await bench.service.run()
        await refused.wait()
        while bench.outbox.blockedAccounts.isEmpty { await Task.yield() }
        #expect(sender.sent.isEmpty)
        sender.secretsGeneration = 2
        bench.outbox.noteNewSecrets()
        while sender.sent.isEmpty { await Task.yield() }
        bench.outbox.stop()
        try await sending
        #expect(sender.texts(to: "7") == ["hi"])
        #expect(bench.count(.accountsStopped) == 1)
    }

    @Test func anOperatorCanHaveAStoppedAccountSendAgain() async throws {
        let refused = Gate()
        let fault = SendFailure(reason: "locked", label: "account_stopped", remedy: .account)
        let sender = RecordingSender { _, _, attempt in
            guard attempt == 1 else { return nil }
            refused.open()
            return fault
        }
        let bench = try Workbench(rules: ConversationServiceTests.echoRules, sender: sender) { _ in [.text("hi")] }
        try bench.inbox.store([0])
        bench.inbox.close()
        async let sending: Void = bench.outbox.run()
        try await bench.service.run()
        await refused.wait()
        while bench.outbox.blockedAccounts.isEmpty { await Task.yield() }
        #expect(!bench.outbox.resume(account: "another"))
        #expect(bench.outbox.resume(account: "100"))
        bench.outbox.stop()
        try await sending
        #expect(sender.texts(to: "7") == ["hi"])
    }

    @Test func outsideTheWindowNothingIsSent() async throws {
        let bench = try Workbench(rules: ConversationServiceTests.echoRules) { webhook in
            [.text("old", id: "old", at: webhook.receivedAt - 25 * 3_600_000)]
        }
        try bench.inbox.store([0])
        try await bench.runToTheEnd()
        #expect(bench.sender.sent.isEmpty)
        #expect(bench.store.standing(of: 1)?.state == .expired)
    }

    @Test func outsideTheWindowARulesTemplateIsSent() async throws {
        let rules = """
            {"rules": [{"id": "late", "when": {"type": "text"}, "reply": ["one", "two"],
              "outside_window": {"name": "sorry_late", "language": "en"}}]}
            """
        let bench = try Workbench(rules: rules) { webhook in
            var event = InboundEvent.text("old", id: "old", at: webhook.receivedAt - 25 * 3_600_000)
            event.platform = .whatsapp
            return [event]
        }
        try bench.inbox.store([0])
        try await bench.runToTheEnd()
        #expect(bench.sender.texts(to: "7") == ["template sorry_late"])
        #expect(bench.store.standing(of: 2)?.state == .expired)
    }

    @Test func aLaterMessageKeepsTheWindowOpen() async throws {
        let bench = try Workbench(rules: ConversationServiceTests.echoRules) { webhook in
            [
                .text("new", id: "new", at: webhook.receivedAt),
                .text("old", id: "old", at: webhook.receivedAt - 25 * 3_600_000),
            ]
        }
        try bench.inbox.store([0])
        try await bench.runToTheEnd()
        #expect(bench.sender.texts(to: "7") == ["new", "old"])
    }
}
