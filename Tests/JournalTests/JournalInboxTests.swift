import Conversations
import Foundation
import Journal
import Logging
import Testing

@Suite(.timeLimit(.minutes(1))) struct JournalInboxTests {
    private static let logger = Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() })

    private static func inbox(
        _ journal: ConversationJournal,
        limits: JournalInbox.Limits = .init()
    ) throws -> JournalInbox {
        try JournalInbox(journal, limits: limits, logger: logger)
    }

    @Test func bodiesComeOutInOrderWhetherTheyWaitedInMemoryOrNot() async throws {
        let temporary = TemporaryJournal()
        let inbox = try Self.inbox(try temporary.open(), limits: .init(bytesInMemory: 100))
        for number in 1...300 { try await inbox.store(Array("body \(number)".utf8)) }
        for number in 1...300 {
            let webhook = try #require(await inbox.next())
            #expect(String(decoding: webhook.body, as: UTF8.self) == "body \(number)")
            #expect(!webhook.isRecovered)
            #expect(webhook.receivedAt == temporary.now)
            if number.isMultiple(of: 7) { try await inbox.store(Array("body \(300 + number / 7)".utf8)) }
            await inbox.finish(webhook)
        }
        for number in 301...342 {
            let webhook = try #require(await inbox.next())
            #expect(String(decoding: webhook.body, as: UTF8.self) == "body \(number)")
            await inbox.finish(webhook)
        }
        #expect(inbox.depth == 0)
    }

    @Test func manyAtOnceAreAllThereAfterwards() async throws {
        let temporary = TemporaryJournal()
        let journal = try temporary.open()
        let inbox = try Self.inbox(journal, limits: .init(bytesInMemory: 2_000))
        let reading = Task {
            var seen: Set<Int> = []
            while seen.count < 2_000, let webhook = await inbox.next() {
                seen.insert(Int(String(decoding: webhook.body, as: UTF8.self)) ?? -1)
                await inbox.finish(webhook)
            }
            return seen
        }
        try await withThrowingTaskGroup { group in
            for worker in 0..<20 {
                group.addTask {
                    for number in 0..<100 { try await inbox.store(Array("\(worker * 100 + number)".utf8)) }
                }
            }
            try await group.waitForAll()
        }
        #expect(await reading.value == Set(0..<2_000))
        #expect(inbox.depth == 0)
        await journal.close()
        #expect(try temporary.rows("SELECT count(*) FROM bodies") == ["0"])
    }

    @Test func whatIsNotFinishedIsGivenOutByTheNextRun() async throws {
        let temporary = TemporaryJournal()
        let first = try temporary.open()
        let inbox = try Self.inbox(first)
        for text in ["one", "two", "three"] { try await inbox.store(Array(text.utf8)) }
        let one = try #require(await inbox.next())
        _ = await inbox.next()
        await inbox.finish(one)
        await first.close()
        let second = try Self.inbox(try temporary.open())
        #expect(second.depth == 2)
        #expect(await second.next()?.body == Array("two".utf8))
        let three = try #require(await second.next())
        #expect(three.body == Array("three".utf8))
        #expect(!three.isRecovered, "the first run ended in order")
    }

    @Test func aBodyThatIsTakenApartAtTwoCrashesIsSetAside() async throws {
        let temporary = TemporaryJournal()
        let first = try Self.inbox(try temporary.open())
        for text in ["poison", "good"] { try await first.store(Array(text.utf8)) }
        _ = await first.next()
        // The copies are what a killed process leaves.
        let second = try Self.inbox(try temporary.reopenAsAfterACrash())
        let again = try #require(await second.next())
        #expect(again.body == Array("poison".utf8))
        #expect(again.isRecovered)
        let third = try Self.inbox(try temporary.reopenAsAfterACrash())
        #expect(await third.next()?.body == Array("good".utf8))
    }

    @Test func aBodyThatCouldBeTakenApartIsNotSetAside() async throws {
        let temporary = TemporaryJournal()
        try await Self.inbox(try temporary.open()).store(Array("fine".utf8))
        for _ in 0..<4 {
            let journal = try temporary.reopenAsAfterACrash()
            let inbox = try Self.inbox(journal)
            let webhook = try #require(await inbox.next())
            await inbox.noteParsed(webhook)
            try await inbox.store([0])
        }
    }

    @Test func aFullInboxRefuses() async throws {
        let temporary = TemporaryJournal()
        let inbox = try Self.inbox(try temporary.open(), limits: .init(bodies: 2, bytes: 100))
        try await inbox.store([1])
        await #expect(throws: InboxError.full) { try await inbox.store([UInt8](repeating: 0, count: 100)) }
        try await inbox.store([2])
        #expect(!inbox.isAccepting)
        await #expect(throws: InboxError.full) { try await inbox.store([3]) }
        let first = try #require(await inbox.next())
        await inbox.finish(first)
        #expect(inbox.isAccepting)
        try await inbox.store([3])
    }

    @Test func aClosedInboxGivesOutTheRestAndThenEnds() async throws {
        let temporary = TemporaryJournal()
        let inbox = try Self.inbox(try temporary.open())
        try await inbox.store([1])
        inbox.close()
        await #expect(throws: InboxError.closed) { try await inbox.store([2]) }
        #expect(await inbox.next()?.body == [1])
        #expect(await inbox.next() == nil)
    }

    @Test func unparsedBodiesAreKeptAndNotGivenOutAgain() async throws {
        let temporary = TemporaryJournal()
        let journal = try temporary.open()
        let inbox = try Self.inbox(journal)
        try await inbox.store(Array("rubbish".utf8))
        let webhook = try #require(await inbox.next())
        await inbox.keepUnparsed(webhook)
        #expect(inbox.depth == 0)
        await journal.close()
        let again = try temporary.open()
        #expect(try again.contents().unparsed == 1)
        #expect(try Self.inbox(again).depth == 0)
    }
}
