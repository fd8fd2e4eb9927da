import Messaging
import Rules
import Testing

/// The index must never leave out a rule that would answer.
@Suite struct IndexPropertyTests {
    private static let words = [
        "price", "prices", "how much", "shipping", "café", "قیمت", "سلام", "送料", "ціна", "🌹", "don't", "l'offre",
        "order",
        "10%", "c#", "return policy", "a", "的", "?",
    ]
    private static let platforms = ["instagram", "messenger", "whatsapp"]

    private static func text(_ generator: inout SeededGenerator) -> String {
        let word = words.randomElement(using: &generator) ?? ""
        let mode = ["words", "contains", "equals", "starts_with", "ends_with", "regex"].randomElement(using: &generator)
        switch mode {
        case "words": return "\"\(word)\(Bool.random(using: &generator) ? "*" : "")\""
        case "regex":
            let pattern = ["order\\\\s*#?\\\\d+", "(pri|cos)\\\\w+", "a|b", "\\\\d{2}", "much$"]
                .randomElement(using: &generator)
            return "{ \"regex\": \"\(pattern ?? "")\" }"
        case let mode?: return "{ \"\(mode)\": \"\(word)\" }"
        case nil: return "\"x\""
        }
    }

    private static func condition(_ generator: inout SeededGenerator, depth: Int = 0) -> String {
        let platform = platforms.randomElement(using: &generator) ?? ""
        switch Int.random(in: 0..<(depth > 2 ? 5 : 9), using: &generator) {
        case 0, 1: return "{ \"text\": \(text(&generator)) }"
        case 2: return "{ \"text\": \(text(&generator)), \"platform\": \"\(platform)\" }"
        case 3: return "{ \"payload\": [\"P1\", \"\(Bool.random(using: &generator) ? "P*" : "P2")\"] }"
        case 4:
            return
                "{ \"type\": \"\(Bool.random(using: &generator) ? "image" : "any")\", \"platform\": \"\(platform)\" }"
        case 5: return "{ \"not\": \(condition(&generator, depth: depth + 1)) }"
        case let kind:
            let list = (0..<2).map { _ in condition(&generator, depth: depth + 1) }.joined(separator: ", ")
            return "{ \"\(["all", "any", "none"][kind - 6])\": [\(list)] }"
        }
    }

    private static func event(_ generator: inout SeededGenerator) -> InboundEvent {
        let count = Int.random(in: 0..<4, using: &generator)
        let text = (0..<count).map { _ in words.randomElement(using: &generator) ?? "" }.joined(separator: " ")
        let isPress = Int.random(in: 0..<5, using: &generator) == 0
        return message(
            count == 0 ? nil : text + (Bool.random(using: &generator) ? " order #1234" : ""),
            from: Platform.allCases.randomElement(using: &generator) ?? .whatsapp,
            type: isPress ? .button : [.text, .image, .comment].randomElement(using: &generator),
            payload: isPress ? ["P1", "P2", "P33"].randomElement(using: &generator) : nil
        )
    }

    @Test("no rule before the one that answers would have answered", arguments: 0..<12)
    func nothingIsLeftOut(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let rules = (0..<70)
            .map { "{ \"id\": \"r\($0)\", \"when\": \(Self.condition(&generator)), \"reply\": \"x\" }" }
            .joined(separator: ",\n")
        let ruleSet = try ruleSet("{ \"rules\": [ \(rules) ] }")
        var answered = 0
        for _ in 0..<100 {
            let event = Self.event(&generator)
            let explanation = ruleSet.explanation(of: event)
            for entry in explanation.trace where entry.wasAsked && !entry.matched {
                // A rule that holds has no reason for not answering.
                #expect(entry.failed?.isEmpty == false, "\(entry.rule) answers \(event), and was not picked")
            }
            if !explanation.decision.steps.isEmpty { answered += 1 }
        }
        #expect(answered > 0)
    }
}
