import Conversations
import Foundation
import GRDB
import Messaging
import Testing

@testable import Journal

@Suite(.timeLimit(.minutes(1))) struct JournalTests {
    @Test func theDatabaseIsAsSafeAsItIsSaidToBe() async throws {
        let temporary = TemporaryJournal()
        let journal = try temporary.open()
        let pragmas = try await journal.writer.write { db in
            try ["journal_mode", "synchronous", "mmap_size", "secure_delete"]
                .map { try String.fetchOne(db, sql: "PRAGMA \($0)") ?? "" }
        }
        #expect(pragmas == ["wal", "2", "0", "1"])
    }

    @Test func filesAreNobodyElsesWhateverTheUmask() async throws {
        let old = umask(0)
        defer { umask(old) }
        let temporary = TemporaryJournal()
        let journal = try temporary.open()
        _ = try await journal.settle(.answering(.text("hi", id: "m1"), with: ["one"]))
        let archive = try JournalArchive(temporary.folder)
        try archive.backUp(to: temporary.folder.path + "/backup.sqlite")
        let manager = FileManager.default
        for file in try manager.contentsOfDirectory(atPath: temporary.folder.path) + ["."] {
            let attributes = try manager.attributesOfItem(atPath: temporary.folder.path + "/" + file)
            let mode = (attributes[.posixPermissions] as? Int) ?? 0
            let isFolder = attributes[.type] as? FileAttributeType == .typeDirectory
            #expect(mode == (isFolder ? 0o700 : 0o600), "\(file) has mode \(String(mode, radix: 8))")
        }
    }

    @Test func aFolderThatOthersCanReadIsRefused() throws {
        let temporary = TemporaryJournal()
        try FileManager.default.createDirectory(
            atPath: temporary.folder.path,
            withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o755]
        )
        let error = #expect(throws: JournalError.self) { try temporary.open() }
        #expect(error?.description.contains("chmod 700") == true)
    }

    @Test func aSecondProcessIsRefused() throws {
        let temporary = TemporaryJournal()
        let first = try temporary.open()
        let error = #expect(throws: JournalError.self) { try temporary.open() }
        #expect(error?.description.contains("Another replyd (process \(getpid()))") == true)
        #expect(FolderLock.isHeld(temporary.folder))
        withExtendedLifetime(first) {}
    }

    @Test func aNewerDatabaseIsRefused() async throws {
        let temporary = TemporaryJournal()
        let journal = try temporary.open()
        try await journal.writer.write { try $0.execute(sql: "PRAGMA user_version = 99") }
        await journal.close()
        let error = #expect(throws: JournalError.self) { try temporary.open() }
        #expect(error?.description.contains("newer replyd (format 99") == true)
    }

    @Test func whatIsNoDatabaseIsRefused() throws {
        let temporary = TemporaryJournal()
        try temporary.folder.prepare()
        try Data(repeating: 7, count: 8192).write(to: URL(fileURLWithPath: temporary.folder.database))
        let error = #expect(throws: JournalError.self) { try temporary.open() }
        #expect(error?.description.contains("put back a backup") == true)
    }

    @Test func aDecisionThatBreaksAConstraintHarmsNoOther() async throws {
        let temporary = TemporaryJournal()
        let journal = try temporary.open()
        await withTaskGroup { group in
            for number in 0..<50 {
                group.addTask {
                    if number == 25 {
                        await #expect(throws: StoreError.self) {
                            try await journal.writer.write { db in
                                try db.execute(sql: "INSERT INTO bodies (id, received_at, body) VALUES (NULL, 'x', 1)")
                            }
                        }
                    } else {
                        let event = InboundEvent.text("hi", id: "m\(number)")
                        let outcome = try? await journal.settle(.answering(event, with: ["one"]))
                        #expect(outcome?.rows?.count == 1)
                    }
                }
            }
        }
        #expect(try temporary.rows("SELECT count(*) FROM outbox") == ["49"])
    }

    @Test func whileAnotherProgramHoldsTheDatabaseNothingIsAcknowledgedAndThenItGoesOn() async throws {
        let temporary = TemporaryJournal()
        let (failures, tell) = AsyncStream.makeStream(of: String?.self)
        let journal = try temporary.open { tell.yield($0) }
        var configuration = Configuration()
        configuration.allowsUnsafeTransactions = true
        let intruder = try DatabaseQueue(path: temporary.folder.database, configuration: configuration)
        try await intruder.writeWithoutTransaction { try $0.execute(sql: "BEGIN EXCLUSIVE") }
        let settlement = Settlement.answering(.text("hi", id: "m1"), with: ["one"])
        await #expect(throws: StoreError.self) { try await journal.settle(settlement) }
        #expect(journal.failure?.contains("locked the database") == true)
        try await intruder.writeWithoutTransaction { try $0.execute(sql: "ROLLBACK") }
        // It finds out by itself, and tells each news once.
        var told = failures.makeAsyncIterator()
        #expect(try #require(await told.next())?.contains("locked the database") == true)
        #expect(try #require(await told.next()) == nil)
        #expect(journal.failure == nil)
        #expect(try await journal.settle(settlement).rows?.count == 1)
        tell.finish()
        #expect(await told.next() == nil, "told more than twice")
    }

    @Test func textsAreNotKeptWhereTheRulesSaySo() async throws {
        let temporary = TemporaryJournal()
        let journal = try temporary.open()
        let settlement = Settlement.answering(.text("a secret matter", id: "m1"), with: ["discreet"], keepsText: false)
        let row = try #require(try await journal.settle(settlement).rows?.first)
        try await journal.update(row.id, to: .sending(attempt: 1))
        try await journal.update(row.id, to: .sent(messageID: "wamid.1"))
        await journal.close()
        let bytes = try temporary.bytes()
        for words in ["a secret matter", "discreet", "Amina"] { #expect(bytes.range(of: Data(words.utf8)) == nil) }
    }

    @Test func aMessageThatCrashesTheProgramTwiceIsHeld() async throws {
        let temporary = TemporaryJournal()
        var journal = try temporary.open()
        let row = try #require(try await journal.settle(.answering(.text("hi", id: "m1"), with: ["one"])).rows?.first)
        try await journal.update(row.id, to: .sending(attempt: 1))
        journal = try temporary.reopenAsAfterACrash()
        #expect(try await journal.recover(.resend).map(\.id) == [row.id])
        try await journal.update(row.id, to: .sending(attempt: 2))
        journal = try temporary.reopenAsAfterACrash()
        #expect(try await journal.recover(.resend).isEmpty)
        #expect(try journal.contents().uncertain == 1)
        guard case .message(let ticket) = try await journal.retry("r\(row.id)") else {
            Issue.record("cannot be tried again")
            return
        }
        #expect(ticket.id == row.id)
    }

    @Test func afterAnEndInOrderNothingWasInHandAtACrash() async throws {
        let temporary = TemporaryJournal()
        var journal = try temporary.open()
        let key = EventKey(.text("hi", id: "m1"))
        #expect(try await journal.beginAttempt(key, ofWebhook: 1) == 1)
        await journal.close()
        journal = try temporary.reopenAsAfterACrash()
        #expect(try await journal.beginAttempt(key, ofWebhook: 1) == 1)
        journal = try temporary.reopenAsAfterACrash()
        #expect(try await journal.beginAttempt(key, ofWebhook: 1) == 2)
    }
}
