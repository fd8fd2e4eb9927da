package import Conversations
import Foundation
import GRDB
import JSON
package import Messaging

extension ConversationJournal: ConversationStore {
    package func known(_ keys: [EventKey], in conversation: ConversationKey) throws(StoreError) -> KnownState {
        let (looksUpAttempts, looksUpCompletions) = (hasAttempts, hasCompletions)
        return try read { db in
            let settled = try db.cachedStatement(sql: "SELECT 1 FROM event_keys WHERE key = ?")
            let found = try keys.filter { try Int.fetchOne(settled, arguments: [$0.data]) != nil }
            var quarantined: [EventKey] = []
            if looksUpAttempts {
                let attempts = try db.cachedStatement(sql: "SELECT 1 FROM attempts WHERE key = ? AND quarantined = 1")
                quarantined = try keys.filter { try Int.fetchOne(attempts, arguments: [$0.data]) != nil }
            }
            let owner = try Self.owner(of: conversation, in: db)
            return KnownState(
                settled: Set(found),
                quarantined: Set(quarantined),
                completions: looksUpCompletions ? try Self.completions(keys, in: conversation, db) : [],
                contact: try Self.contact(owner ?? conversation, in: db),
                conversation: owner
            )
        }
    }

    /// What is remembered about a contact.
    static func contact(_ conversation: ConversationKey, in db: Database) throws -> ContactRecord {
        let contact = try db.cachedStatement(
            sql: "SELECT * FROM contacts WHERE platform = ? AND account = ? AND contact = ?"
        )
        let row = try Row.fetchOne(
            contact,
            arguments: [conversation.platform.rawValue, conversation.account, conversation.contact]
        )
        return try row.map(ContactCoding.record) ?? forgotten(conversation, in: db)
    }

    /// What is left of a contact that was erased: only that it is not new.
    private static func forgotten(_ conversation: ConversationKey, in db: Database) throws -> ContactRecord {
        let statement = try db.cachedStatement(sql: "SELECT last_message_at FROM forgotten WHERE contact = ?")
        let moment = try Int64.fetchOne(statement, arguments: [ContactHash.of(conversation)])
        return ContactRecord(facts: ContactFacts(lastMessageAt: moment))
    }

    package func settle(_ settlement: Settlement) async throws(StoreError) -> SettleOutcome {
        let outcome = try await writer.write { [self] db -> SettleOutcome in
            let moment = now()
            var isNew = settlement.keys.isEmpty
            let insert = try db.cachedStatement(sql: "INSERT OR IGNORE INTO event_keys (key, at) VALUES (?, ?)")
            for key in settlement.keys {
                try insert.execute(arguments: [key.data, moment])
                if db.changesCount > 0 { isNew = true }
            }
            guard isNew else { return .repeated }
            if hasAttempts {
                for key in settlement.keys {
                    try db.execute(sql: "DELETE FROM attempts WHERE key = ? AND quarantined = 0", arguments: [key.data])
                }
            }
            if hasCompletions { try forgetCompletions(of: settlement.keys, in: db) }
            if let contact = settlement.contact {
                try Self.store(contact, of: settlement.conversation, at: moment, in: db)
            }
            let decision = nextDecision()
            if let entry = settlement.entry { try insertDecision(decision, entry, in: db) }
            return .settled(try insertMessages(of: settlement, decision, at: moment, in: db))
        }
        if settlement.claimsFirst { CrashPoint.reach(.afterClaim) }
        return outcome
    }

    package func beginAttempt(_ key: EventKey, ofWebhook webhook: Int) async throws(StoreError) -> Int {
        hasAttempts = true
        return try await writer.write { [now] db in
            try db.execute(
                sql: """
                    INSERT INTO attempts (key, body, crashes, at) VALUES (?, ?, 1, ?)
                    ON CONFLICT (key) DO UPDATE SET crashes = crashes + 1, body = excluded.body
                    """,
                arguments: [key.data, webhook, now()]
            )
            return try Int.fetchOne(db, sql: "SELECT crashes FROM attempts WHERE key = ?", arguments: [key.data]) ?? 1
        }
    }

    package func quarantine(
        _ key: EventKey,
        ofWebhook webhook: Int,
        _ entry: LogEntry
    ) async throws(StoreError) {
        try await writer.write { [self] db in
            try db.execute(sql: "UPDATE attempts SET quarantined = 1 WHERE key = ?", arguments: [key.data])
            try db.execute(sql: "UPDATE bodies SET state = 2 WHERE id = ?", arguments: [webhook])
            try insertDecision(nextDecision(), entry, in: db)
        }
    }

    // MARK: - Rows

    /// Remembers something about a contact.
    static func store(
        _ contact: ContactRecord,
        of conversation: ConversationKey,
        at moment: Int64,
        in db: Database
    ) throws {
        try db.cachedStatement(
            sql: "INSERT OR REPLACE INTO contacts (\(ContactCoding.columns)) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
        )
        .execute(arguments: ContactCoding.arguments(conversation, contact, at: moment))
    }

    func insertDecision(_ id: Int, _ entry: LogEntry, in db: Database) throws {
        try db.cachedStatement(
            sql: """
                INSERT INTO decisions (id, decided_at, occurred_at, platform, account, contact, kind, type, event_id, name,
                    text, payload, generation, rules_sha256, rules, outcome, detail)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
        )
        .execute(arguments: [
            id, entry.decidedAt, entry.occurredAt, entry.conversation.platform.rawValue, entry.conversation.account,
            entry.conversation.contact, entry.kind.rawValue, entry.type?.rawValue, entry.eventID, entry.name,
            entry.text,
            entry.payload, entry.generation, String(entry.rulesSHA256.prefix(12)), entry.rules.joined(separator: " "),
            entry.outcome.rawValue, entry.detail,
        ])
    }

    /// An entry about a body that could not even be taken apart: whose it is, is not known.
    func insertSetAside(_ webhook: ReceivedWebhook, in db: Database) throws {
        try db.execute(
            sql: """
                INSERT INTO decisions (id, decided_at, occurred_at, platform, account, contact, kind, generation,
                    rules_sha256, rules, outcome, detail)
                VALUES (?, ?, ?, 'unknown', '', '', 'webhook', 0, '', '', 'quarantined', ?)
                """,
            arguments: [
                nextDecision(), now(), webhook.receivedAt,
                "the program crashed twice while it was taken apart; “replyd retry w\(webhook.id)” tries it again",
            ]
        )
    }

    private func insertMessages(
        of settlement: Settlement,
        _ decision: Int,
        at moment: Int64,
        in db: Database
    ) throws -> [OutboxRow] {
        guard !settlement.messages.isEmpty else { return [] }
        let insert = try db.cachedStatement(
            sql: """
                INSERT INTO outbox (id, decision, keeps_text, window_opened_at, account, address, reply,
                    outside_window, updated_at, state, attempts) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
        )
        return try settlement.messages.enumerated()
            .map { number, message in
                let id = nextMessage()
                let isClaimed = settlement.claimsFirst && number == 0
                let state = isClaimed ? RowState.sending : .queued
                try insert.execute(arguments: [
                    id, decision, settlement.keepsText, settlement.windowOpenedAt, settlement.destination.account,
                    settlement.destination.address.map(ReplyCoding.encode),
                    ReplyCoding.encode(message.reply).serialized(),
                    message.outsideWindow.map { ReplyCoding.encode($0).serialized() }, moment, state.rawValue,
                    isClaimed ? 1 : 0,
                ])
                return OutboxRow(
                    id: id,
                    decision: decision,
                    destination: settlement.destination,
                    reply: message.reply,
                    outsideWindow: message.outsideWindow,
                    windowOpenedAt: settlement.windowOpenedAt
                )
            }
    }
}

extension EventKey {
    /// The key as a value for SQLite.
    var data: Data { Data(bytes) }
}
