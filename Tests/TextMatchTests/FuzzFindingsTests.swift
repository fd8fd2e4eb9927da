import Testing

@testable import TextMatch

/// What made-up inputs found, so that it stays found.
@Suite struct FuzzFindingsTests {
    @Test(
        "folding what is folded changes nothing, whatever the line ends are",
        arguments: ["a\r\r\nb", "\r", "\n\r", "\r\n"]
    )
    func lineEnds(text: String) {
        let folded = Folding.fold("é" + text)
        #expect(Folding.fold(folded) == folded)
        #expect(!folded.contains("\r"))
    }

    @Test(
        "what is cut out of a character put together over something dropped is all of it",
        arguments: ["и\u{F}\u{306}", "か\u{640}\u{3099}", "ㄱ\u{AD}", "x\u{1100}\u{AD}\u{1161}"]
    )
    func composedOverDropped(text: String) {
        let folded = FoldedText(text)
        for range in folded.wordSequence.ranges {
            let again = FoldedText(String(folded.original(forFolded: range)))
            #expect(again.utf8 == Array(folded.utf8[range]))
        }
    }

    @Test("digits of other scripts make no quantifier of a brace that was none")
    func braces() throws {
        let regex = try FoldedRegex("(a){0,1٠}")
        #expect(regex.guaranteedGroups.contains("1"))
        guard case .match(let captures) = regex.firstMatch(in: FoldedText("xa{0,10}")) else {
            Issue.record("no match")
            return
        }
        #expect(captures.numbered == ["a{0,10}", "a"])
        #expect(regex.firstMatch(in: FoldedText("aa")) == .noMatch)
    }
}
