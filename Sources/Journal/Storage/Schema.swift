import Foundation
import GRDB

/// The tables, as numbered steps that each database goes through once.
///
/// Steps are only ever added. The number stands in the database (`user_version`): one that is higher than the last step
/// was written by a newer replyd, and is refused.
enum Schema {
    /// The steps, in order.
    static let steps: [String] = [first, identities, completions]

    /// The number of the last step.
    static var version: Int { steps.count }

    /// Brings a database to the last step, after a copy of it as it was.
    ///
    /// - Parameters:
    ///   - queue: The database, which nobody else uses yet.
    ///   - folder: Where the copy goes.
    /// - Throws: ``JournalError``, or what SQLite says.
    static func migrate(_ queue: DatabaseQueue, in folder: DataFolder) throws {
        let current = try queue.writeWithoutTransaction { db in
            try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
        }
        guard current <= version else {
            throw JournalError(
                "The database in “\(folder.path)” was written by a newer replyd (format \(current), this one knows \(version)): use that one, or put back a backup from before."
            )
        }
        guard current < version else { return }
        if current > 0 { try backUp(queue, folder.database + ".before-\(version)") }
        for number in current..<version {
            try queue.writeWithoutTransaction { db in
                try db.inTransaction(.immediate) {
                    try db.execute(sql: steps[number])
                    try db.execute(sql: "PRAGMA user_version = \(number + 1)")
                    CrashPoint.reach(.duringMigration)
                    return .commit
                }
            }
        }
    }

    /// Copies a database into a file that nobody else can read.
    ///
    /// - Parameters:
    ///   - source: The database.
    ///   - path: The copy.
    ///   - adjust: What is changed in the copy.
    /// - Throws: ``JournalError``, or what SQLite says.
    static func backUp(
        _ source: DatabaseQueue,
        _ path: String,
        adjust: @escaping @Sendable (Database) throws -> Void = { _ in }
    ) throws {
        let draft = path + ".part"
        for leftover in [draft, draft + "-wal", draft + "-shm", draft + "-journal"] {
            try? FileManager.default.removeItem(atPath: leftover)
        }
        try PrivateFile.create(draft)
        let copy = try DatabaseQueue(path: draft)
        // In one step, which sees one moment: a writer goes on meanwhile, and would have it begin again after each.
        try source.backup(to: copy)
        try copy.writeWithoutTransaction { db in
            try db.inTransaction {
                try adjust(db)
                return .commit
            }
            // One file, without companions.
            _ = try String.fetchOne(db, sql: "PRAGMA journal_mode = DELETE")
        }
        try copy.close()
        try PrivateFile.publish(draft, as: path)
    }

    private static let completions = """
        -- What the AI model answered to events that are not settled yet. keys: all the events that it answers, sixteen
        -- bytes each; key is the first of them.
        CREATE TABLE completions (
            key BLOB NOT NULL,
            rule TEXT NOT NULL,
            keys BLOB NOT NULL,
            platform TEXT NOT NULL,
            account TEXT NOT NULL,
            contact TEXT NOT NULL,
            answer TEXT NOT NULL,
            at INTEGER NOT NULL,
            PRIMARY KEY (key, rule)
        ) STRICT, WITHOUT ROWID;
        """

    private static let first = """
        CREATE TABLE notes (
            name TEXT NOT NULL PRIMARY KEY,
            value TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;

        -- Signed bodies, from before their 200 until all their events are done with. state: 0 waits, 1 unparsed, 2 holds
        -- an event that was set aside.
        CREATE TABLE bodies (
            id INTEGER NOT NULL PRIMARY KEY,
            received_at INTEGER NOT NULL,
            state INTEGER NOT NULL DEFAULT 0,
            parse_attempts INTEGER NOT NULL DEFAULT 0,
            body BLOB NOT NULL
        ) STRICT;
        CREATE INDEX bodies_waiting ON bodies (id) WHERE state = 0;
        CREATE INDEX bodies_kept ON bodies (id) WHERE state <> 0;

        -- The keys of events that were decided on.
        CREATE TABLE event_keys (
            key BLOB NOT NULL PRIMARY KEY,
            at INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;

        -- Events that were in hand at a crash.
        CREATE TABLE attempts (
            key BLOB NOT NULL PRIMARY KEY,
            body INTEGER NOT NULL,
            crashes INTEGER NOT NULL,
            quarantined INTEGER NOT NULL DEFAULT 0,
            at INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE contacts (
            platform TEXT NOT NULL,
            account TEXT NOT NULL,
            contact TEXT NOT NULL,
            last_message_at INTEGER,
            window_opened_at INTEGER,
            handoff_until INTEGER,
            silent_until INTEGER,
            answered_at BLOB,
            user_name TEXT,
            memory TEXT,
            updated_at INTEGER NOT NULL,
            PRIMARY KEY (platform, account, contact)
        ) STRICT, WITHOUT ROWID;

        -- What came and what was decided, oldest first.
        CREATE TABLE decisions (
            id INTEGER NOT NULL PRIMARY KEY,
            decided_at INTEGER NOT NULL,
            occurred_at INTEGER NOT NULL,
            platform TEXT NOT NULL,
            account TEXT NOT NULL,
            contact TEXT NOT NULL,
            kind TEXT NOT NULL,
            type TEXT,
            event_id TEXT,
            name TEXT,
            text TEXT,
            payload TEXT,
            generation INTEGER NOT NULL,
            rules_sha256 TEXT NOT NULL,
            rules TEXT NOT NULL,
            outcome TEXT NOT NULL,
            detail TEXT
        ) STRICT;

        -- Messages. state: 0 queued, 1 sending, 2 sent, 3 failed, 4 expired, 5 uncertain.
        CREATE TABLE outbox (
            id INTEGER NOT NULL PRIMARY KEY,
            decision INTEGER NOT NULL,
            state INTEGER NOT NULL,
            attempts INTEGER NOT NULL DEFAULT 0,
            crashes INTEGER NOT NULL DEFAULT 0,
            keeps_text INTEGER NOT NULL,
            window_opened_at INTEGER NOT NULL,
            account TEXT,
            address TEXT,
            reply TEXT,
            outside_window TEXT,
            message_id TEXT,
            message_hash INTEGER,
            report TEXT,
            code INTEGER,
            reason TEXT,
            updated_at INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX outbox_open ON outbox (id) WHERE state IN (0, 1, 5);
        CREATE INDEX outbox_by_decision ON outbox (decision);
        CREATE INDEX outbox_by_message ON outbox (message_hash) WHERE message_hash IS NOT NULL;

        -- Contacts that were erased, by a hash: they are not new when they write again.
        CREATE TABLE forgotten (
            contact BLOB NOT NULL PRIMARY KEY,
            last_message_at INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;

        -- What a platform told about a message before the answer with the message's id was stored.
        CREATE TABLE early_reports (
            message_id TEXT NOT NULL PRIMARY KEY,
            report TEXT NOT NULL,
            code INTEGER,
            reason TEXT,
            at INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        """

    private static let identities = """
        -- Ids that were, or are also, a contact's. Where resolves is 1, messages from the former id are that contact's; where
        -- it is 0, the id was given up, and is kept here only to be erased with the contact.
        CREATE TABLE identities (
            platform TEXT NOT NULL,
            account TEXT NOT NULL,
            former TEXT NOT NULL,
            current TEXT NOT NULL,
            resolves INTEGER NOT NULL,
            at INTEGER NOT NULL,
            PRIMARY KEY (platform, account, former)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX identities_by_current ON identities (platform, account, current);
        """
}
