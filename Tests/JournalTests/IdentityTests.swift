import Conversations
import Foundation
import Journal
import Messaging
import Testing

/// Ids that are one person's, in both stores, and what a disk keeps of them.
@Suite(.timeLimit(.minutes(1))) struct IdentityTests {
    private static let record = ContactRecord(
        facts: ContactFacts(
            lastMessageAt: 5,
            limitUses: ["once": [5]],
            handoffUntil: .max,
            lastMenu: SentMenu(choices: [.init(title: "Prices", payload: "P")], sentAt: 4)
        ),
        windowOpenedAt: 3,
        answeredAt: [5],
        silentUntil: 9,
        knownName: KnownName(name: nil, askedAt: 2, outcome: .failed)
    )

    private static func key(_ contact: String, account: String = "100") -> ConversationKey {
        ConversationKey(platform: .whatsapp, account: account, contact: contact)
    }

    private func remember(_ contact: ContactRecord, of id: String, in store: any ConversationStore) async throws {
        let event = InboundEvent.text("hi", id: "\(UUID())", from: id)
        _ = try await store.settle(.answering(event, with: ["one"], contact: contact))
    }

    private static func stores() throws -> [(store: any ConversationStore, temporary: TemporaryJournal?)] {
        let temporary = TemporaryJournal()
        return [(MemoryConversationStore(), nil), (try temporary.open(), temporary)]
    }

    @Test func aNewNumberHasAllThatTheOldOneHad() async throws {
        for (store, temporary) in try Self.stores() {
            try await remember(Self.record, of: "1", in: store)
            // Twice, as webhooks come.
            for _ in 0..<2 { try await store.join(["1"], into: Self.key("2")) }
            let after: any ConversationStore = try temporary?.reopenAsAfterACrash() ?? store
            let known = try await after.known([], in: Self.key("2"))
            #expect(known.contact == Self.record)
            #expect(known.conversation == nil)
            #expect(try await after.known([], in: Self.key("1")).contact == ContactRecord(), "a stranger's by now")
            #expect(try await after.known([], in: Self.key("2", account: "200")).contact == ContactRecord())
        }
    }

    @Test func messagesFromAUserIDBelongToTheNumber() async throws {
        for (store, temporary) in try Self.stores() {
            try await remember(Self.record, of: "1", in: store)
            try await remember(ContactRecord(facts: ContactFacts(lastMessageAt: 7)), of: "US.1", in: store)
            try await store.join(["US.1"], into: Self.key("1"))
            let after: any ConversationStore = try temporary?.reopenAsAfterACrash() ?? store
            var expected = Self.record
            expected.facts.lastMessageAt = 7
            expected.otherIDs = ["US.1"]
            for id in ["1", "US.1"] {
                let known = try await after.known([], in: Self.key(id))
                #expect(known.contact == expected)
                #expect(known.conversation == (id == "1" ? nil : Self.key("1")))
            }
        }
    }

    @Test func aUserIDThatChangesWithTheNumberLeadsOn() async throws {
        for (store, _) in try Self.stores() {
            try await remember(Self.record, of: "1", in: store)
            try await store.join(["US.1"], into: Self.key("1"))
            try await store.join(["US.1"], into: Self.key("US.2"))
            #expect(try await store.known([], in: Self.key("US.1")).conversation == Self.key("US.2"))
            #expect(try await store.known([], in: Self.key("US.2")).contact.facts == Self.record.facts)
            #expect(try await store.known([], in: Self.key("1")).contact == ContactRecord())
            try await store.join(["US.2"], into: Self.key("2"))
            for id in ["US.1", "US.2"] {
                let known = try await store.known([], in: Self.key(id))
                #expect(known.conversation == Self.key("2"))
                #expect(known.contact.facts == Self.record.facts)
                #expect(Set(known.contact.otherIDs) == ["US.1", "US.2"])
            }
        }
    }

    @Test func whoIsForgottenIsForgottenUnderEachID() async throws {
        for id in ["1", "2", "US.1"] {
            let temporary = TemporaryJournal()
            let journal = try temporary.open()
            try await remember(Self.record, of: "1", in: journal)
            try await journal.join(["1", "US.1"], into: Self.key("2"))
            try await remember(Self.record, of: "2", in: journal)
            let erasure = try await journal.forget(id)
            #expect(erasure.contacts == 1)
            #expect(erasure.events == 2)
            #expect(erasure.messages == 2)
            #expect(try temporary.rows("SELECT * FROM identities").isEmpty)
            #expect(try temporary.rows("SELECT * FROM decisions").isEmpty)
            #expect(try journal.known([], in: Self.key("2")).contact.facts.lastMessageAt != nil, "but not new")
            #expect(try journal.known([], in: Self.key("US.1")).conversation == nil)
        }
    }

    @Test func idsOfContactsThatAreGoneGoToo() async throws {
        let temporary = TemporaryJournal()
        let journal = try temporary.open()
        try await remember(Self.record, of: "1", in: journal)
        try await journal.join(["US.1"], into: Self.key("1"))
        let day: Int64 = 86_400_000
        temporary.now += 300 * day
        try await remember(Self.record, of: "1", in: journal)
        try await remember(Self.record, of: "3", in: journal)
        temporary.now += 300 * day
        try await journal.prune(.init())
        #expect(try temporary.rows("SELECT former FROM identities").count == 1, "its contact writes still")
        temporary.now += 300 * day
        try await journal.prune(.init())
        #expect(try temporary.rows("SELECT former FROM identities").isEmpty)
    }

    @Test func aDatabaseOfAnEarlierFormatLearnsIDs() async throws {
        let temporary = TemporaryJournal()
        let first = try temporary.open()
        try await remember(Self.record, of: "1", in: first)
        try await first.goBackToTheFirstFormat()
        await first.close()
        let second = try temporary.open()
        #expect(try second.known([], in: Self.key("1")).contact == Self.record)
        try await second.join(["1"], into: Self.key("2"))
        #expect(try second.known([], in: Self.key("2")).contact == Self.record)
    }
}
