import Conversations
import Foundation
import GRDB
import JSON
import Messaging

/// Which entries of the conversation log are looked up.
package struct LogQuery: Sendable, Hashable {
    /// Only those of this person.
    package var contact: String?
    /// Only the one with this id: a platform's id of what came or was sent, or `r34`.
    package var id: String?
    /// Only those decided since this moment, in milliseconds since 1970-01-01 UTC.
    package var since: Int64?
    /// At most so many: the latest.
    package var limit: Int

    /// Creates a query.
    package init(contact: String? = nil, id: String? = nil, since: Int64? = nil, limit: Int = 100) {
        self.contact = contact
        self.id = id
        self.since = since
        self.limit = limit
    }
}

extension JournalArchive {
    /// Looks entries up, the oldest first.
    package func entries(_ query: LogQuery) throws(JournalError) -> [LogRecord] {
        do {
            return try reader.read { db in
                let (condition, arguments) = Self.condition(query)
                let rows = try Row.fetchAll(
                    db,
                    sql: "SELECT * FROM decisions WHERE \(condition) ORDER BY id DESC LIMIT ?",
                    arguments: arguments + [query.limit]
                )
                let byDecision = try Self.messages(of: rows.map { $0["id"] as Int }, in: db)
                return rows.reversed().map { Self.record($0, byDecision[$0["id"] as Int] ?? []) }
            }
        } catch {
            throw JournalError("The log cannot be read: \(error).")
        }
    }

    private static func condition(_ query: LogQuery) -> (sql: String, arguments: StatementArguments) {
        var parts = ["1"]
        var arguments: StatementArguments = []
        if let contact = query.contact {
            parts.append("contact = ?")
            arguments += [contact]
        }
        if let since = query.since {
            parts.append("decided_at >= ?")
            arguments += [since]
        }
        if let id = query.id {
            if id.first == "r", let number = Int(id.dropFirst()) {
                parts.append("id = (SELECT decision FROM outbox WHERE outbox.id = ?)")
                arguments += [number]
            } else {
                parts.append(
                    "(event_id = ? OR id IN (SELECT decision FROM outbox WHERE message_hash = ? AND message_id = ?))"
                )
                arguments += [id, ShortHash.of(id), id]
            }
        }
        return (parts.joined(separator: " AND "), arguments)
    }

    /// The messages of decisions: those rows lie close together, so they are read as one stretch.
    private static func messages(
        of decisions: [Int],
        in db: Database
    ) throws -> [Int: [LogRecord.Message]] {
        var found: [Int: [LogRecord.Message]] = [:]
        guard let first = decisions.min(), let last = decisions.max() else { return found }
        let wanted = Set(decisions)
        let rows = try Row.fetchCursor(
            db,
            sql: "SELECT * FROM outbox WHERE decision BETWEEN ? AND ? ORDER BY id",
            arguments: [first, last]
        )
        while let row = try rows.next() {
            let decision: Int = row["decision"]
            if wanted.contains(decision) { found[decision, default: []].append(message(row)) }
        }
        return found
    }

    private static func message(_ row: Row) -> LogRecord.Message {
        let state: Int = row["state"]
        let reply: String? = row["reply"]
        return LogRecord.Message(
            id: row["id"],
            state: (RowState(rawValue: state) ?? .failed).name.rawValue,
            attempts: row["attempts"],
            text: reply.flatMap { try? JSONValue.parse($0) }.flatMap(ReplyCoding.decode).map(\.summary),
            messageID: row["message_id"],
            report: row["report"],
            code: row["code"],
            reason: row["reason"],
            updatedAt: row["updated_at"]
        )
    }

    private static func record(_ row: Row, _ messages: [LogRecord.Message]) -> LogRecord {
        let rules: String = row["rules"]
        return LogRecord(
            id: row["id"],
            decidedAt: row["decided_at"],
            occurredAt: row["occurred_at"],
            platform: row["platform"],
            account: row["account"],
            contact: row["contact"],
            kind: row["kind"],
            type: row["type"],
            eventID: row["event_id"],
            name: row["name"],
            text: row["text"],
            payload: row["payload"],
            generation: row["generation"],
            rulesSHA256: row["rules_sha256"],
            rules: rules.split(separator: " ").map(String.init),
            outcome: row["outcome"],
            detail: row["detail"],
            messages: messages
        )
    }
}

extension Reply {
    /// The message in one text.
    fileprivate var summary: String {
        switch self {
        case .text(let text), .publicText(let text): text
        case .media(let media): "[\(media.kind.rawValue)]" + (media.caption.map { " " + $0 } ?? "")
        case .buttons(let message): "\(message.text) [\(message.buttons.map(\.title).joined(separator: " | "))]"
        case .list(let list): "\(list.text) [\(list.button)]"
        case .template(let template): "[template \(template.name)] " + template.body.joined(separator: ", ")
        case .reaction(let emoji, _): emoji
        }
    }
}
