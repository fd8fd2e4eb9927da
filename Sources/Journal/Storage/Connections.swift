import Foundation
import GRDB

/// How the database is opened.
///
/// One connection writes and makes all checkpoints; the others only read. SQLite before 3.51.3 can lose a write when two
/// connections write or make checkpoints at once (its "WAL reset" bug), and Debian 12 ships such a version.
enum Connections {
    /// The connection that writes.
    static func writer(_ path: String) throws -> DatabaseQueue {
        var configuration = Configuration()
        configuration.label = "journal.writer"
        configuration.journalMode = .wal
        configuration.busyMode = .timeout(1)
        configuration.foreignKeysEnabled = false
        // A rollback that fails with the disk must not end the process: the next transaction begins with another one.
        configuration.allowsUnsafeTransactions = true
        configuration.publicStatementArguments = false
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        try queue.writeWithoutTransaction { db in
            // GRDB sets NORMAL, which loses acknowledged messages when the power fails.
            try db.execute(sql: "PRAGMA synchronous = FULL")
            try db.execute(sql: "PRAGMA wal_autocheckpoint = 8000")
            try db.execute(sql: "PRAGMA mmap_size = 0")
            // What is deleted is overwritten: a person who was forgotten is nowhere in the file.
            try db.execute(sql: "PRAGMA secure_delete = ON")
        }
        return queue
    }

    /// A connection that only reads.
    static func reader(_ path: String) throws -> DatabaseQueue {
        var configuration = Configuration()
        configuration.label = "journal.reader"
        configuration.readonly = true
        configuration.busyMode = .timeout(1)
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        try queue.read { db in
            try db.execute(sql: "PRAGMA wal_autocheckpoint = 0")
            try db.execute(sql: "PRAGMA mmap_size = 0")
        }
        return queue
    }
}
