/// The id of an account or a post, as a rule writes it: by itself, or by a name that `settings` give it.
struct NamedID: Sendable, Hashable {
    /// What the rule writes.
    let written: String
    /// The id that it stands for.
    let id: String
}

extension LoadContext {
    /// The id that a text stands for: one that `settings` names, or itself when it is an id.
    ///
    /// Meta's ids are digits; anything else must be a name, so that a misspelt one is told.
    func namedID(
        _ node: Node,
        in names: KeyPath<Definitions, [String: Definitions.Defined<String>]>,
        _ kind: String
    ) -> NamedID? {
        guard let written = node.filledText(problems) else { return nil }
        if let named = definitions[keyPath: names][written] {
            noteUse(ofID: written)
            return NamedID(written: written, id: named.value)
        }
        if written.utf8.contains(where: { (0x30...0x39).contains($0) }), !written.contains(" ") {
            let isID = written.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == UInt8(ascii: "_") }
            if isID { return NamedID(written: written, id: written) }
        }
        guard definitions.areComplete else { return nil }
        let known = definitions[keyPath: names].keys.sorted()
        let nearest = NearestName.of(written, in: known)
        problems.error(
            .unknownName,
            at: .value(node.place),
            "there is no \(kind) \(Quote.message(written))",
            help: nearest == nil
                ? "write its id, or give the id a name: \"settings\": { \"\(kind)s\": "
                    + "{ \"\(Quote.plain(written))\": \"…\" } }" : nil,
            suggestion: nearest
        )
        return nil
    }
}
