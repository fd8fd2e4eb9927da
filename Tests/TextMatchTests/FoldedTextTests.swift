import Testing
import TextMatch

@Suite("Folded text")
struct FoldedTextTests {
    @Test(
        "Words of many scripts",
        arguments: [
            ("How MUCH is it?", ["how", "much", "is", "it"]),
            ("price: $5.50!", ["price", "5", "50"]),
            ("قیمت کیا ہے؟", ["قیمت", "کیا", "هے"]),
            ("Сколько стоит ёлка?", ["сколько", "стоит", "елка"]),
            ("क्या दाम है।", ["क्या", "दाम", "है"]),
            ("가격이 얼마예요?", ["가격이", "얼마예요"]),
            ("ok👍👍🏽thanks", ["ok", "👍", "👍", "thanks"]),
            ("🇵🇰🇮🇳", ["🇵🇰", "🇮🇳"]),
            ("👨‍👩‍👧", ["👨", "👩", "👧"]),
            ("価格は？", ["価", "格", "は"]),
            ("ข้าว", ["ข้", "า", "ว"]),
            ("iPhone15の価格", ["iphone15", "の", "価", "格"]),
            ("snake_case e-mail", ["snake", "case", "e", "mail"]),
            ("don’t", ["don", "t"]),
            ("  \n ", []),
            ("?!", []),
            ("", []),
        ] as [(String, [String])]
    )
    func words(_ text: String, _ words: [String]) {
        #expect(FoldedText(text).words == words)
    }

    @Test(
        "An apostrophe also joins",
        arguments: [
            ("why don’t you", ["why", "dont", "you"]),
            ("l'art d'aimer", ["lart", "daimer"]),
            ("rock'n'roll", ["rocknroll"]),
        ]
    )
    func joined(_ text: String, _ words: [String]) {
        #expect(FoldedText(text).joinedWordSequence?.words == words)
    }

    @Test("Other apostrophes join nothing", arguments: ["customers' prices", "'quoted'", "5'6", "a ' b", "plain"])
    func notJoined(_ text: String) {
        #expect(FoldedText(text).joinedWordSequence == nil)
    }

    @Test("A part of the folded text is the customer's own characters")
    func original() throws {
        func original(_ text: String, of part: String) throws -> String {
            let folded = FoldedText(text)
            let range = try #require(folded.folded.utf8.firstRange(of: part.utf8))
            let lower = folded.folded.utf8.distance(from: folded.folded.utf8.startIndex, to: range.lowerBound)
            return String(folded.original(forFolded: lower..<lower + part.utf8.count))
        }
        #expect(try original("PRÉNOM ZoË", of: "zoe") == "ZoË")
        #expect(try Array(original("x Zoe\u{0308} y", of: "zoe").unicodeScalars) == Array("Zoe\u{0308}".unicodeScalars))
        #expect(try original("Straße 5", of: "strasse") == "Straße")
        #expect(try original("aßb", of: "as") == "aß")
        #expect(try original("aßb", of: "sb") == "ßb")
        #expect(try original("order ١٢٣ now", of: "123") == "١٢٣")
        #expect(try original("we 👨‍👩‍👧 are", of: "👩") == "👨‍👩‍👧")
        #expect(try original("plain TEXT here", of: "text") == "TEXT")
        #expect(try original("мои\u{0306}!", of: "й") == "и\u{0306}")
        #expect(try original("a\r\nb", of: "b") == "b")
    }

    @Test("A range outside the text, or of nothing, is no crash")
    func outside() {
        let text = FoldedText("été")
        #expect(text.original(forFolded: 0..<0) == "")
        #expect(text.original(forFolded: 3..<3) == "")
        #expect(text.original(forFolded: 0..<1_000) == "été")
        #expect(text.original(forFolded: 500..<1_000) == "")
        #expect(FoldedText("").original(forFolded: 0..<10) == "")
    }
}
