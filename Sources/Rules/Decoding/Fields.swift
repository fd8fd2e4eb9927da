import JSON

/// The members of an object whose keys are held to a vocabulary.
struct Fields {
    /// The object.
    let node: Node
    /// Whether every key was one of the vocabulary.
    let areAllKnown: Bool
    /// In the order in which they stand; a vocabulary is small, so that looking at each is quicker than hashing.
    ///
    /// They become nodes when they are asked for: nearly every object is read as it stands in the document.
    private let members: [JSONObject.Member]
    private let probablyMeant: Set<String>

    /// Reads an object and reports every key that is unknown; `nil` when it is no object.
    init?(_ node: Node, _ vocabulary: Vocabulary, _ problems: Problems) {
        guard let all = node.value.object?.members else {
            let _: Never? = node.mismatch("an object `{ … }`", problems)
            return nil
        }
        self.node = node
        if all.allSatisfy({ $0.key != Self.note && vocabulary.knows($0.key) }), all.isEmpty || !problems.mustStop() {
            members = all
            areAllKnown = true
            probablyMeant = []
            return
        }
        var members: [JSONObject.Member] = []
        var meant: Set<String> = []
        var areAllKnown = true
        for (key, value) in all where key != Self.note {
            guard !problems.mustStop() else { break }
            switch vocabulary.verdict(on: key) {
            case .known:
                members.append((key, value))
                continue
            case .unknown(let suggestion):
                problems.error(
                    .unknownKey,
                    at: .key(node.place.child(key)),
                    "unknown key `\(Quote.plain(key))` in \(vocabulary.place)",
                    help: suggestion == nil
                        ? "\(vocabulary.place) can have: \(vocabulary.names.joined(separator: ", "))" : nil,
                    suggestion: suggestion
                )
                if let suggestion { meant.insert(suggestion) }
            }
            areAllKnown = false
        }
        self.members = members
        self.areAllKnown = areAllKnown
        probablyMeant = meant
    }

    /// A member.
    subscript(_ key: String) -> Node? {
        for member in members where member.key == key { return node(of: member) }
        return nil
    }

    /// The keys that are there, of those given, in the order of the object's own members.
    func present(_ keys: [String]) -> [Node] {
        members.filter { keys.contains($0.key) }.map(node)
    }

    /// Whether there is any of some keys.
    func hasAny(of keys: [String]) -> Bool {
        members.contains { keys.contains($0.key) }
    }

    private func node(of member: JSONObject.Member) -> Node {
        Node(value: member.value, place: node.place.child(member.key))
    }

    /// Whether a key is missing, rather than misspelt, which has been reported already.
    func lacks(_ key: String) -> Bool {
        !members.contains { $0.key == key } && !probablyMeant.contains(key)
    }

    /// What a member says, if it is there; a mistake in it makes the whole incomplete.
    func read<Value>(_ key: String, _ isComplete: inout Bool, _ read: (Node) -> Value?) -> Value? {
        guard let member = self[key] else { return nil }
        let value = read(member)
        if value == nil { isComplete = false }
        return value
    }

    /// A member that must be there; reports that it is missing, with an example of how to write it.
    func required(_ key: String, _ example: String, _ problems: Problems) -> Node? {
        if let member = self[key] { return member }
        if lacks(key) {
            problems.error(
                .missingKey,
                at: .opening(node.place),
                "\(node.label) has no `\(key)`",
                help: "add for example \(example)"
            )
        }
        return nil
    }

    /// Whether there is any key besides a note; reports an object that asks for nothing.
    func hasAny(of vocabulary: Vocabulary, _ problems: Problems) -> Bool {
        if !members.isEmpty { return true }
        problems.error(
            .emptyObject,
            at: .opening(node.place),
            "\(node.label) asks for nothing",
            help: "it can have: \(vocabulary.names.joined(separator: ", "))"
        )
        return false
    }

    /// The key that may stand in every object, and is never read.
    static let note = "note"
}
