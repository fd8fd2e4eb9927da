import Conversations
import Foundation
import GRDB
import Logging
import Messaging
import Testing

@testable import Journal

@Suite(.timeLimit(.minutes(1))) struct OperatingTests {
    private static let phone = "15550001111"
    private static let logger = Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() })

    @Test func whoIsForgottenIsNowhereAndStillNotNew() async throws {
        let temporary = TemporaryJournal()
        let journal = try temporary.open()
        let inbox = try JournalInbox(journal, logger: Self.logger)
        let event = InboundEvent.text("my words", id: "m1", from: Self.phone)
        let record = ContactRecord(facts: ContactFacts(lastMessageAt: 5, userName: "amina.k"))
        for number in 0..<50 {
            let body = "{\"from\":\"\(Self.phone)\",\"n\":\(number)}"
            try await inbox.store(Array(body.utf8))
            if let webhook = await inbox.next() {
                if number == 0 { await inbox.keepUnparsed(webhook) } else { await inbox.finish(webhook) }
            }
        }
        _ = try await journal.settle(.answering(event, with: ["my answer"], contact: record))
        _ = try await journal.settle(.answering(.text("other words", id: "m2", from: "999"), with: ["other answer"]))
        let erasure = try await journal.forget("+1 (555) 000-1111")
        #expect(erasure == .init(contacts: 1, events: 1, messages: 1, bodies: 1))
        let bytes = try temporary.bytes()
        for words in [Self.phone, "my words", "my answer", "amina.k"] {
            #expect(bytes.range(of: Data(words.utf8)) == nil, "\(words) is still there")
        }
        #expect(bytes.range(of: Data("other words".utf8)) != nil)
        let key = ConversationKey(platform: .whatsapp, account: "100", contact: Self.phone)
        let known = try journal.known([EventKey(event)], in: key)
        #expect(known.settled == [EventKey(event)], "delivered again, it is not answered again")
        #expect(known.contact.facts.lastMessageAt != nil, "who comes back is not new")
        #expect(known.contact.facts.userName == nil)
    }

    @Test(arguments: ["' OR 1=1 --", "%", "_", "", "\u{0}", "7'; DROP TABLE contacts; --"])
    func whatIsNoContactErasesNothing(text: String) async throws {
        let temporary = TemporaryJournal()
        let journal = try temporary.open()
        _ = try await journal.settle(.answering(.text("hi", id: "m1"), with: ["one"], contact: ContactRecord()))
        #expect(try await journal.forget(text) == .init())
        let archive = try JournalArchive(temporary.folder)
        #expect(try archive.entries(LogQuery(contact: text)).isEmpty)
        #expect(try archive.entries(LogQuery(id: text)).isEmpty)
        #expect(try archive.entries(LogQuery()).count == 1)
    }

    @Test func theLogTellsWhatCameWhatAnsweredAndWhatBecameOfIt() async throws {
        let temporary = TemporaryJournal()
        let journal = try temporary.open()
        let rows = try #require(
            try await journal.settle(.answering(.text("how much?", id: "wamid.in"), with: ["10 EUR", "each"])).rows
        )
        try await journal.update(rows[0].id, to: .sending(attempt: 1))
        try await journal.update(rows[0].id, to: .sent(messageID: "wamid.out"))
        try await journal.note(.init(progress: .delivered), about: "wamid.out", at: 1)
        _ = try await journal.abandon(rows[1].id, as: .failed(code: 131_026, reason: "not on WhatsApp"))
        _ = try await journal.settle(.answering(.text("bye", id: "wamid.in2", from: "8"), with: []))
        let archive = try JournalArchive(temporary.folder)
        let all = try archive.entries(LogQuery())
        #expect(all.map(\.eventID) == ["wamid.in", "wamid.in2"])
        let entry = try #require(try archive.entries(LogQuery(id: "wamid.out")).first)
        #expect(entry.text == "how much?")
        #expect(entry.rules == ["prices"])
        #expect(entry.generation == 3)
        #expect(entry.messages.map(\.state) == ["sent", "failed"])
        #expect(entry.messages[0].report == "delivered")
        #expect(entry.messages[0].messageID == "wamid.out")
        #expect(entry.messages[1].code == 131_026)
        #expect(try archive.entries(LogQuery(id: "r\(rows[1].id)")) == [entry])
        #expect(try archive.entries(LogQuery(contact: "8")).count == 1)
        #expect(try archive.entries(LogQuery(limit: 1)).map(\.eventID) == ["wamid.in2"])
        #expect(try archive.entries(LogQuery(since: temporary.now + 1)).isEmpty)
    }

    @Test func whatIsTooOldIsDeletedAndKeysStayLonger() async throws {
        let temporary = TemporaryJournal()
        let day: Int64 = 86_400_000
        let journal = try temporary.open()
        for number in 0..<1_100 {
            _ = try await journal.settle(
                .answering(
                    .text("hi", id: "old\(number)", from: "\(number % 50)"),
                    with: ["one"],
                    contact: ContactRecord()
                )
            )
        }
        let rows = try journal.read { try Int.fetchAll($0, sql: "SELECT id FROM outbox") }
        for id in rows.dropLast() {
            try await journal.update(id, to: .sending(attempt: 1))
            try await journal.update(id, to: .sent(messageID: "wamid.\(id)"))
        }
        temporary.now += 8 * day
        _ = try await journal.settle(.answering(.text("hi", id: "new"), with: [], at: temporary.now))
        try await journal.prune(.init(log: 7 * day))
        #expect(try temporary.rows("SELECT count(*) FROM decisions") == ["1"])
        #expect(try temporary.rows("SELECT count(*) FROM outbox") == ["1"], "what still waits stays")
        #expect(try temporary.rows("SELECT count(*) FROM event_keys") == ["1101"])
        temporary.now += 8 * day
        try await journal.prune(.init(log: 7 * day))
        #expect(try temporary.rows("SELECT count(*) FROM event_keys") == ["1"])
        #expect(try temporary.rows("SELECT count(*) FROM contacts") == ["50"])
        temporary.now += 400 * day
        try await journal.prune(.init(log: 7 * day))
        #expect(try temporary.rows("SELECT count(*) FROM contacts") == ["0"])
    }

    @Test func aBackupIsWholeWhileOthersWrite() async throws {
        let temporary = TemporaryJournal()
        let journal = try temporary.open()
        let writing = Task {
            for number in 0..<2_000 where !Task.isCancelled {
                _ = try? await journal.settle(.answering(.text("hi", id: "m\(number)"), with: ["one"]))
            }
        }
        for _ in 0..<50 { _ = try await journal.settle(.answering(.text("hi", id: UUID().uuidString), with: ["one"])) }
        let path = temporary.folder.path + "/backup.sqlite"
        try JournalArchive(temporary.folder).backUp(to: path)
        writing.cancel()
        await writing.value
        let copy = try DatabaseQueue(path: path)
        let (check, decisions, messages) = try await copy.read { db in
            (
                try String.fetchOne(db, sql: "PRAGMA integrity_check"),
                try Int.fetchOne(db, sql: "SELECT count(*) FROM decisions") ?? 0,
                try Int.fetchOne(db, sql: "SELECT count(*) FROM outbox") ?? 0
            )
        }
        #expect(check == "ok")
        #expect(decisions >= 50)
        #expect(decisions == messages)
        // What waited then has been answered by the time the copy is put back.
        let waiting = try await copy.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM outbox WHERE state < 2") }
        #expect(waiting == 0)
        #expect(throws: JournalError.self) { try JournalArchive(temporary.folder).backUp(to: path) }
    }

    @Test func damageIsFound() async throws {
        let temporary = TemporaryJournal()
        let journal = try temporary.open()
        for number in 0..<500 { _ = try await journal.settle(.answering(.text("hi", id: "m\(number)"), with: ["one"])) }
        await journal.close()
        #expect(try JournalArchive(temporary.folder).damage().isEmpty)
        let handle = try FileHandle(forUpdating: URL(fileURLWithPath: temporary.folder.database))
        let size = try handle.seekToEnd()
        for page in stride(from: 4096 * 12, to: Int(size), by: 8192) {
            try handle.seek(toOffset: UInt64(page))
            try handle.write(contentsOf: Data(repeating: 0xA5, count: 512))
        }
        try handle.close()
        #expect(try !JournalArchive(temporary.folder).damage().isEmpty)
    }

    @Test func aRequestIsAnsweredOnce() throws {
        let temporary = TemporaryJournal()
        try temporary.folder.prepare()
        let box = RequestBox(temporary.folder)
        for request in [OperatorRequest.forget(contact: "+1 555"), .retry(name: "w12"), .resume(account: "100")] {
            let name = try box.submit(request)
            #expect(box.answer(to: name) == nil)
            let entry = try #require(box.waiting().first)
            #expect(entry.request == request)
            box.answer(entry, "Done.")
            #expect(box.waiting().isEmpty)
            #expect(box.answer(to: name) == "Done.")
            #expect(box.answer(to: name) == nil)
        }
        try Data(repeating: 65, count: 100_000)
            .write(
                to: URL(fileURLWithPath: temporary.folder.path + "/requests/x.request")
            )
        #expect(box.waiting().map(\.request) == [nil])
    }

    @Test func aRequestThatIsStillBeingWrittenIsLeftAlone() throws {
        let temporary = TemporaryJournal()
        try temporary.folder.prepare()
        let draft = temporary.folder.path + "/requests/.x.request"
        try Data().write(to: URL(fileURLWithPath: draft))
        #expect(RequestBox(temporary.folder).waiting().isEmpty)
    }
}
