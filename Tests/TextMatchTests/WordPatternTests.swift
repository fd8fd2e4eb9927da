import Testing
import TextMatch

@Suite("Word patterns")
struct WordPatternTests {
    @Test(
        "Keywords that are in the text",
        arguments: [
            ("hi", "Hi!"), ("hi", "oh, HI there"), ("price", "PRICE?"), ("how much", "How   much, please?"),
            ("how much", "how… much"), ("price*", "prices"), ("price*", "price"), ("how much*", "HOW muchly"),
            ("café", "the cafe"), ("cafe", "CAFÉ!"), ("قیمت", "قيمت كم؟"), ("ё", "е"), ("straße", "STRASSE 5"),
            ("👍", "ok👍"), ("👍", "👍🏽👍🏽"), ("❤️", "❤ it"), ("🇵🇰", "from 🇵🇰!"), ("thanks 👍", "Thanks!!! 👍🏿"),
            ("価格", "この価格は？"), ("价格", "商品价格表"), ("ราคา", "สินค้าราคาเท่าไร"), ("ກະລຸນາ", "ກະລຸນາລໍຖ້າ"),
            ("តម្លៃ", "តើតម្លៃប៉ុន្មាន"), ("ဈေး", "ဈေးဘယ်လောက်လဲ"), ("カード", "ｶｰﾄﾞで"),
            ("iphone価格", "新しいiPhone価格は"), ("iphone価格", "iPhone 価格"), ("가격*", "가격이 얼마"),
            ("don't", "I don’t know"), ("don't", "i dont"), ("dont", "I don't"), ("don't", "do don t"),
            ("adresse", "l’adresse ?"), ("l'adresse", "ladresse"), ("l'adr*", "l'adresse"),
            ("don't know", "DON’T KNOW"),
            ("p\u{200B}rice", "price"), ("price", "p\u{00AD}rice"), ("24/7", "open 24/7?"), ("१२", "12"),
            ("価格*", "価格表"),
            // Keywords without a word are looked for as they are written.
            ("?", "what?"), ("!!", "hey!!!"), ("$", "5$"), (":)", "hi :)"), (" ? ", "what?"), ("€", "5 €"),
            ("*", "a * b"),
        ]
    )
    func match(_ keyword: String, _ text: String) {
        #expect(WordPattern(keyword).matches(FoldedText(text)))
    }

    @Test(
        "Keywords that are not",
        arguments: [
            ("hi", "this"), ("hi", "chip"), ("price", "prices"), ("price*", "pric"), ("price*", "overprice"),
            ("how much", "how very much"), ("how much", "much how"), ("how* much", "however much"), ("how much", "how"),
            ("мои", "мой"), ("かき", "がき"), ("ขาว", "ข้าว"), ("कल", "कुल"), ("price", "рrice"), ("👍", "👎"),
            ("🇵🇰", "🇮🇳"), ("価格", "価の格"), ("iphone価格", "iphones価格"), ("dont", "don"), ("?", "？"), ("!!", "!"),
            ("", ""), ("", "anything"), ("   ", "a   b"), ("\u{200B}", "a\u{200B}b"), ("hi", ""), ("?", ""),
        ]
    )
    func noMatch(_ keyword: String, _ text: String) {
        #expect(!WordPattern(keyword).matches(FoldedText(text)))
    }

    @Test("An empty keyword is an error", arguments: ["", " ", "\u{200B}", "\u{00A0}\n", "\u{0001}"])
    func blank(_ keyword: String) {
        #expect(WordPattern(keyword).advice?.level == .error)
    }

    @Test("A keyword longer than any text that is looked at is an error")
    func tooLong() {
        let pattern = WordPattern(String(repeating: "a", count: 4_097))
        #expect(pattern.advice?.level == .error)
        #expect(!pattern.matches(FoldedText(pattern.keyword)))
    }

    @Test("A keyword that loses characters is told so", arguments: ["c#", "c++", "50%", "@acme", "$5", "h&m", "5€"])
    func lostSymbols(_ keyword: String) throws {
        let advice = try #require(WordPattern(keyword).advice)
        #expect(advice.level == .warning)
        #expect(advice.message.contains("`\(keyword)`"))
    }

    @Test("The words of the advice")
    func adviceText() throws {
        let advice = try #require(WordPattern("C++").advice)
        #expect(advice.message == "`C++` is looked for as `c`: `+` does not count in words")
        #expect(advice.help == "use `contains` to look for it as it is written")
    }

    @Test("A star that is not at the end is told so", arguments: ["pri*ce", "*price", "how* much", "price *", "**"])
    func star(_ keyword: String) throws {
        #expect(try #require(WordPattern(keyword).advice).level == .warning)
    }

    @Test(
        "Ordinary keywords get no advice",
        arguments: ["price", "price*", "how much?", "don't", "e-mail", "?", "!!", "👍", "❤️", "قیمت", "(hello)", "¿qué?"]
    )
    func noAdvice(_ keyword: String) {
        #expect(WordPattern(keyword).advice == nil)
    }

    @Test("The folded words are there for an index")
    func parts() {
        let phrase = WordPattern("How MUCH is PRICE*")
        #expect(phrase.wordSequence.words == ["how", "much", "is", "price"])
        #expect(phrase.lastIsPrefix)
        #expect(phrase.asWritten == nil)
        #expect(WordPattern(" ?! ").asWritten == "?!")
        #expect(WordPattern(" ?! ").wordSequence.isEmpty)
    }
}
