import Conversations
import Journal
import Messaging
import Testing

/// What every store promises, asked of both: the one in memory and the one on disk.
@Suite(.timeLimit(.minutes(1))) struct StoreContractTests {
    enum Kind: CaseIterable {
        case memory
        case disk
    }

    /// A store, with the means to see what a new process would make of it.
    private final class Bench: Sendable {
        let temporary = TemporaryJournal()
        let store: any ConversationStore

        init(_ kind: Kind) throws {
            store = kind == .memory ? MemoryConversationStore() : try temporary.open()
        }

        /// The store as the next run of the program finds it; one in memory is as good as its process.
        func afterACrash() throws -> any ConversationStore {
            store is MemoryConversationStore ? store : try temporary.reopenAsAfterACrash()
        }
    }

    private static let key = ConversationKey(platform: .whatsapp, account: "100", contact: "7")

    @Test(arguments: Kind.allCases)
    func anEventIsSettledOnce(kind: Kind) async throws {
        let bench = try Bench(kind)
        let settlement = Settlement.answering(.text("hi", id: "m1"), with: ["one", "two"])
        let rows = try #require(try await bench.store.settle(settlement).rows)
        #expect(rows.map(\.reply) == [.text("one"), .text("two")])
        #expect(rows[0].id < rows[1].id)
        #expect(rows[0].decision == rows[1].decision)
        #expect(try await bench.store.settle(settlement).rows == nil)
        let known = try await bench.store.known(settlement.keys + [EventKey(.text("hi", id: "m2"))], in: Self.key)
        #expect(known.settled == Set(settlement.keys))
    }

    @Test(arguments: Kind.allCases)
    func ofJoinedMessagesOneNewOneIsEnough(kind: Kind) async throws {
        let bench = try Bench(kind)
        let first = Settlement.answering(.text("hi", id: "m1"), with: [])
        _ = try await bench.store.settle(first)
        let both = Settlement(
            keys: first.keys + [EventKey(.text("you", id: "m2"))],
            entry: first.entry,
            conversation: Self.key,
            destination: first.destination,
            windowOpenedAt: 0,
            messages: [.init(reply: .text("answer"))]
        )
        #expect(try await bench.store.settle(both).rows?.count == 1)
        #expect(try await bench.store.settle(both).rows == nil)
    }

    @Test(arguments: Kind.allCases)
    func contactsAreRemembered(kind: Kind) async throws {
        let bench = try Bench(kind)
        #expect(try await bench.store.known([], in: Self.key).contact == ContactRecord())
        let record = ContactRecord(
            facts: ContactFacts(
                lastMessageAt: 5,
                userName: "amina",
                limitUses: ["once": [1, 2, .max], "ünïcode": []],
                handoffUntil: .max,
                lastMenu: SentMenu(choices: [.init(title: "Größe “L”", payload: "L\n")], sentAt: 4),
                lastPicks: ["greeting": 2]
            ),
            windowOpenedAt: 3,
            answeredAt: [-1, 0, 1_780_000_000_000, .max, .min],
            silentUntil: 9
        )
        _ = try await bench.store.settle(.answering(.text("hi", id: "m1"), with: [], contact: record))
        #expect(try await bench.store.known([], in: Self.key).contact == record)
        _ = try await bench.store.settle(.answering(.text("hi", id: "m2"), with: []))
        #expect(try await bench.store.known([], in: Self.key).contact == record, "no record changes nothing")
        let other = ConversationKey(platform: .whatsapp, account: "200", contact: "7")
        #expect(try await bench.store.known([], in: other).contact == ContactRecord())
    }

    @Test(arguments: Kind.allCases)
    func aMessageGoesItsWayAndStaysAtItsEnd(kind: Kind) async throws {
        let bench = try Bench(kind)
        let row = try #require(
            try await bench.store.settle(.answering(.text("hi", id: "m1"), with: ["one"])).rows?.first
        )
        #expect(try await bench.store.row(row.id) == row)
        try await bench.store.update(row.id, to: .sending(attempt: 1))
        try await bench.store.update(row.id, to: .queued)
        try await bench.store.update(row.id, to: .sending(attempt: 2))
        try await bench.store.update(row.id, to: .sent(messageID: "wamid.1"))
        try await bench.store.update(row.id, to: .queued)
        #expect(try await bench.store.row(row.id) == nil)
        #expect(try await bench.afterACrash().recover(.resend).isEmpty)
    }

    @Test(arguments: Kind.allCases)
    func theLaterPartsOfAnAnswerGoWithTheOneThatFailed(kind: Kind) async throws {
        let bench = try Bench(kind)
        let rows = try #require(
            try await bench.store.settle(.answering(.text("hi", id: "m1"), with: ["one", "two", "three"])).rows
        )
        let other = try #require(try await bench.store.settle(.answering(.text("hi", id: "m2"), with: ["four"])).rows)
        try await bench.store.update(rows[0].id, to: .sending(attempt: 1))
        try await bench.store.update(rows[0].id, to: .sent(messageID: nil))
        try await bench.store.update(rows[1].id, to: .sending(attempt: 1))
        #expect(try await bench.store.abandon(rows[1].id, as: .failed(code: 100, reason: "no")) == [rows[2].id])
        #expect(try await bench.afterACrash().recover(.resend).map(\.id) == other.map(\.id))
    }

    @Test(arguments: Kind.allCases)
    func whatWasBeingSentAtACrashIsSentAgainOrHeld(kind: Kind) async throws {
        for policy in UncertainPolicy.allCases {
            let bench = try Bench(kind)
            let rows = try #require(
                try await bench.store.settle(.answering(.text("hi", id: "m1"), with: ["one", "two"])).rows
            )
            try await bench.store.update(rows[0].id, to: .sending(attempt: 1))
            let tickets = try await bench.afterACrash().recover(policy)
            #expect(tickets.map(\.id) == (policy == .resend ? rows.map(\.id) : [rows[1].id]))
        }
    }

    @Test(arguments: Kind.allCases)
    func anEventIsSetAsideOnce(kind: Kind) async throws {
        let bench = try Bench(kind)
        let event = InboundEvent.text("boom", id: "m1")
        let key = EventKey(event)
        #expect(try await bench.store.beginAttempt(key, ofWebhook: 1) == 1)
        #expect(try await bench.store.beginAttempt(key, ofWebhook: 1) == 2)
        let settlement = Settlement.answering(event, with: [])
        let entry = try #require(settlement.entry)
        try await bench.store.quarantine(key, ofWebhook: 1, entry)
        #expect(try await bench.store.known([key], in: Self.key).quarantined == [key])
        #expect(try await bench.store.known([key], in: Self.key).settled.isEmpty)
    }

    @Test(arguments: Kind.allCases)
    func aSettledEventWasInHandAtNoCrash(kind: Kind) async throws {
        let bench = try Bench(kind)
        let event = InboundEvent.text("hi", id: "m1")
        #expect(try await bench.store.beginAttempt(EventKey(event), ofWebhook: 1) == 1)
        _ = try await bench.store.settle(.answering(event, with: []))
        #expect(try await bench.store.beginAttempt(EventKey(event), ofWebhook: 1) == 1)
    }

    @Test(arguments: Kind.allCases)
    func whatTheModelAnsweredIsKeptUntilTheEventIsSettled(kind: Kind) async throws {
        let bench = try Bench(kind)
        let keys = [EventKey(.text("hi", id: "m1")), EventKey(.text("you", id: "m2"))]
        let completion = Completion(keys: keys, rule: "rest", conversation: Self.key, text: "Größe “L” — 10 €")
        #expect(try await bench.store.known(keys, in: Self.key).completions.isEmpty)
        try await bench.store.keep(completion)
        let later = try bench.afterACrash()
        #expect(try await later.known([keys[0]], in: Self.key).completions == [completion])
        #expect(try await later.known([EventKey(.text("hi", id: "m3"))], in: Self.key).completions.isEmpty)
        _ = try await later.settle(.answering(.text("hi", id: "m1"), with: ["answer"]))
        #expect(try await later.known(keys, in: Self.key).completions.isEmpty)
    }

    @Test(arguments: Kind.allCases)
    func aMessageThatIsSentAtOnceIsStoredAsBeingSent(kind: Kind) async throws {
        for policy in UncertainPolicy.allCases {
            let bench = try Bench(kind)
            var settlement = Settlement.answering(.text("hi", id: "m1"), with: ["one", "two"])
            settlement.claimsFirst = true
            let rows = try #require(try await bench.store.settle(settlement).rows)
            #expect(try await bench.store.origin(ofMessage: "wamid.1", in: Self.key) == .undecided)
            let tickets = try await bench.afterACrash().recover(policy)
            #expect(tickets.map(\.id) == (policy == .resend ? rows.map(\.id) : [rows[1].id]))
        }
    }

    @Test(arguments: Kind.allCases)
    func whoWroteAnEchoIsKnownOnceTheAnswerIsStored(kind: Kind) async throws {
        let bench = try Bench(kind)
        #expect(try await bench.store.origin(ofMessage: "wamid.1", in: Self.key) == .others)
        let row = try #require(
            try await bench.store.settle(.answering(.text("hi", id: "m1"), with: ["one"])).rows?.first
        )
        #expect(try await bench.store.origin(ofMessage: "wamid.1", in: Self.key) == .others)
        try await bench.store.update(row.id, to: .sending(attempt: 1))
        #expect(try await bench.store.origin(ofMessage: "wamid.1", in: Self.key) == .undecided)
        let stranger = ConversationKey(platform: .whatsapp, account: "100", contact: "8")
        #expect(try await bench.store.origin(ofMessage: "wamid.1", in: stranger) == .others)
        try await bench.store.update(row.id, to: .sent(messageID: "wamid.1"))
        #expect(try await bench.store.origin(ofMessage: "wamid.1", in: Self.key) == .ours)
        #expect(try await bench.store.origin(ofMessage: "wamid.2", in: Self.key) == .others)
        #expect(try await bench.store.origin(ofMessage: nil, in: Self.key) == .others)
    }

    /// All orders of what a platform tells, before and after the answer with the id is stored.
    @Test(arguments: Kind.allCases)
    func reportsCountInWhateverOrderTheyCome(kind: Kind) async throws {
        let reports: [DeliveryReport.Progress] = [.sent, .delivered, .read]
        for order in [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
            for storedAfter in 0...3 {
                let bench = try Bench(kind)
                let row = try #require(
                    try await bench.store.settle(.answering(.text("hi", id: "m1"), with: ["one"])).rows?.first
                )
                try await bench.store.update(row.id, to: .sending(attempt: 1))
                for (step, index) in order.enumerated() {
                    if step == storedAfter { try await bench.store.update(row.id, to: .sent(messageID: "wamid.1")) }
                    try await bench.store.note(.init(progress: reports[index]), about: "wamid.1", at: 1)
                }
                if storedAfter == 3 { try await bench.store.update(row.id, to: .sent(messageID: "wamid.1")) }
                if let memory = bench.store as? MemoryConversationStore {
                    #expect(memory.standing(of: row.id)?.report?.progress == .read)
                } else {
                    #expect(try bench.temporary.rows("SELECT report FROM outbox") == ["\"read\""])
                }
            }
        }
    }
}
