import Conversations
import Messaging
import Testing

/// Replies of every kind on their way from a rule to the sender.
@Suite(.timeLimit(.minutes(1))) struct RepliesTests {
    private static let refused = SendFailure(reason: "no", label: "refused", remedy: .none)

    private func sent(
        _ rules: String,
        to events: [InboundEvent],
        sender: RecordingSender = RecordingSender(),
        ai: AIOutcome = .notAsked
    ) async throws -> Workbench {
        let bench = try Workbench(rules: rules, sender: sender, answerWriter: ScriptedAnswerWriter(outcome: ai)) {
            [events[$0.id - 1]]
        }
        for _ in events { try bench.inbox.store([0]) }
        try await bench.runToTheEnd()
        return bench
    }

    private static func comment(_ id: String) -> InboundEvent {
        InboundEvent(
            platform: .instagram,
            kind: .comment,
            type: .comment,
            account: "100",
            contact: "7",
            id: id,
            text: "nice",
            replyAddress: .comment(id)
        )
    }

    @Test func eachPartIsAMessageOfItsOwnInOrder() async throws {
        let rules = """
            {"rules": [{"id": "all", "when": {"type": "text"}, "reply": [
              {"react": "❤️", "image": "https://acme.example/a.png", "text": "Look"},
              {"text": "Choose", "buttons": ["One", "Two"]}, "Bye"]}]}
            """
        let bench = try await sent(rules, to: [.text("hi", id: "m.1")])
        #expect(
            bench.sender.texts(to: "7")
                == ["❤️ on m.1", "image https://acme.example/a.png", "Look", "buttons One,Two", "Bye"]
        )
    }

    @Test func aPressAndATypedNumberOrTitleAreTheSame() async throws {
        let rules = """
            {"rules": [
              {"id": "menu", "when": {"text": "menu"}, "reply": {"text": "Choose", "buttons": [
                {"title": "Prices", "rule": "prices"}, {"title": "Hours", "payload": "HOURS"}]}},
              {"id": "prices", "when": {"text": "never"}, "reply": "From 25"},
              {"id": "hours", "when": {"payload": "HOURS"}, "reply": "9 to 18"}]}
            """
        var press = InboundEvent.text("Prices", id: "p")
        press.type = .button
        press.payload = "replyd:rule:prices"
        let events = [InboundEvent.text("menu"), press, .text("1"), .text("prices"), .text("2"), .text("HOURS!")]
        let bench = try await sent(rules, to: events)
        #expect(
            bench.sender.texts(to: "7")
                == ["buttons Prices,Hours", "From 25", "From 25", "From 25", "9 to 18", "9 to 18"]
        )
    }

    @Test func anEmojiThatIsRefusedDoesNotHoldBackTheWords() async throws {
        let sender = RecordingSender { reply, _, _ in
            if case .reaction = reply { Self.refused } else { nil }
        }
        let rules = #"{"rules": [{"id": "r", "when": {"type": "text"}, "reply": {"react": "❤️", "text": "Thanks"}}]}"#
        let bench = try await sent(rules, to: [.text("hi")], sender: sender)
        #expect(bench.sender.texts(to: "7") == ["Thanks"])
        #expect(bench.count(.repliesFailed) == 1)
    }

    @Test func aFileThatIsNotTakenGoesOutAsItsLinkAndTheRestFollows() async throws {
        let sender = RecordingSender { reply, _, _ in
            if case .media = reply { Self.refused } else { nil }
        }
        let rules = """
            {"rules": [{"id": "r", "reply": {"image": "https://acme.example/a.png", "text": "Look"}}]}
            """
        let bench = try await sent(rules, to: [.text("hi")], sender: sender)
        #expect(bench.sender.texts(to: "7") == ["https://acme.example/a.png", "Look"])
        #expect(bench.count(.repliesFailed) == 0)
    }

    @Test func aCommentGetsOnePrivateMessageWhateverAnswersIt() async throws {
        let rules = """
            {"ai": {"model": "m", "instructions": "x"},
             "rules": [
              {"id": "a", "when": {"type": "comment"}, "continue": true, "reply": "private", "public": "seen"},
              {"id": "b", "when": {"type": "comment"}, "continue": true, "reply": "second", "public": "seen too"},
              {"id": "c", "when": {"type": "comment"}, "ai": true}]}
            """
        let bench = try await sent(rules, to: [Self.comment("c.1")], ai: .answered("from the model"))
        #expect(bench.sender.texts(to: "7") == ["private", "public seen", "public seen too"])
    }

    @Test func aLongAnswerOfTheModelIsOnePrivateMessage() async throws {
        let rules = """
            {"ai": {"model": "m", "instructions": "x"}, "rules": [{"id": "c", "when": {"type": "comment"}, "ai": true}]}
            """
        let long = String(repeating: "word ", count: 500)
        let bench = try await sent(rules, to: [Self.comment("c.1")], ai: .answered(long))
        #expect(bench.sender.texts(to: "7").count == 1)
    }

    @Test func theSameCommentIsAnsweredOnce() async throws {
        let rules = #"{"rules": [{"id": "a", "when": {"type": "comment"}, "reply": "private", "public": "seen"}]}"#
        let bench = try await sent(rules, to: [Self.comment("c.1"), Self.comment("c.1"), Self.comment("c.2")])
        #expect(bench.sender.texts(to: "7") == ["private", "public seen", "private", "public seen"])
    }

    @Test func aPrivateAnswerToAnOldCommentIsNotSent() async throws {
        let row = OutboxRow(
            id: 1,
            decision: 1,
            destination: Self.comment("c.1")
                .destination(in: ConversationKey(platform: .instagram, account: "100", contact: "7")),
            reply: .text("private"),
            windowOpenedAt: 0
        )
        let days: Int64 = 86_400_000
        #expect(SendWindow.isOpen(for: row, contactWroteAt: nil, at: 7 * days - 1))
        #expect(!SendWindow.isOpen(for: row, contactWroteAt: nil, at: 7 * days))
    }
}
