import Testing
import TextMatch

@Suite("Scripts")
struct ScriptPatternTests {
    @Test(
        "Most letters are of the script",
        arguments: [
            ("latin", "Hello, 123!"), ("latin", "Ça va? да"), ("arabic", "قیمت کیا ہے؟ ok"), ("cyrillic", "Сколько?"),
            ("devanagari", "क्या दाम है"),
            ("han", "价格多少"), ("hangul", "가격이 얼마"), ("hiragana", "おはよう"), ("katakana", "カード"), ("japanese", "価格はいくら"),
            ("japanese", "カード"),
            ("thai", "ราคาเท่าไร"), ("hebrew", "שלום"), ("greek", "Γεια σου"), ("tamil", "விலை"), ("bengali", "দাম কত"),
            ("georgian", "გამარჯობა"),
            ("Arabic", "سلام"), ("latin", "ＨＥＬＬＯ"),
        ]
    )
    func match(_ name: String, _ text: String) throws {
        #expect(try #require(ScriptPattern(name)).matches(FoldedText(text)))
    }

    @Test(
        "They are not",
        arguments: [
            ("latin", "да"), ("latin", "123 👍 !"), ("latin", ""), ("arabic", "ab لا"), ("japanese", "价格多少"),
            ("han", "ab"), ("cyrillic", "price"),
            ("latin", "рriсе а"),
        ]
    )
    func noMatch(_ name: String, _ text: String) throws {
        #expect(try !#require(ScriptPattern(name)).matches(FoldedText(text)))
    }

    @Test("There is a list of names, and no others")
    func names() {
        #expect(ScriptPattern("klingon") == nil)
        #expect(ScriptPattern.names.count == 31)
        #expect(ScriptPattern.names.allSatisfy { ScriptPattern($0) != nil })
        #expect(ScriptPattern.names == ScriptPattern.names.sorted())
    }
}
