import Foundation
import JSON
import Journal
import Secrets

extension LogRecord {
    /// The entry as lines for a person.
    var printed: String {
        let from = name.map { "\(contact) (\($0))" } ?? contact
        let what = [type ?? kind, text.map { "“\($0)”" }, payload.map { "[\($0)]" }].compactMap(\.self)
        var lines = [
            "\(Self.time(decidedAt))  \(platform) \(account)  \(from): \(what.joined(separator: " "))"
                + (eventID.map { "  \($0)" } ?? "")
        ]
        let by = rules.isEmpty ? "" : " by \(rules.joined(separator: ", "))"
        let under = generation > 0 ? " (rules generation \(generation), \(rulesSHA256))" : ""
        lines.append("    \(outcome)\(by)\(under)" + (detail.map { ": \($0)" } ?? ""))
        lines += messages.map { "    \($0.line)" }
        return lines.map { LogEscaping.escaped($0) + "\n" }.joined()
    }

    /// The entry as an object.
    var json: JSONValue {
        .object(
            JSONObject(present: [
                "id": .integer(Int64(id)), "decided_at": .integer(decidedAt), "occurred_at": .integer(occurredAt),
                "platform": .string(platform), "account": .string(account), "contact": .string(contact),
                "event": .string(kind), "type": type.map(JSONValue.string), "event_id": eventID.map(JSONValue.string),
                "name": name.map(JSONValue.string), "text": text.map(JSONValue.string),
                "payload": payload.map(JSONValue.string), "outcome": .string(outcome),
                "detail": detail.map(JSONValue.string), "rules": .array(rules.map(JSONValue.string)),
                "generation": .integer(Int64(generation)), "rules_sha256": .string(rulesSHA256),
                "replies": .array(messages.map(\.json)),
            ])
        )
    }

    /// A moment as `2026-11-24 19:20:03Z`.
    static func time(_ milliseconds: Int64) -> String {
        let style = Date.ISO8601FormatStyle(timeZone: .gmt)
        let date = Date(timeIntervalSince1970: Double(milliseconds) / 1000)
        return date.formatted(style).replacingOccurrences(of: "T", with: " ")
    }
}

extension LogRecord.Message {
    /// The message as a line for a person.
    fileprivate var line: String {
        var parts = ["→ r\(id) \(state)"]
        if let report { parts.append("then \(report)") }
        if attempts > 1 { parts.append("after \(attempts) attempts") }
        if let code { parts.append("(error \(code))") }
        if let messageID { parts.append(messageID) }
        let words = text.map { ": “\($0)”" } ?? ""
        return parts.joined(separator: " ") + words + (reason.map { " — \($0)" } ?? "")
    }

    /// The message as an object.
    fileprivate var json: JSONValue {
        .object(
            JSONObject(present: [
                "id": .string("r\(id)"), "state": .string(state), "attempts": .integer(Int64(attempts)),
                "text": text.map(JSONValue.string), "message_id": messageID.map(JSONValue.string),
                "report": report.map(JSONValue.string), "code": code.map { .integer(Int64($0)) },
                "reason": reason.map(JSONValue.string), "updated_at": .integer(updatedAt),
            ])
        )
    }
}
