import Testing

@testable import Rules

@Suite("The line and the caret")
struct SourceExcerptTests {
    @Test("the caret stands under the place, also after wide letters, marks and emoji")
    func widths() {
        let plain = SourceExcerpt("abc def", start: 5, end: 8)
        #expect(plain.line == "abc def")
        #expect(plain.marks == "    ^^^")
        #expect(SourceExcerpt("日本x", start: 3, end: 4).marks == "    ^")
        #expect(SourceExcerpt("e\u{301}x", start: 3, end: 4).marks == " ^")
        #expect(SourceExcerpt("😍x", start: 2, end: 3).marks == "  ^")
        #expect(SourceExcerpt("\tx", start: 2, end: 3).line == " x")
    }

    @Test("a place at or past the end of the line still has a caret")
    func edges() {
        #expect(SourceExcerpt("ab", start: 3, end: 3).marks == "  ^")
        #expect(SourceExcerpt("", start: 1, end: 1).marks == "^")
        #expect(SourceExcerpt("ab", start: 9, end: 12).marks == "  ^")
        #expect(SourceExcerpt("abc", start: 2, end: .max).marks == " ^^")
    }

    @Test("a long line is cut around the place")
    func long() {
        let text = String(repeating: "a", count: 500) + "HERE" + String(repeating: "b", count: 500)
        let excerpt = SourceExcerpt(text, start: 501, end: 505)
        #expect(
            excerpt.line == "…" + String(repeating: "a", count: 20) + "HERE" + String(repeating: "b", count: 76) + "…"
        )
        #expect(excerpt.marks == String(repeating: " ", count: 21) + "^^^^")
    }
}
