package import Conversations
import Foundation
import GRDB
import Messaging

extension ConversationJournal {
    package func keep(_ completion: Completion) async throws(StoreError) {
        guard let key = completion.keys.first else { return }
        hasCompletions = true
        try await writer.write { [now] db in
            try db.execute(
                sql: """
                    INSERT OR REPLACE INTO completions (key, rule, keys, platform, account, contact, answer, at)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    key.data, completion.rule, completion.keys.reduce(into: Data()) { $0 += $1.data },
                    completion.conversation.platform.rawValue, completion.conversation.account,
                    completion.conversation.contact, completion.text, now(),
                ]
            )
        }
        CrashPoint.reach(.afterAnswer)
    }

    /// What the model answered to events.
    static func completions(
        _ keys: [EventKey],
        in conversation: ConversationKey,
        _ db: Database
    ) throws -> [Completion] {
        let statement = try db.cachedStatement(sql: "SELECT rule, keys, answer FROM completions WHERE key = ?")
        return try keys.flatMap { key in
            try Row.fetchAll(statement, arguments: [key.data])
                .map { row in
                    let all: Data = row["keys"]
                    return Completion(
                        keys: EventKey.all(in: all),
                        rule: row["rule"],
                        conversation: conversation,
                        text: row["answer"]
                    )
                }
        }
    }

    /// The events are settled: what was sent stands in the outbox.
    func forgetCompletions(of keys: [EventKey], in db: Database) throws {
        let statement = try db.cachedStatement(sql: "DELETE FROM completions WHERE key = ?")
        for key in keys { try statement.execute(arguments: [key.data]) }
    }
}

extension EventKey {
    /// The keys that stand one after the other in a value of SQLite; what is no whole key is left out.
    fileprivate static func all(in data: Data) -> [EventKey] {
        let bytes = [UInt8](data)
        return stride(from: 0, to: bytes.count, by: 16)
            .compactMap { EventKey(bytes: bytes[$0..<min($0 + 16, bytes.count)]) }
    }
}
