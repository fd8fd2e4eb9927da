import Messaging

/// A message that stands in a rule to show what the rule does: a test that every reload runs.
struct Example: Sendable {
    /// What the example says about the rule.
    enum Expectation: String, Sendable {
        /// This rule answers.
        case match
        /// This rule does not answer.
        case noMatch = "no_match"
    }

    let expectation: Expectation
    let place: Place
    let text: String?
    let platform: Platform?
    let type: MessageType?
    let payload: String?
    let name: String?

    /// The messages that the example stands for, given what the rule can answer.
    ///
    /// An example that names no platform is tried on every platform that the rule can reach. One that names no type is
    /// a button press if it has a payload, otherwise a text; in a rule that no text can reach, each type that can.
    func events(for reach: Reach) -> [InboundEvent] {
        let platforms = platform.map { [$0] } ?? Platform.allCases.filter(reach.platforms.possible.contains)
        let types: [MessageType]
        if let type {
            types = [type]
        } else if payload != nil {
            types = [.button]
        } else if reach.types.possible.contains(.text) {
            types = [.text]
        } else {
            types = MessageType.allCases.filter(reach.types.possible.contains)
        }
        return platforms.flatMap { platform in
            types.map { type in
                InboundEvent(
                    platform: platform,
                    kind: payload == nil ? .message : .postback,
                    type: type,
                    account: "example",
                    contact: "example",
                    name: name,
                    id: "example",
                    text: text,
                    payload: payload
                )
            }
        }
    }

    /// The example in words.
    var summary: String {
        if let text { return Quote.message(text) }
        if let payload { return "payload \(Quote.message(payload))" }
        return type.map { "type \($0.rawValue)" } ?? "this message"
    }
}

extension Example {
    /// Reads a rule's `examples`.
    static func decodeAll(_ node: Node, _ problems: Problems) -> [Example] {
        guard let fields = Fields(node, .examples, problems) else { return [] }
        return [Expectation.match, .noMatch]
            .flatMap { expectation -> [Example] in
                guard let list = fields[expectation.rawValue] else { return [] }
                guard let entries = list.entries else { return list.mismatch("a list", problems) ?? [] }
                return entries.compactMap { decode($0, expectation, problems) }
            }
    }

    private static func decode(_ node: Node, _ expectation: Expectation, _ problems: Problems) -> Example? {
        if let text = node.string {
            return Example(
                expectation: expectation,
                place: node.place,
                text: text,
                platform: nil,
                type: nil,
                payload: nil,
                name: nil
            )
        }
        guard node.isObject else { return node.mismatch("a text or an object `{ … }`", problems) }
        guard let fields = Fields(node, .example, problems), fields.areAllKnown else { return nil }
        // A key with a mistake in it must not turn the example into another one.
        var isComplete = true
        func read<Value>(_ key: String, _ read: (Node) -> Value?) -> Value? {
            guard let member = fields[key] else { return nil }
            let value = read(member)
            if value == nil { isComplete = false }
            return value
        }
        let example = Example(
            expectation: expectation,
            place: node.place,
            text: read("text") { $0.text(problems) },
            platform: read("platform") { $0.name(from: .platforms, problems).flatMap(Platform.init(rawValue:)) },
            type: read("type") { $0.name(from: .messageTypes, problems).flatMap(MessageType.init(rawValue:)) },
            payload: read("payload") { $0.text(problems) },
            name: read("name") { $0.text(problems) }
        )
        guard isComplete else { return nil }
        if example.text == nil, example.type == nil, example.payload == nil {
            problems.error(
                .emptyObject,
                at: .opening(node.place),
                "this example says nothing about the message",
                help: "give it a `text`, a `type` or a `payload`"
            )
            return nil
        }
        return example
    }
}
