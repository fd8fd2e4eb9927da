import Testing

@testable import TextMatch

/// The splitter takes many characters at once; here each is taken by itself.
@Suite("Splitting into words")
struct WordSplitterTests {
    /// The words of folded text, an apostrophe separating them, and the words with an apostrophe joining them.
    private func reference(_ folded: [UInt8]) -> (words: [String], joined: [String]) {
        var words: [String] = []
        var joined: [String] = []
        var open = ScalarKind.separator
        var previous: Unicode.Scalar = " "
        /// Whether a letter here is joined to the word before.
        var canJoin = false
        func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }
        for scalar in String(decoding: folded, as: UTF8.self).unicodeScalars {
            defer { previous = scalar }
            let kind = ScalarKind(scalar.value)
            guard kind != .separator else {
                canJoin = scalar == "'" && open == .letter && !isDigit(previous)
                open = .separator
                continue
            }
            let isJoined = canJoin && kind == .letter && !isDigit(scalar)
            canJoin = false
            switch (kind, open) {
            case (.letter, .letter), (.mark, .letter), (.mark, .unspacedLetter), (.mark, .emoji): break
            case (.regionalIndicator, .regionalIndicator): open = .emoji
            default:
                words.append("")
                if !isJoined { joined.append("") }
                open = kind == .mark ? .letter : kind
            }
            words[words.count - 1].unicodeScalars.append(scalar)
            joined[joined.count - 1].unicodeScalars.append(scalar)
        }
        return (words, joined)
    }

    private func agree(_ text: String) {
        let folded = Folding.folded(text).utf8
        let split = WordSplitter.split(folded)
        let expected = reference(folded)
        #expect(split.words.words == expected.words, "\(text.debugDescription)")
        #expect((split.joined ?? split.words).words == expected.joined, "\(text.debugDescription)")
    }

    @Test("Random messages", arguments: 0..<4 as Range<UInt64>)
    func random(seed: UInt64) {
        var random = SplitMix(seed: seed)
        for _ in 0..<500 { agree(random.message(upTo: 30)) }
    }

    @Test("Whatever stands at whichever place")
    func places() {
        for filler in ["", "a", "ab ", "é", "м", "価"] {
            for count in 0..<20 {
                for part in [
                    "'", "don't", "5'a", "a'5", "é", "é'b", "👍", "🇵🇰", "価格", "\u{0E31}", " ", "٣", "'' a", "x'é'",
                ] {
                    let before = String(repeating: filler, count: count)
                    agree(before + part)
                    agree(before + part + " and more words")
                    agree(before + " " + part + before)
                }
            }
        }
    }

    @Test("A text of many words", arguments: [1, 63, 64, 65, 128, 200, 2_000])
    func manyWords(count: Int) {
        let text = String(repeating: "a ", count: count)
        #expect(WordSplitter.split(Array(text.utf8)).words.count == count)
        agree(String(repeating: "l'a ", count: count))
    }
}
