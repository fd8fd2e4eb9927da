import Messaging

/// `type`: what kind of message it is.
struct TypeCondition: Condition {
    static let term = Term(
        "type",
        "What was sent: text, image, comment … or a group: message, media, any. Without it a rule answers to message.",
        .oneOrMore(.name(.types))
    )

    /// What a rule means that names no type: what a person sends on purpose in the private chat.
    static let absent = Self(types: MessageType.messages, written: ["message"], isDefault: true)

    let types: Set<MessageType>
    /// The names as the rule writes them, groups included.
    let written: [String]
    let isDefault: Bool
    /// The types as bits by their ordinals: every rule that is asked asks for its types first.
    private let bits: UInt64

    init(types: Set<MessageType>, written: [String], isDefault: Bool = false) {
        self.types = types
        self.written = written
        self.isDefault = isDefault
        bits = types.reduce(0) { $0 | 1 << UInt64($1.ordinal) }
    }

    static func decode(_ node: Node, _ context: LoadContext) -> Self? {
        let names = node.oneOrMore(context.problems) { $0.name(from: .types, context.problems) }
        guard let names else { return nil }
        let types = names.reduce(into: Set<MessageType>()) { types, name in
            if let group = MessageType.groups[name] { types.formUnion(group) }
            if let type = MessageType(rawValue: name) { types.insert(type) }
        }
        return Self(types: types, written: names)
    }

    func holds(for subject: inout Subject) -> Bool {
        guard let type = subject.event.type else { return false }
        return bits & 1 << UInt64(type.ordinal) != 0
    }

    func failure(for subject: inout Subject) -> String {
        let seen = subject.event.type?.rawValue ?? "nothing that was sent"
        let reason = isDefault ? " (a rule that names no type)" : ""
        return "type: wanted \(wanted)\(reason), the message is \(seen)"
    }

    var summary: String { "type \(wanted)" }

    var reach: Reach { Reach(types: .exactly(types)) }

    var namesType: Bool { !isDefault }

    var alternatives: [Alternative] {
        // The default names nothing that an example should show.
        guard !isDefault else { return [] }
        return written.map { name in
            let types = MessageType.groups[name] ?? Set(MessageType(rawValue: name).map { [$0] } ?? [])
            return Alternative(label: "type \(name)", isVeto: false) { $0.event.type.map(types.contains) ?? false }
        }
    }

    private var wanted: String { written.joined(separator: " or ") }
}
