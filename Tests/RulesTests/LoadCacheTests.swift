import Messaging
import Testing

@testable import Rules

/// What a cache leaves from one load to the next changes how long a load takes, and nothing else.
@Suite("What one load leaves for the next")
struct LoadCacheTests {
    private static let texts = [
        "price", "red price list", "hello", "don't", "zzz", "prices 42", "x", "list", "what is the price", "Price 12 👍",
    ]

    private func load(_ files: [RulesFile], _ cache: LoadCache?) -> RulesLoad {
        RulesLoader.load(
            files,
            sha256: "0",
            resources: .withTimeZones,
            cache: cache,
            reportsExamples: true
        )
    }

    /// What a set says to many messages, from each platform.
    private func answers(of rules: RuleSet) -> [String] {
        Platform.allCases.flatMap { platform in
            Self.texts.map { text in
                var generator = SeededGenerator(seed: 1)
                let decision = rules.decide(
                    message(text, from: platform),
                    in: Circumstances(now: 1_790_000_000_000),
                    using: &generator
                )
                let replies = decision.steps.flatMap { rules.replies(for: $0, to: message(text, from: platform)) }
                return "\(decision.steps.map(\.ruleID)) \(replies)"
            }
        }
    }

    private func expectSame(_ warm: RulesLoad, _ cold: RulesLoad, _ files: [RulesFile]) {
        let text = files.map { "--- \($0.name)\n" + String(decoding: $0.bytes, as: UTF8.self) }.joined(separator: "\n")
        #expect(warm.diagnostics == cold.diagnostics, "\(text)")
        #expect(warm.examples?.outcomes == cold.examples?.outcomes, "\(text)")
        #expect(warm.examples?.coverage == cold.examples?.coverage, "\(text)")
        #expect((warm.ruleSet == nil) == (cold.ruleSet == nil), "\(text)")
        guard let warmRules = warm.ruleSet, let coldRules = cold.ruleSet else { return }
        #expect(warmRules.ruleIDs == coldRules.ruleIDs)
        #expect(answers(of: warmRules) == answers(of: coldRules), "\(text)")
    }

    @Test("after random edits of random folders a load with a cache is the same as one without")
    func randomEdits() {
        var generator = SeededGenerator(seed: 20_261_124)
        var accepted = 0
        var edits = 0
        for _ in 0..<8 {
            let cache = LoadCache()
            var folder = RandomFolder(using: &generator)
            for _ in 0..<10 {
                let files = folder.rulesFiles
                let cold = load(files, nil)
                expectSame(load(files, cache), cold, files)
                edits += 1
                if cold.ruleSet != nil { accepted += 1 }
                var next = folder
                next.edit(using: &generator)
                // Folders with mistakes are left again, or nothing would ever load.
                if cold.ruleSet != nil || Bool.random(using: &generator) { folder = next }
                if cold.ruleSet == nil, Int.random(in: 0..<3, using: &generator) == 0 {
                    folder = RandomFolder(using: &generator)
                }
            }
        }
        #expect(accepted > edits / 5)
    }

    @Test("a file that did not change is taken over, and keeps its place among the patterns")
    func takesOver() throws {
        func file(_ name: String, _ word: String) -> RulesFile {
            let rule = #"{ "id": "\#(name)", "when": { "text": ["\#(word)"] }, "reply": "y" }"#
            return RulesFile(name: name, bytes: Array(#"{ "rules": [ \#(rule) ] }"#.utf8))
        }
        let cache = LoadCache()
        _ = load([file("a", "one"), file("b", "two"), file("c", "three")], cache)
        let before = cache.contents()
        let loaded = load([file("a", "one"), file("b", "four"), file("c", "three")], cache)
        let after = cache.contents()
        #expect(after.files[0].rules.rules[0].rule === before.files[0].rules.rules[0].rule)
        #expect(after.files[1].rules.rules[0].rule !== before.files[1].rules.rules[0].rule)
        #expect(after.files[2].rules.rules[0].rule === before.files[2].rules.rules[0].rule)
        #expect(after.files.map(\.rules.patternNumbers) == before.files.map(\.rules.patternNumbers))
        let rules = try #require(loaded.ruleSet)
        #expect(rules.texts(to: message("four", from: .instagram)) == ["y"])
        #expect(rules.texts(to: message("three", from: .instagram)) == ["y"])
        #expect(rules.texts(to: message("two", from: .instagram)).isEmpty)
    }

    @Test("what all files share is read anew, and with it all that depends on it")
    func definitions() throws {
        let shared = RulesFile(name: "a", bytes: Array(#"{ "lists": { "l": ["one"] } }"#.utf8))
        let changed = RulesFile(name: "a", bytes: Array(#"{ "lists": { "l": ["two"] } }"#.utf8))
        let rules = RulesFile(
            name: "b",
            bytes: Array(#"{ "rules": [ { "id": "r", "when": { "text": "@l" }, "reply": "y" } ] }"#.utf8)
        )
        let cache = LoadCache()
        _ = load([shared, rules], cache)
        let loaded = try #require(load([changed, rules], cache).ruleSet)
        #expect(loaded.texts(to: message("two", from: .instagram)) == ["y"])
        #expect(loaded.texts(to: message("one", from: .instagram)).isEmpty)
    }

    @Test("a file that cannot be read leaves what was kept before")
    func keepsThroughMistakes() {
        let good = RulesFile(name: "a", bytes: Array(#"{ "rules": [ { "id": "r", "reply": "y" } ] }"#.utf8))
        let broken = RulesFile(name: "b", bytes: Array(#"{ "rules": [ "#.utf8))
        let cache = LoadCache()
        _ = load([good], cache)
        let before = cache.contents().files[0].rules.rules[0].rule
        #expect(load([good, broken], cache).ruleSet == nil)
        #expect(cache.contents().files.first?.rules.rules.first?.rule === before)
    }

    @Test("numbers of patterns: free ones are found again, and too many free ones are noticed")
    func numbers() {
        var numbers = PatternNumbers()
        numbers.take(0..<10)
        numbers.take(20..<30)
        #expect(numbers.room(from: 10) == 10)
        #expect(numbers.room(from: 5) == 0)
        #expect(numbers.room(from: 30) == .max)
        numbers.take(10..<20)
        #expect(numbers.end == 30)
        #expect(!numbers.areSparse)
        numbers.take(100_000..<100_001)
        #expect(numbers.areSparse)
    }
}
