package import Conversations
import Foundation
import GRDB
import JSON
package import Messaging

extension ConversationJournal {
    /// At so many crashes during its sending a message is not sent again by itself.
    private static let maximumCrashes = 2

    package func recover(_ policy: UncertainPolicy) async throws(StoreError) -> [OutboxTicket] {
        let wasStoppedInOrder = wasStoppedInOrder
        let last = lastEarlierMessage
        try await writer.write { [now] db in
            let wasSending = "WHERE state IN (0, 1, 5) AND state = 1 AND id <= ?"
            if !wasStoppedInOrder {
                try db.execute(sql: "UPDATE outbox SET crashes = crashes + 1 \(wasSending)", arguments: [last])
            }
            try db.execute(
                sql: "UPDATE outbox SET state = 5, updated_at = ?, reason = ? \(wasSending) AND (? OR crashes >= ?)",
                arguments: [
                    now(), "the program ended while it was being sent", last, policy == .hold, Self.maximumCrashes,
                ]
            )
            try db.execute(sql: "UPDATE outbox SET state = 0 \(wasSending)", arguments: [last])
        }
        return try read { db in
            // Those of this run are in the sender's hands already.
            let condition =
                " WHERE outbox.state IN (0, 1, 5) AND outbox.state = 0 AND outbox.id <= ? ORDER BY outbox.id"
            let rows = try Row.fetchCursor(db, sql: Self.rowQuery + condition, arguments: [last])
            var tickets: [OutboxTicket] = []
            while let row = try rows.next() {
                if let message = Self.row(row) { tickets.append(OutboxTicket(message)) }
            }
            return tickets
        }
    }

    package func row(_ id: Int) throws(StoreError) -> OutboxRow? {
        try read { db in
            let statement = try db.cachedStatement(
                sql: Self.rowQuery + " WHERE outbox.id = ? AND outbox.state IN (0, 1)"
            )
            return try Row.fetchOne(statement, arguments: [id]).flatMap(Self.row)
        }
    }

    package func update(_ row: Int, to state: OutboxState) async throws(StoreError) {
        if case .sent = state { CrashPoint.reach(.afterSend) }
        try await writer.write { [self] db in
            try note(row, state, at: now(), in: db)
        }
        if case .sending = state { CrashPoint.reach(.afterClaim) }
    }

    package func abandon(_ row: Int, as state: OutboxState) async throws(StoreError) -> [Int] {
        try await writer.write { [self] db in
            let moment = now()
            let later = try Int.fetchAll(
                db,
                sql: """
                    SELECT id FROM outbox WHERE state IN (0, 1, 5) AND state = 0 AND id > ?1
                        AND decision = (SELECT decision FROM outbox WHERE id = ?1) ORDER BY id
                    """,
                arguments: [row]
            )
            for id in [row] + later { try note(id, state, at: moment, in: db) }
            return later
        }
    }

    package func note(_ report: DeliveryReport, about messageID: String, at moment: Int64) async throws(StoreError) {
        try await writer.write { db in
            let found = try Row.fetchOne(
                db.cachedStatement(sql: "SELECT id, report FROM outbox WHERE message_hash = ? AND message_id = ?"),
                arguments: [ShortHash.of(messageID), messageID]
            )
            guard let found else {
                let early = try String.fetchOne(
                    db,
                    sql: "SELECT report FROM early_reports WHERE message_id = ?",
                    arguments: [messageID]
                )
                guard report.isNews(after: early.flatMap(DeliveryReport.init(word:))) else { return }
                try db.execute(
                    sql:
                        "INSERT OR REPLACE INTO early_reports (message_id, report, code, reason, at) VALUES (?, ?, ?, ?, ?)",
                    arguments: [messageID, report.progress.rawValue, report.code, report.reason, moment]
                )
                return
            }
            let earlier: String? = found["report"]
            guard report.isNews(after: earlier.flatMap(DeliveryReport.init(word:))) else { return }
            let id: Int = found["id"]
            try Self.store(report, of: id, in: db)
        }
    }

    package func origin(ofMessage id: String?, in conversation: ConversationKey) throws(StoreError) -> EchoOrigin {
        try read { db in
            if let id {
                let isOurs = try Int.fetchOne(
                    db,
                    sql: "SELECT 1 FROM outbox WHERE message_hash = ? AND message_id = ?",
                    arguments: [ShortHash.of(id), id]
                )
                if isOurs != nil { return .ours }
            }
            let isSending = try Int.fetchOne(
                db,
                sql: """
                    SELECT 1 FROM outbox JOIN decisions ON decisions.id = outbox.decision
                    WHERE outbox.state IN (0, 1, 5) AND outbox.state IN (1, 5)
                        AND contact = ? AND decisions.account = ? AND platform = ?
                    """,
                arguments: [conversation.contact, conversation.account, conversation.platform.rawValue]
            )
            return isSending == nil ? .others : .undecided
        }
    }

    // MARK: - Rows

    private static let rowQuery = """
        SELECT outbox.*, decisions.platform AS platform, decisions.account AS home, decisions.contact AS contact
        FROM outbox JOIN decisions ON decisions.id = outbox.decision
        """

    /// The message in a row; `nil` where its words were erased.
    static func row(_ row: Row) -> OutboxRow? {
        let platform: String = row["platform"]
        let reply: String? = row["reply"]
        let outside: String? = row["outside_window"]
        let address: String? = row["address"]
        guard let platform = Platform(rawValue: platform),
            let reply = reply.flatMap({ try? .parse($0) }).flatMap(ReplyCoding.decode)
        else { return nil }
        return OutboxRow(
            id: row["id"],
            decision: row["decision"],
            destination: Destination(
                conversation: ConversationKey(platform: platform, account: row["home"], contact: row["contact"]),
                account: row["account"],
                address: address.flatMap(ReplyCoding.address)
            ),
            reply: reply,
            outsideWindow: outside.flatMap { try? .parse($0) }.flatMap(ReplyCoding.outsideWindow),
            windowOpenedAt: row["window_opened_at"],
            attempts: row["attempts"]
        )
    }

    private func note(_ id: Int, _ state: OutboxState, at moment: Int64, in db: Database) throws {
        switch state {
        case .queued:
            try db.cachedStatement(sql: "UPDATE outbox SET state = 0, updated_at = ? WHERE id = ? AND state IN (0, 1)")
                .execute(arguments: [moment, id])
        case .sending(let attempt):
            try db.cachedStatement(
                sql: "UPDATE outbox SET state = 1, attempts = ?, updated_at = ? WHERE id = ? AND state IN (0, 1)"
            )
            .execute(arguments: [attempt, moment, id])
        case .sent(let messageID):
            try db.cachedStatement(
                sql: """
                    UPDATE outbox SET state = 2, message_id = ?, message_hash = ?, updated_at = ?, code = NULL,
                        reason = NULL, outside_window = NULL, reply = CASE WHEN keeps_text THEN reply END
                    WHERE id = ? AND state IN (0, 1)
                    """
            )
            .execute(arguments: [messageID, messageID.map(ShortHash.of), moment, id])
            if let messageID { try takeEarlyReport(messageID, of: id, in: db) }
        case .failed(let code, let reason):
            try finish(id, .failed, code: code, reason: reason, at: moment, in: db)
        case .expired(let reason):
            try finish(id, .expired, code: nil, reason: reason, at: moment, in: db)
        case .uncertain(let reason):
            try finish(id, .uncertain, code: nil, reason: reason, at: moment, in: db)
        }
    }

    /// A message that is not sent keeps its words: an operator may have it sent all the same.
    private func finish(
        _ id: Int,
        _ state: RowState,
        code: Int?,
        reason: String,
        at moment: Int64,
        in db: Database
    ) throws {
        try db.execute(
            sql: "UPDATE outbox SET state = ?, code = ?, reason = ?, updated_at = ? WHERE id = ? AND state IN (0, 1)",
            arguments: [state.rawValue, code, reason, moment, id]
        )
    }

    private func takeEarlyReport(_ messageID: String, of id: Int, in db: Database) throws {
        let early = try Row.fetchOne(
            db.cachedStatement(sql: "SELECT report, code, reason FROM early_reports WHERE message_id = ?"),
            arguments: [messageID]
        )
        guard let early else { return }
        let word: String = early["report"]
        if let progress = DeliveryReport.Progress(rawValue: word) {
            let report = DeliveryReport(progress: progress, code: early["code"], reason: early["reason"])
            try Self.store(report, of: id, in: db)
        }
        try db.execute(sql: "DELETE FROM early_reports WHERE message_id = ?", arguments: [messageID])
    }

    private static func store(_ report: DeliveryReport, of id: Int, in db: Database) throws {
        try db.cachedStatement(sql: "UPDATE outbox SET report = ?, code = ?, reason = ? WHERE id = ?")
            .execute(arguments: [report.progress.rawValue, report.code, report.reason, id])
    }
}

extension DeliveryReport {
    /// What a stored word says.
    init?(word: String) {
        guard let progress = Progress(rawValue: word) else { return nil }
        self.init(progress: progress)
    }
}
