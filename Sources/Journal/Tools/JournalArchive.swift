import Foundation
import GRDB

/// A database opened to look into it, also while the server writes to it.
package final class JournalArchive: Sendable {
    private let folder: DataFolder
    let reader: DatabaseQueue

    /// Opens the database of a folder.
    ///
    /// - Throws: ``JournalError`` where there is none, or one that this version cannot read.
    package init(_ folder: DataFolder) throws(JournalError) {
        self.folder = folder
        guard FileManager.default.fileExists(atPath: folder.database) else {
            throw JournalError(
                "There is no database in “\(folder.path)”: name the data folder of the server with --data."
            )
        }
        do {
            reader = try Connections.reader(folder.database)
            let version = try reader.read { try Int.fetchOne($0, sql: "PRAGMA user_version") ?? 0 }
            guard version == Schema.version else {
                throw JournalError(
                    version > Schema.version
                        ? "The database in “\(folder.path)” was written by a newer replyd: use that one."
                        : "The database in “\(folder.path)” was written by an older replyd: start the server once, which brings it up to date."
                )
            }
        } catch let error as JournalError {
            throw error
        } catch let error as DatabaseError {
            throw JournalError("The database “\(folder.database)” cannot be opened: \(error.sentence).")
        } catch {
            throw JournalError("The database “\(folder.database)” cannot be opened: \(error).")
        }
    }

    /// Looks through the whole database for damage.
    ///
    /// - Returns: What is wrong, one finding each; none when all is well.
    package func damage() throws(JournalError) -> [String] {
        do {
            let findings = try reader.read { try String.fetchAll($0, sql: "PRAGMA integrity_check(20)") }
            return findings == ["ok"] ? [] : findings
        } catch let error as DatabaseError where error.isFaultOfTheDisk {
            return ["\(error.message ?? error.sentence)"]
        } catch {
            throw JournalError("The database “\(folder.database)” cannot be read: \(error).")
        }
    }

    /// Copies the database as it is at this moment, while the server goes on writing.
    ///
    /// What waits at this moment is held in the copy: when the copy is put back, it has long been answered, and must not
    /// be answered again.
    ///
    /// - Parameter path: The copy, which nobody else can read; it must not exist yet.
    /// - Throws: ``JournalError``.
    package func backUp(to path: String) throws(JournalError) {
        guard !FileManager.default.fileExists(atPath: path) else {
            throw JournalError("“\(path)” exists already: name a file that does not.")
        }
        do {
            try Schema.backUp(reader, path) { db in
                try db.execute(
                    sql:
                        "UPDATE outbox SET state = 5, reason = 'a backup was put back: perhaps it was sent' WHERE state IN (0, 1)"
                )
                try db.execute(sql: "UPDATE bodies SET state = 2 WHERE state = 0")
            }
        } catch let error as JournalError {
            throw error
        } catch {
            throw JournalError("The copy “\(path)” cannot be made: \(error).")
        }
    }
}
