package import Conversations
import Foundation
import GRDB
import Messaging

extension ConversationJournal {
    /// What was erased of a person.
    package struct Erasure: Sendable, Hashable {
        /// Conversations.
        package var contacts = 0
        /// Messages that came.
        package var events = 0
        /// Messages that were sent or waited.
        package var messages = 0
        /// Bodies that could not be worked on and held the person's id.
        package var bodies = 0
    }

    /// Erases everything about a person, by the id that a platform has for them; for WhatsApp the phone number.
    ///
    /// What is left is a hash: a message that is delivered again is not answered twice, and the person is not new.
    package func forget(_ contact: String) async throws(StoreError) -> Erasure {
        let spellings = Self.spellings(of: contact)
        let erasure = try await writer.write { [now] db in
            var erasure = Erasure()
            let ids = try Self.allIDs(of: spellings, in: db)
            for id in ids {
                try db.execute(sql: "DELETE FROM identities WHERE former = ?1 OR current = ?1", arguments: [id])
                let conversations = try Row.fetchAll(
                    db,
                    sql: """
                        SELECT platform, account, max(at) AS at FROM (
                            SELECT platform, account, coalesce(last_message_at, 0) AS at FROM contacts WHERE contact = ?1
                            UNION SELECT platform, account, decided_at AS at FROM decisions WHERE contact = ?1
                        ) GROUP BY platform, account
                        """,
                    arguments: [id]
                )
                for row in conversations {
                    let name: String = row["platform"]
                    guard let platform = Platform(rawValue: name) else { continue }
                    let key = ConversationKey(platform: platform, account: row["account"], contact: id)
                    let at: Int64 = row["at"]
                    try db.execute(
                        sql: "INSERT OR REPLACE INTO forgotten (contact, last_message_at) VALUES (?, ?)",
                        arguments: [ContactHash.of(key), at > 0 ? at : now()]
                    )
                }
                try db.execute(
                    sql: "DELETE FROM outbox WHERE decision IN (SELECT id FROM decisions WHERE contact = ?)",
                    arguments: [id]
                )
                erasure.messages += db.changesCount
                try db.execute(sql: "DELETE FROM decisions WHERE contact = ?", arguments: [id])
                erasure.events += db.changesCount
                try db.execute(sql: "DELETE FROM completions WHERE contact = ?", arguments: [id])
                try db.execute(sql: "DELETE FROM contacts WHERE contact = ?", arguments: [id])
                erasure.contacts += db.changesCount
                try db.execute(
                    sql:
                        "DELETE FROM attempts WHERE body IN (SELECT id FROM bodies WHERE state <> 0 AND instr(body, ?) > 0)",
                    arguments: [Data(id.utf8)]
                )
                try db.execute(
                    sql: "DELETE FROM bodies WHERE state <> 0 AND instr(body, ?) > 0",
                    arguments: [Data(id.utf8)]
                )
                erasure.bodies += db.changesCount
            }
            return erasure
        }
        try writer.emptyLog()
        return erasure
    }

    /// A phone number is written with or without `+`, spaces and hyphens; a platform's id is digits.
    private static func spellings(of contact: String) -> [String] {
        let digits = contact.filter { $0.isASCII && $0.isNumber }
        let isPhone = !digits.isEmpty && contact.allSatisfy { $0.isASCII && $0.isNumber || "+ -()./".contains($0) }
        return isPhone && digits != contact ? [contact, digits] : [contact]
    }

    /// What an operator wants tried again.
    package enum Retried: Sendable, Hashable {
        /// A body that was set aside: its events are worked on once more.
        case webhook(Int)
        /// A message that is not sent; it waits again.
        case message(OutboxTicket)
        /// There is nothing of this name that could be tried again.
        case nothing
    }

    /// Tries something again: `w12` is a webhook, `r34` a message.
    package func retry(_ name: String) async throws(StoreError) -> Retried {
        guard let number = Int(name.dropFirst()), number > 0 else { return .nothing }
        switch name.first {
        case "w":
            let found = try await writer.write { db in
                try db.execute(
                    sql: "UPDATE bodies SET state = 0, parse_attempts = 0 WHERE id = ? AND state IN (1, 2)",
                    arguments: [number]
                )
                guard db.changesCount > 0 else { return false }
                try db.execute(sql: "DELETE FROM attempts WHERE body = ?", arguments: [number])
                return true
            }
            return found ? .webhook(number) : .nothing
        case "r":
            let found = try await writer.write { [now] db in
                try db.execute(
                    sql: """
                        UPDATE outbox SET state = 0, crashes = 0, attempts = 0, code = NULL, reason = NULL, updated_at = ?
                        WHERE id = ? AND state IN (3, 4, 5) AND reply IS NOT NULL
                        """,
                    arguments: [now(), number]
                )
                return db.changesCount > 0
            }
            guard found, let row = try row(number) else { return .nothing }
            return .message(OutboxTicket(row))
        default:
            return .nothing
        }
    }

    /// How much of everything there is.
    package struct Contents: Sendable, Hashable {
        /// Bodies that cannot be parsed.
        package var unparsed = 0
        /// Events that were set aside.
        package var quarantined = 0
        /// Messages that may have been sent or not.
        package var uncertain = 0
        /// The size of the database and of its log, in bytes.
        package var bytes: Int64 = 0
    }

    /// How much of everything there is; counts of what is rare only.
    package func contents() throws(StoreError) -> Contents {
        var contents = try read { db in
            Contents(
                unparsed: try Int.fetchOne(db, sql: "SELECT count(*) FROM bodies WHERE state <> 0 AND state = 1") ?? 0,
                quarantined: try Int.fetchOne(db, sql: "SELECT count(*) FROM bodies WHERE state <> 0 AND state = 2")
                    ?? 0,
                uncertain: try Int.fetchOne(
                    db,
                    sql: "SELECT count(*) FROM outbox WHERE state IN (0, 1, 5) AND state = 5"
                ) ?? 0
            )
        }
        for suffix in ["", "-wal"] {
            var status = stat()
            if stat(folder.database + suffix, &status) == 0 { contents.bytes += Int64(status.st_size) }
        }
        return contents
    }
}
