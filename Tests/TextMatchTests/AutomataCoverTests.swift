import Testing

@testable import TextMatch

@Suite("Patterns that take all of others")
struct AutomataCoverTests {
    private static let written: [(mode: String, written: String)] = [
        ("words", "price"), ("words", "price*"), ("words", "Price List"), ("words", "don't"), ("words", "dont"),
        ("words", "don t"), ("words", "don't you*"), ("words", "?"), ("words", "!?"), ("equals", "price list"),
        ("equals", "don't"), ("equals", "dont"), ("equals", "?"), ("contains", "price"), ("contains", "price "),
        ("contains", "ice"), ("starts_with", "price list"), ("starts_with", "pri"), ("ends_with", "list"),
        ("ends_with", "price list"), ("regex", "price"), ("regex", "price|list"),
    ]

    private static func texts(using generator: inout SplitMix) -> [String] {
        let pieces = ["price", "list", "don", "t", "dont", "you", "s", "'", " ", " ", "-", "?", "!", "ice"]
        return (0..<1_500)
            .map { _ in
                (0..<Int.random(in: 1...6, using: &generator))
                    .map { _ in pieces.randomElement(using: &generator) ?? "" }
                    .joined()
            }
    }

    @Test("every text that has the narrow pattern has the wide one, and none has two that exclude each other")
    func sound() throws {
        var generator = SplitMix(seed: 11)
        let texts = Self.texts(using: &generator).map { FoldedText($0) }
        let patterns = try Self.written.map { try AutomataTests.pattern($0.mode, $0.written) }
        let matches = patterns.map { pattern in texts.map { AutomataTests.matches(pattern, $0) } }
        var covers = 0
        for wide in patterns.indices {
            for narrow in patterns.indices {
                let both = zip(matches[wide], matches[narrow])
                if PatternCover.covers(patterns[wide], patterns[narrow]) {
                    covers += 1
                    #expect(both.allSatisfy { $0 || !$1 }, "\(Self.written[wide]) \(Self.written[narrow])")
                }
                if PatternCover.excludes(patterns[wide], patterns[narrow]) {
                    #expect(!both.contains { $0 && $1 }, "\(Self.written[wide]) \(Self.written[narrow])")
                }
            }
        }
        #expect(covers > patterns.count + 8)
    }

    @Test("a text that is made up has the pattern, where nothing around it matters")
    func samples() throws {
        for (mode, written) in Self.written {
            let pattern = try AutomataTests.pattern(mode, written)
            let text = try #require(PatternSample.text(with: pattern))
            #expect(AutomataTests.matches(pattern, FoldedText(text)), "\(mode) \(written): \(text)")
        }
    }
}
