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
