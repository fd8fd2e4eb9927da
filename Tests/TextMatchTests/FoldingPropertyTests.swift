import Testing
import TextMatch

@Suite("Properties of folding and matching")
struct FoldingPropertyTests {
    @Test("Folding a folded character changes nothing, for the characters of Unicode")
    func idempotentForEachScalar() {
        var changed: [String] = []
        for value in UInt32(0)...0x10FFFF {
            // Han, Hangul, private use and the planes without characters: a sample of them is enough.
            let isUniform = (0x3400...0x9FFF).contains(value) || (0xAC00...0xF8FF).contains(value) || value >= 0x20000
            if isUniform && value % 97 != 0 && !(0xE0000...0xE0FFF).contains(value) { continue }
            guard let scalar = Unicode.Scalar(value) else { continue }
            let once = Folding.fold(String(scalar))
            if !Folding.fold(once).utf8.elementsEqual(once.utf8) { changed.append(String(value, radix: 16)) }
        }
        #expect(changed == [])
    }

    @Test("Folding folded text changes nothing, and decomposed text folds alike", arguments: 0..<4 as Range<UInt64>)
    func idempotent(seed: UInt64) {
        var random = SplitMix(seed: seed)
        for _ in 0..<2_000 {
            let text = random.text(upTo: 40)
            let once = Folding.fold(text)
            #expect(Folding.fold(once).utf8.elementsEqual(once.utf8), "\(text.unicodeScalars.map { $0.value })")
        }
    }

    @Test("The parts of a folded text come in order and from inside the text", arguments: 0..<4 as Range<UInt64>)
    func offsets(seed: UInt64) {
        var random = SplitMix(seed: seed)
        for _ in 0..<500 {
            let text = FoldedText(random.text(upTo: 40))
            var before = text.original.startIndex
            for offset in 0..<text.utf8.count {
                let part = text.original(forFolded: offset..<offset + 1)
                #expect(!part.isEmpty)
                #expect(part.startIndex >= before)
                #expect(part.endIndex <= text.original.endIndex)
                before = part.startIndex
            }
            #expect(text.wordSequence.ranges.allSatisfy { !$0.isEmpty && $0.upperBound <= text.utf8.count })
        }
    }

    @Test("A keyword between spaces is always found", arguments: 0..<4 as Range<UInt64>)
    func ownKeyword(seed: UInt64) {
        var random = SplitMix(seed: seed)
        for _ in 0..<2_000 {
            let keyword = random.text(upTo: 8)
            let pattern = WordPattern(keyword)
            let text = FoldedText("foo \(keyword) bar")
            if pattern.advice?.level == .error {
                #expect(!pattern.matches(text))
            } else {
                #expect(pattern.matches(text), "\(keyword.unicodeScalars.map { $0.value })")
            }
        }
    }

    @Test("A literal is found where it was put", arguments: 0..<4 as Range<UInt64>)
    func ownLiteral(seed: UInt64) {
        var random = SplitMix(seed: seed)
        for _ in 0..<1_000 {
            let literal = random.text(upTo: 12)
            let places: [(LiteralPattern.Mode, String)] = [
                (.equals, "  \(literal) "), (.contains, "x \(literal) y"), (.startsWith, " \(literal) y"),
                (.endsWith, "x \(literal) "),
            ]
            for (mode, text) in places {
                let pattern = LiteralPattern(literal, mode: mode)
                guard pattern.advice?.level != .error else { continue }
                #expect(pattern.matches(FoldedText(text)), "\(mode) \(literal.unicodeScalars.map { $0.value })")
            }
        }
    }

    @Test("A literal regex finds its own text; any other is refused or runs", arguments: 0..<4 as Range<UInt64>)
    func regexes(seed: UInt64) throws {
        var random = SplitMix(seed: seed)
        for _ in 0..<500 {
            let text = random.text(upTo: 12)
            // Nothing of this may crash; most of it is no valid pattern.
            if let regex = try? FoldedRegex(text) { _ = regex.firstMatch(in: FoldedText(random.text(upTo: 40))) }
            let hasControls = text.unicodeScalars.contains { $0.properties.generalCategory == .control }
            guard !hasControls, !text.isEmpty, !text.contains("\\") else { continue }
            let quoted = try FoldedRegex("\\Q\(text)\\E")
            #expect(quoted.firstMatch(in: FoldedText(text)) != .noMatch, "\(text.unicodeScalars.map { $0.value })")
        }
    }

    @Test("Random syntax never crashes the rewriting", arguments: 0..<4 as Range<UInt64>)
    func syntax(seed: UInt64) {
        var random = SplitMix(seed: seed)
        let pieces = [
            "(", ")", "(?:", "(?<n>", "(?=", "(?!", "(?<=", "(?x)", "(?(", "(?|", "(?i:", "(?#", "(?'", "(?P", "[", "]",
            "[^", "-",
            "\\", "\\Q", "\\E", "\\p{", "\\x{", "\\g", "\\k<", "{", "}", ",", "2", "*", "+", "?", "|", "^", "$", ".",
            "a", "é",
            "ß", "ﷺ", "й", "か", "\u{3099}", "\u{0301}", "\u{200B}", "👍🏽", "？", " ", "#", "[:alpha:]", "\\w", "\\b",
            "à-ü", "\\c",
        ]
        for _ in 0..<3_000 {
            let pattern = (0..<Int.random(in: 1...10, using: &random))
                .compactMap { _ in pieces.randomElement(using: &random) }
                .joined()
            do {
                let regex = try FoldedRegex(pattern)
                if case .match(let captures) = regex.firstMatch(in: FoldedText("aßé ss か👍 2?")) {
                    // What is promised to templates is there.
                    let set = Set(captures.named.keys)
                        .union(captures.numbered.indices.filter { captures.numbered[$0] != nil }.map(String.init))
                    #expect(regex.guaranteedGroups.isSubset(of: set), "\(pattern)")
                }
            } catch {
                let offset = error.utf8Offset ?? 0
                #expect((0...pattern.utf8.count).contains(offset), "\(pattern)")
            }
        }
    }
}
