import Messaging
import Rules
import Testing

/// Random sets of rules over a small vocabulary: what is said of a rule is held against what it does.
@Suite("Analysis: properties")
struct AnalysisPropertyTests {
    @Test("a rule that is said never to answer answers none of thousands of messages", arguments: UInt64(1)...12)
    func neverWins(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<10 {
            let json = RandomRules(hasRareModes: true).set(using: &generator)
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
            let loaded = load(RandomRules(hasRareModes: false).set(using: &generator))
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
        #expect(found * 4 > never, "\(found) of \(never)")
    }

    // MARK: - Messages

    private static let pieces = [
        "price", "prices", "list", "red", "x", "don", "t", "dont", "7", "42", "👍", "prcie", "réd", "سلام",
    ]
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
}
