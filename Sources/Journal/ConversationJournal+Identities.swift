package import Conversations
import GRDB
package import Messaging

extension ConversationJournal {
    package func join(_ former: [String], into current: ConversationKey) async throws(StoreError) {
        try await writer.write { [now] db in
            let moment = now()
            let target = try Self.owner(of: current, in: db) ?? current
            var contact = try Self.contact(target, in: db)
            for id in former {
                let key = ConversationKey(platform: current.platform, account: current.account, contact: id)
                let source = try Self.owner(of: key, in: db) ?? key
                if source != target {
                    contact.take(try Self.contact(source, in: db))
                    try Self.give(source, to: target, at: moment, in: db)
                }
                if id != target.contact { try Self.note(id, isAlso: target, at: moment, in: db) }
                contact.note(otherID: id)
            }
            try Self.store(contact, of: target, at: moment, in: db)
        }
    }

    /// The conversation that the messages of an id belong to, where that is not its own.
    ///
    /// Only ids that stay a person's are looked up: mostly there is nothing to look up.
    static func owner(of conversation: ConversationKey, in db: Database) throws -> ConversationKey? {
        guard conversation.platform == .whatsapp, IdentityChange.isLasting(conversation.contact) else { return nil }
        let statement = try db.cachedStatement(
            sql: "SELECT current FROM identities WHERE platform = ? AND account = ? AND former = ? AND resolves = 1"
        )
        let current = try String.fetchOne(
            statement,
            arguments: [conversation.platform.rawValue, conversation.account, conversation.contact]
        )
        return current.map {
            ConversationKey(platform: conversation.platform, account: conversation.account, contact: $0)
        }
    }

    /// All ids of the person who has one of these, these included.
    static func allIDs(of ids: [String], in db: Database) throws -> [String] {
        var all = ids
        var next = 0
        while next < all.count {
            let more = try String.fetchAll(
                db,
                sql: """
                    SELECT former FROM identities WHERE current = ?1
                    UNION SELECT current FROM identities WHERE former = ?1
                    """,
                arguments: [all[next]]
            )
            for id in more where !all.contains(id) { all.append(id) }
            next += 1
        }
        return all
    }

    /// Takes everything that is remembered under an id away from it.
    private static func give(
        _ source: ConversationKey,
        to target: ConversationKey,
        at moment: Int64,
        in db: Database
    ) throws {
        let whose: StatementArguments = [source.platform.rawValue, source.account, source.contact]
        try db.execute(sql: "DELETE FROM contacts WHERE platform = ? AND account = ? AND contact = ?", arguments: whose)
        try db.execute(
            sql: "UPDATE identities SET current = ? WHERE platform = ? AND account = ? AND current = ?",
            arguments: [target.contact] + whose
        )
        try note(source.contact, isAlso: target, at: moment, in: db)
    }

    private static func note(
        _ id: String,
        isAlso target: ConversationKey,
        at moment: Int64,
        in db: Database
    ) throws {
        try db.execute(
            sql: """
                INSERT OR REPLACE INTO identities (platform, account, former, current, resolves, at)
                VALUES (?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                target.platform.rawValue, target.account, id, target.contact, IdentityChange.isLasting(id), moment,
            ]
        )
    }
}
