package import JSON
import Messaging
import Rules

extension EventReport {
    /// The report as one object.
    ///
    /// Every key is always there; what is not known is `null`.
    package var json: JSONValue {
        let event = self.event
        let trace = explanation?.trace
            .map { entry -> JSONValue in
                [
                    "rule": .string(entry.rule),
                    "matched": .bool(entry.matched),
                    "failed": Self.text(entry.failed),
                ]
            }
        return [
            "platform": .string(event.platform.rawValue),
            "event": .string(event.kind.rawValue),
            "type": Self.text(event.type?.rawValue),
            "account": Self.text(event.account),
            "contact": Self.text(event.contact),
            "name": Self.text(event.name),
            "id": Self.text(event.id),
            "text": Self.text(event.text),
            "payload": Self.text(event.payload),
            "timestamp": event.timestamp.map(JSONValue.integer) ?? .null,
            "ignored": Self.text(event.ignored?.rawValue),
            "rule": Self.text(ruleID),
            "action": Self.text(action),
            "requests": .array(requests.map(\.json)),
            "trace": .array(trace ?? []),
            "rules": .string(rulesSHA256),
        ]
    }

    private static func text(_ text: String?) -> JSONValue {
        text.map(JSONValue.string) ?? .null
    }
}
