import Conversations
import Messaging
import Testing

/// What concerns more than one message of a contact.
@Suite(.timeLimit(.minutes(1))) struct ConversationTests {
    private static func echo(_ id: String, at timestamp: Int64? = nil) -> InboundEvent {
        InboundEvent(
            platform: .messenger,
            kind: .echo,
            account: "100",
            contact: "7",
            id: id,
            timestamp: timestamp,
            ignored: .echo
        )
    }

    @Test func whatAPersonAnswersSilencesTheBotForAnHour() async throws {
        let time = ManualTime()
        let store = MemoryConversationStore()
        func answers(to events: [InboundEvent]) async throws -> [String] {
            let bench = try Workbench(rules: ConversationServiceTests.echoRules, time: time, store: store) { _ in events
            }
            try bench.inbox.store([0])
            try await bench.runToTheEnd()
            return bench.sender.texts(to: "7")
        }
        #expect(try await answers(to: [.text("one")]) == ["one"])
        #expect(try await answers(to: [Self.echo("written.by.hand", at: time.now)]).isEmpty)
        #expect(try await answers(to: [.text("two")]).isEmpty)
        time.advance(by: 3_600_001)
        #expect(try await answers(to: [.text("three")]) == ["three"])
    }

    @Test func anEchoOfOurOwnAnswerIsNotAPersons() async throws {
        let store = MemoryConversationStore()
        let first = try Workbench(rules: ConversationServiceTests.echoRules, store: store) { _ in [.text("one")] }
        try first.inbox.store([0])
        try await first.runToTheEnd()
        let second = try Workbench(rules: ConversationServiceTests.echoRules, store: store) { _ in
            [Self.echo("sent.one"), .text("two")]
        }
        try second.inbox.store([0])
        try await second.runToTheEnd()
        #expect(second.sender.texts(to: "7") == ["two"])
        #expect(second.count(.handoffsByPerson) == 0)
    }

    @Test func rulesCanSayThatAPersonsAnswerChangesNothing() async throws {
        let rules = """
            {"settings": {"handoff_on_reply": "never"},
             "rules": [{"id": "echo", "when": {"type": "text"}, "reply": "{{text}}"}]}
            """
        let bench = try Workbench(rules: rules) { _ in [Self.echo("written.by.hand"), .text("two")] }
        try bench.inbox.store([0])
        try await bench.runToTheEnd()
        #expect(bench.sender.texts(to: "7") == ["two"])
    }

    @Test func messagesInOneBreathAreAnsweredAsOne() async throws {
        let rules = """
            {"settings": {"debounce": "1s"},
             "rules": [{"id": "echo", "when": {"type": "text"}, "reply": "<{{text}}>"}]}
            """
        let bench = try Workbench(rules: rules) { _ in
            [.text("hi"), .text("how much"), .text("is it?"), .text("me", from: "8")]
        }
        try bench.inbox.store([0])
        try await bench.runToTheEnd()
        #expect(bench.sender.texts(to: "7") == ["<hi\nhow much\nis it?>"])
        #expect(bench.sender.texts(to: "8") == ["<me>"])
        #expect(bench.count(.eventsJoined) == 1)
        #expect(bench.inbox.depth == 0)
        #expect(bench.service.eventsInWork == 0)
    }

    @Test func anEventOlderThanAWeekIsNotAnswered() async throws {
        let bench = try Workbench(rules: ConversationServiceTests.echoRules) { webhook in
            [.text("old", at: webhook.receivedAt - 8 * 86_400_000)]
        }
        try bench.inbox.store([0])
        try await bench.runToTheEnd()
        #expect(bench.sender.sent.isEmpty)
        #expect(bench.count(.eventsStale) == 1)
    }

    @Test func twoBotsDoNotAnswerEachOtherForEver() async throws {
        let bench = try Workbench(rules: ConversationServiceTests.echoRules, loopBreaker: LoopBreaker()) { _ in
            (0..<100).map { .text("\($0)") } + [.text("a person", from: "8")]
        }
        try bench.inbox.store([0])
        try await bench.runToTheEnd()
        #expect(bench.sender.texts(to: "7").count == 20)
        #expect(bench.sender.texts(to: "8") == ["a person"])
        #expect(bench.count(.loopsBroken) == 1)
    }

    @Test func limitsCountAcrossRuns() async throws {
        let rules = """
            {"rules": [
              {"id": "once", "when": {"type": "text"}, "limit": "once", "reply": "welcome"},
              {"id": "again", "when": {"type": "text"}, "reply": "hello again"}]}
            """
        let store = MemoryConversationStore()
        for (text, expected) in [("a", "welcome"), ("b", "hello again")] {
            let bench = try Workbench(rules: rules, store: store) { _ in [.text(text)] }
            try bench.inbox.store([0])
            try await bench.runToTheEnd()
            #expect(bench.sender.texts(to: "7") == [expected])
        }
    }
}
