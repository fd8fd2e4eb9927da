package import Conversations
import Foundation
import GRDB

extension ConversationJournal {
    /// How long things are kept, in milliseconds.
    package struct Retention: Sendable, Hashable {
        /// What was said, and bodies that could not be worked on.
        package let log: Int64
        /// What is remembered about contacts that do not write any more.
        package let contacts: Int64

        /// The keys of events are kept at least so long: platforms deliver again for a week, and a captured body works
        /// until its event is too old to be answered.
        static let leastForKeys: Int64 = 15 * 86_400_000
        /// What platforms told about messages that nobody knows.
        static let earlyReports: Int64 = 86_400_000

        /// Creates a retention.
        package init(log: Int64 = 30 * 86_400_000, contacts: Int64 = 400 * 86_400_000) {
            self.log = log
            self.contacts = contacts
        }
    }

    /// How many rows are deleted in one transaction: others write in between.
    private static let chunk = 1_000
    /// The keys are looked through in so many parts, by their first byte.
    private static let slices = 64

    /// Deletes what is older than it may be.
    package func prune(_ retention: Retention) async throws(StoreError) {
        let now = now()
        try await deleteOldest("decisions", where: "decided_at < ?", now - retention.log)
        try await deleteOldest("outbox", where: "updated_at < ? AND state NOT IN (0, 1)", now - retention.log)
        try await deleteOldest("bodies", where: "received_at < ? AND state <> 0", now - retention.log)
        try await deleteAll("contacts", "updated_at < ?", now - retention.contacts)
        try await deleteAll("identities", "at < ? AND \(Self.isNobodys)", now - retention.contacts)
        try await deleteAll("forgotten", "last_message_at < ?", now - retention.contacts)
        try await deleteAll("completions", "at < ?", now - retention.log)
        try await deleteAll("early_reports", "at < ?", now - Retention.earlyReports)
        try await deleteAll("attempts", "at < ? AND quarantined = 1", now - retention.log)
        let keys = now - max(retention.log, Retention.leastForKeys)
        for slice in 0..<Self.slices {
            let width = 256 / Self.slices
            let from = Data([UInt8(slice * width)])
            let to = slice == Self.slices - 1 ? Data(repeating: 0xff, count: 17) : Data([UInt8((slice + 1) * width)])
            try await writer.write { db in
                try db.execute(
                    sql: "DELETE FROM event_keys WHERE key >= ? AND key < ? AND at < ?",
                    arguments: [from, to, keys]
                )
            }
        }
    }

    /// Of an id: whether nothing is remembered about its contact any more.
    private static let isNobodys = """
        NOT EXISTS (SELECT 1 FROM contacts WHERE contacts.platform = identities.platform
            AND contacts.account = identities.account AND contacts.contact = identities.current)
        """

    /// Deletes rows from the oldest on, as long as a condition holds.
    private func deleteOldest(_ table: String, where condition: String, _ moment: Int64) async throws(StoreError) {
        var last = 0
        while true {
            let from = last
            let (deleted, reached) = try await writer.write { db in
                let ids = try Int.fetchAll(
                    db,
                    sql: "SELECT id FROM \(table) WHERE id > ? ORDER BY id LIMIT ?",
                    arguments: [from, Self.chunk]
                )
                guard let lastID = ids.last else { return (0, 0) }
                try db.execute(
                    sql: "DELETE FROM \(table) WHERE id > ? AND id <= ? AND \(condition)",
                    arguments: [from, lastID, moment]
                )
                return (db.changesCount, lastID)
            }
            // What is younger stands behind what is older.
            guard deleted > 0, reached > 0 else { return }
            last = reached
        }
    }

    private func deleteAll(_ table: String, _ condition: String, _ moment: Int64) async throws(StoreError) {
        try await writer.write { db in
            try db.execute(sql: "DELETE FROM \(table) WHERE \(condition)", arguments: [moment])
        }
    }
}
