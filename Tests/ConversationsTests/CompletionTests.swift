import Conversations
import Messaging
import Synchronization
import Testing

/// What the model answered is kept: it is asked once about an event, whatever happens afterwards.
@Suite(.timeLimit(.minutes(1))) struct CompletionTests {
    private static let rules = """
        {"ai": {"model": "m", "instructions": "Be brief.", "on_error": "A colleague answers."},
         "rules": [{"id": "rest", "when": {"type": "text"}, "ai": true}]}
        """

    /// An answer writer that counts its questions.
    private final class CountingWriter: AnswerWriter {
        private let questions = Mutex<[String]>([])
        var asked: [String] { questions.withLock { $0 } }

        func answer(_ question: AIQuestion) async -> AIOutcome {
            questions.withLock { $0.append(question.text) }
            return .answered("about \(question.text)")
        }
    }

    private static func conversation(_ contact: String = "7") -> ConversationKey {
        ConversationKey(platform: .messenger, account: "100", contact: contact)
    }

    @Test func anAnswerThatIsThereIsUsed() async throws {
        let store = MemoryConversationStore()
        let writer = CountingWriter()
        store.keep(
            Completion(
                keys: [EventKey(.text("hi", id: "m1"))],
                rule: "rest",
                conversation: Self.conversation(),
                text: "said before"
            )
        )
        let bench = try Workbench(rules: Self.rules, answerWriter: writer, store: store) { _ in
            [.text("hi", id: "m1"), .text("you", id: "m2")]
        }
        try bench.inbox.store([0])
        try await bench.runToTheEnd()
        #expect(writer.asked == ["you"])
        #expect(bench.sender.texts(to: "7") == ["said before", "about you"])
    }

    @Test func anotherRulesAnswerIsNotUsed() async throws {
        let store = MemoryConversationStore()
        let writer = CountingWriter()
        let keys = [EventKey(.text("hi", id: "m1"))]
        store.keep(Completion(keys: keys, rule: "gone", conversation: Self.conversation(), text: "said before"))
        let bench = try Workbench(rules: Self.rules, answerWriter: writer, store: store) { _ in [.text("hi", id: "m1")]
        }
        try bench.inbox.store([0])
        try await bench.runToTheEnd()
        #expect(writer.asked == ["hi"])
    }

    @Test func whatWasJoinedWhenTheModelAnsweredIsAnsweredOnce() async throws {
        let store = MemoryConversationStore()
        let writer = CountingWriter()
        let events = [InboundEvent.text("hi", id: "m1"), .text("you", id: "m2")]
        store.keep(
            Completion(
                keys: events.map { EventKey($0) },
                rule: "rest",
                conversation: Self.conversation(),
                text: "to both"
            )
        )
        let bench = try Workbench(rules: Self.rules, answerWriter: writer, store: store) { _ in events }
        try bench.inbox.store([0])
        try await bench.runToTheEnd()
        #expect(writer.asked.isEmpty)
        #expect(bench.sender.texts(to: "7") == ["to both"])
        #expect(bench.count(.eventsRepeated) == 1)
    }

    @Test func onceSettledNothingIsKept() async throws {
        let bench = try Workbench(rules: Self.rules, answerWriter: CountingWriter()) { _ in [.text("hi", id: "m1")] }
        try bench.inbox.store([0])
        try await bench.runToTheEnd()
        let known = bench.store.known([EventKey(.text("hi", id: "m1"))], in: Self.conversation())
        #expect(known.completions.isEmpty)
        #expect(known.settled.count == 1)
    }
}
