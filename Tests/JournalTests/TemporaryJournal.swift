import Conversations
import Foundation
import GRDB
import Messaging
import Synchronization
import Testing

@testable import Journal

/// A data folder that a test has for itself, and a clock to go with it.
final class TemporaryJournal: Sendable {
    let folder: DataFolder
    private let milliseconds = Mutex<Int64>(1_780_000_000_000)
    private let opened = Mutex<[ConversationJournal]>([])

    init() {
        folder = DataFolder(path: NSTemporaryDirectory() + "replyd-journal-" + UUID().uuidString)
    }

    deinit {
        // The thread of one that is not closed would keep its files open for the rest of the run.
        for journal in opened.withLock({ $0 }) { journal.writer.close() }
        try? FileManager.default.removeItem(atPath: folder.path)
    }

    var now: Int64 {
        get { milliseconds.withLock { $0 } }
        set { milliseconds.withLock { $0 = newValue } }
    }

    func open(onFailure: @escaping @Sendable (String?) -> Void = { _ in }) throws -> ConversationJournal {
        let journal = try ConversationJournal(
            folder,
            now: { [weak self] in self?.now ?? 0 },
            onFailure: onFailure
        )
        opened.withLock { $0.append(journal) }
        return journal
    }

    /// What a query gives, asked by a connection of its own.
    func rows(_ sql: String) throws -> [String] {
        var configuration = Configuration()
        configuration.readonly = true
        let queue = try DatabaseQueue(path: folder.database, configuration: configuration)
        return try queue.read { db in
            try Row.fetchAll(db, sql: sql).map { $0.databaseValues.map { "\($0)" }.joined(separator: "|") }
        }
    }

    /// Every byte of the database and its companions.
    func bytes() throws -> Data {
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        return files.reduce(into: Data()) {
            $0 += FileManager.default.contents(atPath: folder.path + "/" + $1) ?? Data()
        }
    }
}

extension InboundEvent {
    static func text(_ text: String, id: String, from contact: String = "7") -> InboundEvent {
        InboundEvent(
            platform: .whatsapp,
            kind: .message,
            type: .text,
            account: "100",
            contact: contact,
            name: "Amina",
            id: id,
            text: text,
            replyAddress: .contact(contact)
        )
    }
}

extension Settlement {
    /// A decision about an event, with texts as its answer.
    static func answering(
        _ event: InboundEvent,
        with texts: [String],
        contact: ContactRecord? = nil,
        at now: Int64 = 1_780_000_000_000,
        keepsText: Bool = true
    ) -> Settlement {
        let conversation = ConversationKey(
            platform: event.platform,
            account: event.account ?? "",
            contact: event.contact ?? ""
        )
        return Settlement(
            keys: [EventKey(event)],
            entry: LogEntry(
                about: event,
                in: conversation,
                occurredAt: now,
                decidedAt: now,
                outcome: texts.isEmpty ? .unanswered : .reply,
                generation: 3,
                rulesSHA256: "abcdef0123456789",
                rules: texts.isEmpty ? [] : ["prices"],
                keepsText: keepsText
            ),
            conversation: conversation,
            contact: contact,
            destination: event.destination(in: conversation),
            windowOpenedAt: now,
            messages: texts.map { Settlement.Message(reply: .text($0)) },
            keepsText: keepsText
        )
    }
}

extension SettleOutcome {
    /// The messages to send; `nil` where the event was settled before.
    var rows: [OutboxRow]? {
        if case .settled(let rows) = self { rows } else { nil }
    }
}

extension TemporaryJournal {
    /// Opens the database as a process would find it after this one was killed: a copy of the files as they are now.
    func reopenAsAfterACrash() throws -> ConversationJournal {
        let manager = FileManager.default
        let old = folder.path
        let copy = old + ".crashed"
        try? manager.removeItem(atPath: copy)
        try manager.createDirectory(
            atPath: copy,
            withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700]
        )
        for file in try manager.contentsOfDirectory(atPath: old) where file.hasPrefix("journal.sqlite") {
            guard !file.hasSuffix("-shm") else { continue }
            try manager.copyItem(atPath: old + "/" + file, toPath: copy + "/" + file)
        }
        // The old process's files are gone under it; it is never asked again.
        try manager.removeItem(atPath: old)
        try manager.moveItem(atPath: copy, toPath: old)
        return try open()
    }
}

extension ConversationJournal {
    /// Takes away what all steps of the format but the first added.
    func goBackToTheFirstFormat() async throws {
        try await writer.write { db in
            try db.execute(sql: "DROP TABLE identities; DROP TABLE completions")
            try db.execute(sql: "PRAGMA user_version = 1")
        }
    }
}

extension JournalInbox {
    /// Takes a body in, and returns once it is kept.
    func store(_ body: [UInt8]) async throws(InboxError) {
        let error = await withCheckedContinuation { continuation in
            store(body) { continuation.resume(returning: $0) }
        }
        if let error { throw error }
    }
}
