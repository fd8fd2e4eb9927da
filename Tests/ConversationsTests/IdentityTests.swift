import Conversations
import Messaging
import Synchronization
import Testing

/// WhatsApp users whose ids come and change: one person stays one person.
@Suite(.timeLimit(.minutes(1))) struct IdentityTests {
    private static let phone = "15550001111"
    private static let newPhone = "15550002222"
    private static let user = "US.13491208655302741918"
    private static let rules = """
        {"rules": [
          {"id": "human", "when": {"text": "human"}, "reply": "A colleague comes.", "handoff": "12h"},
          {"id": "once", "limit": "once", "reply": "welcome"},
          {"id": "again", "reply": "hello again"}]}
        """

    private static func message(_ text: String, phone: String? = nil, user: String? = nil) -> InboundEvent {
        InboundEvent(
            platform: .whatsapp,
            kind: .message,
            type: .text,
            account: "100",
            contact: phone ?? user,
            id: "wamid.\(text)",
            text: text,
            identityChange: IdentityChange(former: [user].compactMap(\.self), current: phone),
            replyAddress: phone.map(ReplyAddress.contact) ?? user.map(ReplyAddress.businessScopedUser)
        )
    }

    private static func change(_ former: [String], _ current: String) -> InboundEvent {
        InboundEvent(
            platform: .whatsapp,
            kind: .other,
            account: "100",
            identityChange: IdentityChange(former: former, current: current),
            ignored: .notAMessage
        )
    }

    /// What is answered, and where to, to events that come one after the other.
    private func answers(
        to events: [InboundEvent],
        store: MemoryConversationStore = MemoryConversationStore(),
        ownership: AccountOwnership = .ours
    ) async throws -> [String] {
        let addresses = Mutex<[String]>([])
        for event in events {
            let sender = RecordingSender(
                script: { reply, destination, _ in
                    addresses.withLock {
                        $0.append("\(reply.words.joined()) → \(destination.address.map { "\($0)" } ?? "")")
                    }
                    return nil
                },
                account: { _ in ownership }
            )
            let bench = try Workbench(rules: Self.rules, sender: sender, store: store) { _ in [event] }
            try bench.inbox.store([0])
            try await bench.runToTheEnd()
            #expect(bench.inbox.depth == 0)
        }
        return addresses.withLock { $0 }
    }

    @Test func whoHasBothIDsIsKnownByEach() async throws {
        #expect(
            try await answers(to: [
                Self.message("a", phone: Self.phone), Self.message("b", phone: Self.phone, user: Self.user),
                Self.message("c", user: Self.user), Self.message("d", phone: Self.phone),
            ]) == [
                #"welcome → contact("\#(Self.phone)")"#, #"hello again → contact("\#(Self.phone)")"#,
                #"hello again → businessScopedUser("\#(Self.user)")"#, #"hello again → contact("\#(Self.phone)")"#,
            ]
        )
    }

    @Test func whoWroteWithoutANumberFirstIsKnownWhenItComes() async throws {
        let texts = try await answers(to: [
            Self.message("a", user: Self.user), Self.message("b", phone: Self.phone, user: Self.user),
            Self.message("c", user: Self.user),
        ])
        #expect(texts.map { $0.prefix(7) } == ["welcome", "hello a", "hello a"])
    }

    @Test func aChangedNumberTakesEverythingWithIt() async throws {
        let store = MemoryConversationStore()
        let texts = try await answers(
            to: [
                Self.message("a", phone: Self.phone), Self.change([Self.phone], Self.newPhone),
                Self.message("b", phone: Self.newPhone), Self.message("human", phone: Self.newPhone),
                Self.message("c", phone: Self.newPhone), Self.message("d", phone: Self.phone),
            ],
            store: store
        )
        #expect(
            texts.map { $0.prefix(7) } == ["welcome", "hello a", "A colle", "welcome"],
            "the old number is a stranger's"
        )
    }

    @Test func whatWaitsForAPersonGoesOnWaitingUnderTheNewID() async throws {
        let texts = try await answers(to: [
            Self.message("human", phone: Self.phone, user: Self.user), Self.change([Self.user], "US.2"),
            Self.message("a", user: "US.2"), Self.message("b", user: Self.user),
        ])
        #expect(texts.map { $0.prefix(7) } == ["A colle"])
    }

    @Test func aForeignAccountsChangeChangesNothing() async throws {
        let store = MemoryConversationStore()
        _ = try await answers(to: [Self.message("a", phone: Self.phone)], store: store)
        let none = try await answers(
            to: [Self.change([Self.phone], Self.newPhone), Self.message("b", phone: Self.newPhone, user: Self.user)],
            store: store,
            ownership: .foreign
        )
        #expect(none.isEmpty)
        let key = ConversationKey(platform: .whatsapp, account: "100", contact: Self.phone)
        #expect(store.known([], in: key).contact.facts.lastMessageAt != nil)
        let user = ConversationKey(platform: .whatsapp, account: "100", contact: Self.user)
        #expect(store.known([], in: user).conversation == nil)
    }

    @Test func aRecordTakesInAnother() {
        var one = ContactRecord(
            facts: ContactFacts(
                lastMessageAt: 5,
                limitUses: ["a": [1, 5]],
                lastMenu: SentMenu(choices: [.init(title: "old", payload: "o")], sentAt: 1),
                lastPicks: ["p": 1]
            ),
            windowOpenedAt: 5,
            answeredAt: [5],
            otherIDs: ["US.1"]
        )
        one.take(
            ContactRecord(
                facts: ContactFacts(
                    lastMessageAt: 3,
                    userName: "ann",
                    limitUses: ["a": [3], "b": [2]],
                    handoffUntil: 9,
                    lastMenu: SentMenu(choices: [.init(title: "new", payload: "n")], sentAt: 2),
                    lastPicks: ["p": 2, "q": 0]
                ),
                windowOpenedAt: 7,
                answeredAt: [2, 8],
                silentUntil: 4,
                knownName: KnownName(name: "Ann", askedAt: 1),
                otherIDs: ["US.2", "15550001111"]
            )
        )
        #expect(
            one
                == ContactRecord(
                    facts: ContactFacts(
                        lastMessageAt: 5,
                        userName: "ann",
                        limitUses: ["a": [1, 3, 5], "b": [2]],
                        handoffUntil: 9,
                        lastMenu: SentMenu(choices: [.init(title: "new", payload: "n")], sentAt: 2),
                        lastPicks: ["p": 1, "q": 0]
                    ),
                    windowOpenedAt: 7,
                    answeredAt: [2, 5, 8],
                    silentUntil: 4,
                    knownName: KnownName(name: "Ann", askedAt: 1),
                    otherIDs: ["US.1", "US.2"]
                )
        )
    }
}
