/// Makes up sets of rules over a small vocabulary, in which rules often take messages from each other.
struct RandomRules {
    /// Whether rules allow slips, make marks count and ask for scripts.
    let hasRareModes: Bool

    private static let keywords = [
        "price", "price*", "prices", "price list", "red", "red price", "list*", "don't", "dont", "don t", "x", "👍",
        "42",
    ]
    private static let literals = ["price", "prices", "ric", "price list", "red ", "don't", "x", "red", " list", "4"]
    private static let regexes = [
        "price", "pric[a-f]s?", #"\\bprice\\b"#, #"\\d+"#, #"\\d{2}"#, "red|price", "(red )?price", "^price", "list$",
        "p.*t", #"[^\\d]red"#, #"\\w+ list"#, "x?red+", #"\\bdon'?t\\b"#, "(?=red)r", "prices?(?<n> list)?",
    ]

    /// The conditions of a rule by their keys; those on the text apart, by theirs.
    private struct Conditions {
        var members: [String: String] = [:]
        var text: [String: String]?

        var json: String {
            var all = members
            if let text { all["text"] = RandomRules.object(text) }
            return RandomRules.object(all)
        }
    }

    /// A rules file of some rules, many of which differ little from one before them.
    func set(using generator: inout SeededGenerator) -> String {
        var drafts: [Conditions] = []
        var rules: [String] = []
        for number in 0..<Int.random(in: 3...7, using: &generator) {
            let extra = [
                "", "", "", "", "", "", "", #", "continue": true"#, #", "limit": "once""#,
                #", "limit": { "times": 1, "per": "1d", "then": "silent" }"#, #", "during_handoff": true"#,
            ]
            .randomElement(using: &generator)
            var draft = conditions(depth: 2, using: &generator)
            if let earlier = drafts.randomElement(using: &generator), Bool.random(using: &generator) {
                draft = variant(of: earlier, draft, using: &generator)
            }
            drafts.append(draft)
            rules.append(#"{ "id": "r\#(number)", "when": \#(draft.json), "reply": "x"\#(extra ?? "") }"#)
        }
        return #"{ "rules": [ \#(rules.joined(separator: ",\n")) ] }"#
    }

    /// The same conditions but for one, which goes, comes or is exchanged.
    private func variant(
        of earlier: Conditions,
        _ other: Conditions,
        using generator: inout SeededGenerator
    ) -> Conditions {
        var variant = earlier
        if var text = variant.text, Bool.random(using: &generator) {
            let key = ["except", "except", "words", "regex"].randomElement(using: &generator) ?? "except"
            text[key] = text[key] == nil ? list(key == "regex" ? Self.regexes : Self.keywords, using: &generator) : nil
            variant.text = Set(text.keys).isSubset(of: ["typos", "accents"]) ? earlier.text : text
        } else if let key = ["platform", "type", "payload", "contact", "not"].randomElement(using: &generator) {
            variant.members[key] = variant.members[key] == nil ? other.members[key] : nil
        }
        return variant.text == nil && variant.members.isEmpty ? earlier : variant
    }

    private func conditions(depth: Int, using generator: inout SeededGenerator) -> Conditions {
        var conditions = Conditions()
        func add(_ chance: Int, _ key: String, _ part: (inout SeededGenerator) -> String) {
            if Int.random(in: 0..<100, using: &generator) < chance { conditions.members[key] = part(&generator) }
        }
        add(20, "platform") { list(["instagram", "messenger", "whatsapp"], using: &$0) }
        add(20, "type") { list(["text", "image", "button", "media", "any"], using: &$0) }
        add(10, "payload") { list(["A", "A*", "A_1", "B"], using: &$0) }
        add(7, "contact") { list(["new", "returning"], using: &$0) }
        if depth > 0 {
            add(10, "not") { self.conditions(depth: 0, using: &$0).json }
            add(8, "any") {
                let first = self.conditions(depth: 0, using: &$0)
                return "[ \(first.json), \(self.conditions(depth: depth - 1, using: &$0).json) ]"
            }
        }
        if conditions.members.isEmpty || Int.random(in: 0..<4, using: &generator) > 0 {
            conditions.text = text(using: &generator)
        }
        return conditions
    }

    private static func object(_ members: [String: String]) -> String {
        let written = members.sorted { $0.key < $1.key }.map { #""\#($0.key)": \#($0.value)"# }
        return "{ \(written.joined(separator: ", ")) }"
    }

    private func text(using generator: inout SeededGenerator) -> [String: String] {
        let modes = [
            "words", "words", "words", "only", "contains", "equals", "starts_with", "ends_with", "regex", "regex",
        ]
        var members: [String: String] = [:]
        for _ in 0..<Int.random(in: 1...2, using: &generator) {
            let mode = modes.randomElement(using: &generator) ?? "words"
            let choices =
                switch mode {
                case "words", "only": Self.keywords
                case "regex": Self.regexes
                default: Self.literals
                }
            members[mode] = list(choices, using: &generator)
        }
        if Int.random(in: 0..<3, using: &generator) == 0 { members["except"] = list(Self.keywords, using: &generator) }
        if hasRareModes {
            if Int.random(in: 0..<9, using: &generator) == 0 { members["typos"] = "1" }
            if Int.random(in: 0..<9, using: &generator) == 0 { members["accents"] = "true" }
            if Int.random(in: 0..<12, using: &generator) == 0 {
                members["script"] = list(["latin", "arabic"], using: &generator)
            }
        }
        return members
    }

    private func list(_ choices: [String], using generator: inout SeededGenerator) -> String {
        let chosen = (0..<Int.random(in: 1...2, using: &generator))
            .compactMap { _ in choices.randomElement(using: &generator) }
        return "[ \(chosen.map { "\"\($0)\"" }.joined(separator: ", ")) ]"
    }
}
