import Conversations
import Messaging
import Synchronization
import Testing

/// Contacts' names, asked from a platform whose messages do not tell them.
@Suite(.timeLimit(.minutes(1))) struct NameTests {
    static let rules = """
        {
          "defaults": {"first_name": "there"},
          "lists": {"vips": ["amina.k"]},
          "snippets": {"greeting": "Hi {{first_name}}!"},
          "rules": [
            {"id": "hours", "when": {"text": "open"}, "reply": "9 to 18"},
            {"id": "snippet", "when": {"text": "hello"}, "reply": "{{> greeting}}"},
            {"id": "group", "when": {"text": {"regex": "i am (?<name>\\\\w+)"}}, "reply": "Hi {{name}}!"},
            {"id": "vips", "when": {"text": "vip", "contact": "@vips"}, "reply": "Welcome back"},
            {"id": "menu", "when": {"text": "menu"}, "reply": {"text": "Well?", "buttons": ["I am not {{name}}"]}},
            {"id": "name", "when": {"type": ["text", "comment"]}, "reply": "Hi {{first_name}}, {{#name}}{{name}}{{/name}}"}
          ]
        }
        """

    /// A platform that tells what a test tells it, and remembers who was asked for.
    private final class Lookup: ProfileLookup {
        private let asked = Mutex<[ConversationKey]>([])
        private let answer: @Sendable (Int) async -> ProfileAnswer

        init(_ answer: @escaping @Sendable (Int) async -> ProfileAnswer) { self.answer = answer }

        var contacts: [String] { asked.withLock { $0.map(\.contact) } }

        func profile(of contact: ConversationKey) async -> ProfileAnswer {
            let number = asked.withLock { asked in
                asked.append(contact)
                return asked.count
            }
            return await answer(number)
        }
    }

    private static func lookup(_ name: String? = "Amina Khan") -> Lookup {
        Lookup { _ in .told(ContactProfile(name: name, userName: "amina.k")) }
    }

    private func answers(
        to events: [InboundEvent],
        _ lookup: Lookup,
        rules: String = NameTests.rules,
        store: MemoryConversationStore = MemoryConversationStore(),
        time: ManualTime = ManualTime()
    ) async throws -> [String] {
        let bench = try Workbench(rules: rules, time: time, store: store, profiles: lookup) { _ in events }
        try bench.inbox.store([0])
        try await bench.runToTheEnd()
        return bench.sender.sent.map(\.text)
    }

    @Test func aNameIsAskedOnceForAContact() async throws {
        let lookup = Self.lookup()
        let events: [InboundEvent] = [.text("a"), .text("b"), .text("c", from: "8")]
        let sent = try await answers(to: events, lookup)
        #expect(sent.sorted() == Array(repeating: "Hi Amina, Amina Khan", count: 3))
        #expect(lookup.contacts.sorted() == ["7", "8"])
    }

    @Test func aNameIsAskedOnlyWhereItIsSaid() async throws {
        let lookup = Self.lookup()
        #expect(try await answers(to: [.text("open?"), .text("I am Bo")], lookup) == ["9 to 18", "Hi Bo!"])
        #expect(lookup.contacts.isEmpty, "a pattern's own group is no question to the platform")
        #expect(try await answers(to: [.text("hello")], lookup) == ["Hi Amina!"], "a snippet says it")
        #expect(lookup.contacts == ["7"])
    }

    @Test func whatTellsTheNameItselfIsNotAskedFor() async throws {
        let lookup = Self.lookup()
        var whatsApp = InboundEvent.text("a")
        whatsApp.platform = .whatsapp
        var comment = InboundEvent.text("b")
        comment.type = .comment
        comment.kind = .comment
        comment.name = "bo"
        comment.replyAddress = .comment("c")
        #expect(try await answers(to: [whatsApp, comment], lookup).sorted() == ["Hi bo, bo", "Hi there,"])
        #expect(lookup.contacts.isEmpty)
    }

    @Test func theMenuThatIsRememberedSaysTheName() async throws {
        let store = MemoryConversationStore()
        _ = try await answers(to: [.text("menu")], Self.lookup(), store: store)
        let key = ConversationKey(platform: .messenger, account: "100", contact: "7")
        #expect(store.known([], in: key).contact.facts.lastMenu?.choices.map(\.title) == ["I am not Amina Khan"])
    }

    @Test func anAnswerThatDoesNotComeDelaysTheReplyByTwoSeconds() async throws {
        let clock = ManualClock()
        let never = Gate()
        // Deaf to a cancellation, as the worst of all.
        let lookup = Lookup { _ in
            await never.wait()
            return .told(ContactProfile(name: "Too Late"))
        }
        let bench = try Workbench(rules: Self.rules, profiles: lookup, clock: clock) { _ in [.text("a")] }
        try bench.inbox.store([0])
        async let end: Void = bench.runToTheEnd()
        await clock.waitForSleeper()
        clock.advance(by: .milliseconds(1_999))
        #expect(clock.sleepers == 1, "still waited for")
        #expect(bench.sender.sent.isEmpty)
        clock.advance(by: .milliseconds(1))
        try await end
        #expect(bench.sender.sent.map(\.text) == ["Hi there,"])
        #expect(bench.count(.namesNotTold) == 1)
        never.open()
    }

    @Test func whatFailedIsAskedAgainAfterTenMinutes() async throws {
        let store = MemoryConversationStore()
        let time = ManualTime()
        let lookup = Lookup { number in
            number == 1 ? .failed(reason: "off") : .told(ContactProfile(name: "Amina Khan"))
        }
        #expect(
            try await answers(to: [.text("a"), .text("b")], lookup, store: store, time: time)
                .allSatisfy { $0 == "Hi there," }
        )
        #expect(lookup.contacts.count == 1)
        time.advance(by: 600_001)
        #expect(try await answers(to: [.text("c")], lookup, store: store, time: time) == ["Hi Amina, Amina Khan"])
        time.advance(by: 30 * 86_400_000)
        #expect(try await answers(to: [.text("d")], lookup, store: store, time: time) == ["Hi Amina, Amina Khan"])
        #expect(lookup.contacts.count == 3, "people rename themselves")
    }

    @Test func aNameThatIsNotToldIsAskedForOnceADay() async throws {
        let store = MemoryConversationStore()
        let time = ManualTime()
        let lookup = Self.lookup(nil)
        for text in ["a", "b"] {
            #expect(try await answers(to: [.text(text)], lookup, store: store, time: time) == ["Hi there,"])
        }
        #expect(lookup.contacts.count == 1)
        time.advance(by: 86_400_001)
        _ = try await answers(to: [.text("c")], lookup, store: store, time: time)
        #expect(lookup.contacts.count == 2)
    }

    @Test func anOldNameIsBetterThanNone() async throws {
        let store = MemoryConversationStore()
        let time = ManualTime()
        let lookup = Lookup { number in
            number == 1 ? .told(ContactProfile(name: "Amina Khan")) : .failed(reason: "off")
        }
        _ = try await answers(to: [.text("a")], lookup, store: store, time: time)
        time.advance(by: 31 * 86_400_000)
        #expect(try await answers(to: [.text("b")], lookup, store: store, time: time) == ["Hi Amina, Amina Khan"])
    }

    @Test func whereNoTextsAreKeptNoNameIsKept() async throws {
        let store = MemoryConversationStore()
        let lookup = Self.lookup()
        let rules =
            #"{"settings": {"log": {"text": false}}, "defaults": {"name": "you"}, "rules": [{"id": "a", "reply": "{{name}}"}]}"#
        #expect(
            try await answers(to: [.text("a"), .text("b")], lookup, rules: rules, store: store)
                == ["Amina Khan", "Amina Khan"]
        )
        #expect(lookup.contacts.count == 2)
        let key = ConversationKey(platform: .messenger, account: "100", contact: "7")
        let contact = store.known([], in: key).contact
        #expect(contact.knownName == nil)
        #expect(contact.facts.userName == nil)
    }

    @Test func theTextInPlaceOfAModelsAnswerSaysTheNameToo() async throws {
        let rules = """
            {"ai": {"model": "m", "instructions": "i", "on_error": "Sorry, {{first_name}}!"}, "defaults": {"first_name": "friend"},
             "rules": [{"id": "rest", "ai": true}]}
            """
        #expect(try await answers(to: [.text("why?")], Self.lookup(), rules: rules) == ["Sorry, Amina!"])
    }

    @Test func aUserNameThatAPlatformToldIsKnownToRules() async throws {
        let store = MemoryConversationStore()
        // The rule that asked for the name gives way to one that knows the user name.
        #expect(try await answers(to: [.text("vip")], Self.lookup(), store: store) == ["Welcome back"])
        #expect(try await answers(to: [.text("vip", id: "2")], Self.lookup(), store: store) == ["Welcome back"])
        var event = InboundEvent.text("vip", from: "8")
        event.userName = "amina.k"
        #expect(try await answers(to: [event], Self.lookup(), store: store) == ["Welcome back"], "told by the webhook")
    }
}
