import Conversations
import Foundation
import GRDB
import Messaging
import Synchronization

/// Decisions, messages and contacts in a database on disk.
///
/// What a call stored is on the disk when the call returns, also when the power fails then. A message on its ordinary way
/// takes three transactions: its body; the decision, with the first part of the answer noted as being sent, since the
/// request follows at once; and what became of that, with the body's end along with it. Where the answer has to wait first,
/// or has more parts, each attempt is noted in a transaction of its own before its request. So does a model's answer, the
/// moment it is there.
package final class ConversationJournal: Sendable {
    /// The numbers that were given last.
    private struct Numbers {
        var body: Int
        var decision: Int
        var message: Int
    }

    /// The folder that it is in.
    package let folder: DataFolder
    /// Whether the program was stopped in order the last time.
    package let wasStoppedInOrder: Bool
    let writer: JournalWriter
    /// The last message that was there at the start: those up to it are of earlier runs.
    let lastEarlierMessage: Int
    let now: @Sendable () -> Int64
    private let lock: FolderLock
    private let reader: Mutex<DatabaseQueue>
    private let numbers: Mutex<Numbers>
    private let mayHaveAttempts: Atomic<Bool>
    private let mayHaveCompletions: Atomic<Bool>

    /// Opens the database of a folder, and makes it where it is missing.
    ///
    /// - Parameters:
    ///   - folder: The folder, which no other process may use meanwhile.
    ///   - now: The time of day, in milliseconds since 1970-01-01 UTC.
    ///   - onFailure: Told what is wrong when nothing can be stored any more, and `nil` when it can again.
    /// - Throws: ``JournalError``.
    package init(
        _ folder: DataFolder,
        now: @escaping @Sendable () -> Int64,
        onFailure: @escaping @Sendable (String?) -> Void = { _ in }
    ) throws(JournalError) {
        self.folder = folder
        self.now = now
        lock = try FolderLock(folder)
        try folder.prepareDatabase()
        do {
            let queue = try Connections.writer(folder.database)
            try Schema.migrate(queue, in: folder)
            let start = try queue.writeWithoutTransaction { try Start($0) }
            wasStoppedInOrder = start.wasStoppedInOrder
            numbers = Mutex(Numbers(body: start.lastBody, decision: start.lastDecision, message: start.lastMessage))
            lastEarlierMessage = start.lastMessage
            mayHaveAttempts = Atomic(start.hasAttempts)
            mayHaveCompletions = Atomic(start.hasCompletions)
            reader = Mutex(try Connections.reader(folder.database))
            writer = JournalWriter(queue, path: folder.database, onFailure: onFailure)
        } catch let error as JournalError {
            throw error
        } catch let error as DatabaseError {
            throw JournalError("The database “\(folder.database)” cannot be opened: \(error.sentence).")
        } catch {
            throw JournalError("The database “\(folder.database)” cannot be opened: \(error).")
        }
    }

    /// What is wrong with the disk; `nil` while all is well.
    package var failure: String? { writer.failure }

    /// The version of SQLite that is used; empty where it cannot be asked.
    package var sqliteVersion: String {
        (try? read { try String.fetchOne($0, sql: "SELECT sqlite_version()") }).flatMap(\.self) ?? ""
    }

    /// Notes that the program ends in order, and closes the database.
    ///
    /// - Parameter inOrder: `false` leaves it to the next start to work through what a crash left.
    package func close(inOrder: Bool = true) async {
        _ = try? await writer.write { db in
            guard inOrder else { return }
            try db.execute(sql: "INSERT OR REPLACE INTO notes (name, value) VALUES ('stopped_in_order', '1')")
            // What was cut off was in hand at no crash.
            try db.execute(sql: "DELETE FROM attempts WHERE quarantined = 0")
        }
        reader.withLock { try? $0.close() }
        writer.close()
        lock.release()
    }

    // MARK: - For the other files of this module

    func nextBody() -> Int {
        numbers.withLock {
            $0.body += 1
            return $0.body
        }
    }

    func nextDecision() -> Int {
        numbers.withLock {
            $0.decision += 1
            return $0.decision
        }
    }

    func nextMessage() -> Int {
        numbers.withLock {
            $0.message += 1
            return $0.message
        }
    }

    /// Whether an event may have been in hand at a crash: mostly none was, and nothing is looked up.
    var hasAttempts: Bool {
        get { mayHaveAttempts.load(ordering: .relaxed) }
        set { mayHaveAttempts.store(newValue, ordering: .relaxed) }
    }

    /// Whether the AI model may have answered an event that is not settled: where no rule asks it, nothing is looked up.
    var hasCompletions: Bool {
        get { mayHaveCompletions.load(ordering: .relaxed) }
        set { mayHaveCompletions.store(newValue, ordering: .relaxed) }
    }

    /// Reads what is committed.
    func read<Value: Sendable>(_ body: @Sendable (Database) throws -> Value) throws(StoreError) -> Value {
        do {
            return try reader.withLock { reader in
                do {
                    return try reader.read(body)
                } catch let error as DatabaseError where error.isFaultOfTheDisk {
                    // The writer may have opened the database anew after a fault of the disk.
                    try? reader.close()
                    reader = try Connections.reader(folder.database)
                    return try reader.read(body)
                }
            }
        } catch let error as DatabaseError where error.isFaultOfTheDisk {
            throw .unavailable(reason: error.sentence)
        } catch {
            throw .refused(reason: "\(error)")
        }
    }
}

/// What a database says about the run before.
private struct Start {
    let wasStoppedInOrder: Bool
    let hasAttempts: Bool
    let hasCompletions: Bool
    let lastBody: Int
    let lastDecision: Int
    let lastMessage: Int

    init(_ db: Database) throws {
        func last(_ table: String) throws -> Int {
            try Int.fetchOne(db, sql: "SELECT id FROM \(table) ORDER BY id DESC LIMIT 1") ?? 0
        }
        let isNew = try last("decisions") == 0 && last("bodies") == 0
        let flag = try String.fetchOne(db, sql: "SELECT value FROM notes WHERE name = 'stopped_in_order'")
        wasStoppedInOrder = isNew || flag == "1"
        // From here on, only an end in order is one.
        try db.execute(sql: "DELETE FROM notes WHERE name = 'stopped_in_order'")
        hasAttempts = try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM attempts)") ?? false
        hasCompletions = try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM completions)") ?? false
        lastBody = max(try last("bodies"), try Int.fetchOne(db, sql: "SELECT max(body) FROM attempts") ?? 0)
        lastDecision = try last("decisions")
        lastMessage = try last("outbox")
    }
}
