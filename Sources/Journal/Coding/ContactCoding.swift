import Conversations
import Foundation
import GRDB
import JSON
import Messaging

/// Contacts as rows of their table.
enum ContactCoding {
    /// The columns of a contact, in the order of ``arguments(_:_:at:)``.
    static let columns = """
        platform, account, contact, last_message_at, window_opened_at, handoff_until, silent_until, answered_at, \
        user_name, memory, updated_at
        """

    /// The values of a contact's columns.
    static func arguments(_ key: ConversationKey, _ record: ContactRecord, at now: Int64) -> StatementArguments {
        [
            key.platform.rawValue, key.account, key.contact, record.facts.lastMessageAt, record.windowOpenedAt,
            record.facts.handoffUntil, record.silentUntil, moments(record.answeredAt), record.facts.userName,
            memory(of: record)?.serialized(), now,
        ]
    }

    /// The contact in a row.
    static func record(_ row: Row) -> ContactRecord {
        var facts = ContactFacts(
            lastMessageAt: row["last_message_at"],
            userName: row["user_name"],
            handoffUntil: row["handoff_until"]
        )
        let text: String? = row["memory"]
        let memory = text.flatMap { try? JSONValue.parse($0) }
        if let memory { read(memory, into: &facts) }
        return ContactRecord(
            facts: facts,
            windowOpenedAt: row["window_opened_at"],
            answeredAt: moments(row["answered_at"]),
            silentUntil: row["silent_until"],
            knownName: memory?["name"].flatMap(knownName),
            otherIDs: (memory?["ids"]?.array ?? []).compactMap(\.string)
        )
    }

    // MARK: - Moments: eight bytes each

    private static func moments(_ moments: [Int64]) -> Data? {
        guard !moments.isEmpty else { return nil }
        var data = Data(capacity: moments.count * 8)
        for moment in moments {
            for shift in stride(from: Int64(0), to: 64, by: 8) {
                data.append(UInt8(truncatingIfNeeded: moment >> shift))
            }
        }
        return data
    }

    private static func moments(_ data: Data?) -> [Int64] {
        guard let data else { return [] }
        let bytes = Array(data)
        return stride(from: 0, to: bytes.count - bytes.count % 8, by: 8)
            .map { start in
                bytes[start..<start + 8].reversed().reduce(Int64(0)) { $0 << 8 | Int64($1) }
            }
    }

    // MARK: - What few contacts have: as JSON

    private static func memory(of record: ContactRecord) -> JSONValue? {
        let facts = record.facts
        var object: JSONObject = [:]
        if let name = record.knownName {
            object["name"] = [
                "is": name.name.map(JSONValue.string) ?? .null, "at": .integer(name.askedAt),
                "outcome": .string(name.outcome.rawValue),
            ]
        }
        if !record.otherIDs.isEmpty { object["ids"] = .array(record.otherIDs.map(JSONValue.string)) }
        if !facts.limitUses.isEmpty {
            object["limits"] = map(facts.limitUses) { .array($0.map(JSONValue.integer)) }
        }
        if !facts.lastPicks.isEmpty { object["picks"] = map(facts.lastPicks) { .integer(Int64($0)) } }
        if let menu = facts.lastMenu {
            object["menu"] = [
                "at": .integer(menu.sentAt),
                "choices": .array(menu.choices.map { [.string($0.title), .string($0.payload)] }),
            ]
        }
        return object.members.isEmpty ? nil : .object(object)
    }

    private static func map<Value>(_ values: [String: Value], _ encode: (Value) -> JSONValue) -> JSONValue {
        .object(JSONObject(values.sorted { $0.key < $1.key }.map { (key: $0.key, value: encode($0.value)) }))
    }

    private static func knownName(_ name: JSONValue) -> KnownName? {
        guard let askedAt = name["at"]?.integer,
            let outcome = name["outcome"]?.string.flatMap(KnownName.Outcome.init(rawValue:))
        else { return nil }
        return KnownName(name: name["is"]?.string, askedAt: askedAt, outcome: outcome)
    }

    private static func read(_ memory: JSONValue, into facts: inout ContactFacts) {
        for (rule, uses) in memory["limits"]?.object?.members ?? [] {
            facts.limitUses[rule] = (uses.array ?? []).compactMap(\.integer)
        }
        for (rule, pick) in memory["picks"]?.object?.members ?? [] {
            facts.lastPicks[rule] = pick.integer.flatMap { Int(exactly: $0) }
        }
        if let menu = memory["menu"], let sentAt = menu["at"]?.integer {
            let choices = (menu["choices"]?.array ?? [])
                .compactMap { choice -> SentMenu.Choice? in
                    guard let title = choice[0]?.string, let payload = choice[1]?.string else { return nil }
                    return SentMenu.Choice(title: title, payload: payload)
                }
            facts.lastMenu = SentMenu(choices: choices, sentAt: sentAt)
        }
    }
}
