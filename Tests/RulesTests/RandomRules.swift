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

    /// A rules file of some rules.
    func set(using generator: inout SeededGenerator) -> String {
        let rules = (0..<Int.random(in: 3...7, using: &generator))
            .map { number in
                let extra = [
                    "", "", "", "", "", #", "continue": true"#, #", "limit": "once""#,
                    #", "limit": { "times": 1, "per": "1d", "then": "silent" }"#, #", "during_handoff": true"#,
                ]
                .randomElement(using: &generator)
                let when = condition(depth: 2, using: &generator)
                return #"{ "id": "r\#(number)", "when": \#(when), "reply": "x"\#(extra ?? "") }"#
            }
        return #"{ "rules": [ \#(rules.joined(separator: ",\n")) ] }"#
    }

    private func condition(depth: Int, using generator: inout SeededGenerator) -> String {
        var parts: [String] = []
        func add(_ chance: Int, _ part: (inout SeededGenerator) -> String) {
            if Int.random(in: 0..<100, using: &generator) < chance { parts.append(part(&generator)) }
        }
        add(75) { #""text": \#(text(using: &$0))"# }
        add(20) { #""platform": \#(list(["instagram", "messenger", "whatsapp"], using: &$0))"# }
        add(20) { #""type": \#(list(["text", "image", "button", "media", "any"], using: &$0))"# }
        add(10) { #""payload": \#(list(["A", "A*", "A_1", "B"], using: &$0))"# }
        add(7) { #""contact": \#(list(["new", "returning"], using: &$0))"# }
        if depth > 0 {
            add(10) { #""not": \#(condition(depth: 0, using: &$0))"# }
            add(8) {
                #""any": [ \#(condition(depth: 0, using: &$0)), \#(condition(depth: depth - 1, using: &$0)) ]"#
            }
        }
        if parts.isEmpty { return #"{ "text": \#(text(using: &generator)) }"# }
        return "{ \(parts.joined(separator: ", ")) }"
    }

    private func text(using generator: inout SeededGenerator) -> String {
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
        if Int.random(in: 0..<6, using: &generator) == 0 { members["except"] = list(Self.keywords, using: &generator) }
        if hasRareModes {
            if Int.random(in: 0..<9, using: &generator) == 0 { members["typos"] = "1" }
            if Int.random(in: 0..<9, using: &generator) == 0 { members["accents"] = "true" }
            if Int.random(in: 0..<12, using: &generator) == 0 {
                members["script"] = list(["latin", "arabic"], using: &generator)
            }
        }
        return
            "{ \(members.sorted { $0.key < $1.key }.map { #""\#($0.key)": \#($0.value)"# }.joined(separator: ", ")) }"
    }

    private func list(_ choices: [String], using generator: inout SeededGenerator) -> String {
        let chosen = (0..<Int.random(in: 1...2, using: &generator))
            .compactMap { _ in choices.randomElement(using: &generator) }
        return "[ \(chosen.map { "\"\($0)\"" }.joined(separator: ", ")) ]"
    }
}
