import Messaging
import Rules
import Testing

/// Random sets of rules over a small vocabulary: what is said of a rule is held against what it does.
@Suite("Analysis: properties")
struct AnalysisPropertyTests {
    @Test("a rule that is said never to answer answers none of thousands of messages", arguments: UInt64(1)...12)
    func neverWins(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<4 {
            let json = Self.set(using: &generator)
            let loaded = load(json)
            let rules = try #require(loaded.ruleSet, "\(DiagnosticRenderer(.text).render(loaded.diagnostics)) \(json)")
            let accused = loaded.diagnostics.filter { ["never-answers", "never-holds"].contains($0.code) }
            guard !accused.isEmpty else { continue }
            let messages = (0..<2_000).map { _ in Self.message(using: &generator) } + Self.closedLanguage
            for event in messages {
                var facts = ContactFacts()
                if Bool.random(using: &generator) { facts.lastMessageAt = 0 }
                if Int.random(in: 0..<4, using: &generator) == 0 { facts.handoffUntil = .max }
                let answering = rules.decision(on: event, facts: facts, now: 1_000).steps.map(\.ruleID)
                for diagnostic in accused where answering.contains(diagnostic.rule ?? "") {
                    let isSetAside = diagnostic.message.contains("apostrophe") && event.text?.contains("'") == true
                    #expect(isSetAside, "\(diagnostic.message)\n\(event)\n\(json)")
                }
            }
        }
    }

    @Test("rules that never answer are found")
    func finds() throws {
        var generator = SeededGenerator(seed: 99)
        var found = 0
        var never = 0
        for _ in 0..<30 {
            let loaded = load(Self.set(using: &generator))
            let rules = try #require(loaded.ruleSet)
            var silent = Set(rules.ruleIDs)
            let messages = Self.closedLanguage + (0..<1_500).map { _ in Self.message(using: &generator) }
            for event in messages {
                silent.subtract(rules.answering(event))
                if silent.isEmpty { break }
            }
            let accused = Set(
                loaded.diagnostics.filter { ["never-answers", "never-holds"].contains($0.code) }.compactMap(\.rule)
            )
            never += silent.count
            found += accused.count
        }
        // Not all that some messages do not show is so, and not all of it can be proved.
        #expect(found * 3 > never, "\(found) of \(never)")
    }

    // MARK: - Messages

    private static let pieces = ["price", "prices", "list", "red", "x", "don", "t", "dont", "7", "42", "👍"]
    private static let separators = [" ", " ", "", "-", "'", "_", ", ", "\n"]
    private static let types: [MessageType] = [.text, .image, .button]

    private static func message(using generator: inout SeededGenerator) -> InboundEvent {
        var text = separators.randomElement(using: &generator) ?? ""
        for _ in 0..<Int.random(in: 0...4, using: &generator) {
            text += pieces.randomElement(using: &generator) ?? ""
            text += separators.randomElement(using: &generator) ?? ""
        }
        let type = types.randomElement(using: &generator) ?? .text
        let payload = type == .button ? ["A", "A_1", "B"].randomElement(using: &generator) : nil
        let platform = Platform.allCases.randomElement(using: &generator) ?? .whatsapp
        let hasText = type == .text || Bool.random(using: &generator)
        return RulesTests.message(hasText ? text : nil, from: platform, type: type, payload: payload)
    }

    /// Every message of up to three words, from every platform, and every button.
    private static let closedLanguage: [InboundEvent] = {
        let words = ["price", "prices", "list", "red", "don't", "7"]
        let texts =
            words + words.flatMap { first in words.map { "\(first) \($0)" } }
            + words.flatMap { first in words.flatMap { second in words.map { "\(first) \(second) \($0)" } } }
        let buttons: [(String?, MessageType, String?)] =
            [("A", .button, "A"), ("A", .button, "A_1"), ("B", .button, "B"), (nil, .image, nil), ("red", .image, nil)]
        let all = texts.map { (Optional($0), MessageType.text, String?.none) } + buttons
        return Platform.allCases.flatMap { platform in
            all.map { RulesTests.message($0.0, from: platform, type: $0.1, payload: $0.2) }
        }
    }()

    // MARK: - Rules

    private static let keywords = [
        "price", "price*", "prices", "price list", "red", "red price", "list*", "don't", "dont", "don t", "x", "👍",
        "42",
    ]
    private static let literals = ["price", "prices", "ric", "price list", "red ", "don't", "x", "red", " list", "4"]
    private static let regexes = [
        "price", "pric[a-f]s?", #"\\bprice\\b"#, #"\\d+"#, #"\\d{2}"#, "red|price", "(red )?price", "^price", "list$",
        "p.*t", #"[^\\d]red"#, #"\\w+ list"#, "x?red+", #"\\bdon'?t\\b"#, "(?=red)r", "prices?(?<n> list)?",
    ]

    private static func set(using generator: inout SeededGenerator) -> String {
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

    private static func condition(depth: Int, using generator: inout SeededGenerator) -> String {
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

    private static func text(using generator: inout SeededGenerator) -> String {
        let modes = ["words", "words", "words", "contains", "equals", "starts_with", "ends_with", "regex", "regex"]
        var members: [String: String] = [:]
        for _ in 0..<Int.random(in: 1...2, using: &generator) {
            let mode = modes.randomElement(using: &generator) ?? "words"
            let choices =
                switch mode {
                case "words": keywords
                case "regex": regexes
                default: literals
                }
            members[mode] = list(choices, using: &generator)
        }
        if Int.random(in: 0..<6, using: &generator) == 0 { members["except"] = list(keywords, using: &generator) }
        return
            "{ \(members.sorted { $0.key < $1.key }.map { #""\#($0.key)": \#($0.value)"# }.joined(separator: ", ")) }"
    }

    private static func list(_ choices: [String], using generator: inout SeededGenerator) -> String {
        let chosen = (0..<Int.random(in: 1...2, using: &generator))
            .compactMap { _ in choices.randomElement(using: &generator) }
        return "[ \(chosen.map { "\"\($0)\"" }.joined(separator: ", ")) ]"
    }
}
