import Testing
import TextMatch

@Suite("Folding")
struct FoldingTests {
    @Test(
        "Texts that are typed differently and mean the same are equal",
        arguments: [
            // Case folding.
            ("STRASSE", "straße"), ("STRA\u{1E9E}E", "strasse"), ("İ", "i"), ("ı", "i"), ("ISTANBUL", "ıstanbul"),
            ("ΟΔΟΣ", "οδος"), ("οδός", "ΟΔΟΣ"), ("ς", "σ"), ("ПРИВЕТ", "привет"), ("Ё", "ё"), ("Й", "й"),
            // Compatibility forms.
            ("ＰＲＩＣＥ１２", "price12"), ("ｶﾞ", "ガ"), ("ﾊﾟｰ", "パー"), ("ﬁn", "fin"), ("x²", "x2"), ("①", "1"), ("𝐇𝐢", "hi"),
            ("a\u{00A0}b", "a b"), ("a\u{3000}b", "a b"), ("…", "..."), ("™", "tm"), ("ﻻ", "لا"),
            // Marks of Latin, Greek, Arabic and Hebrew.
            ("café", "cafe"), ("cafe\u{0301}", "cafe"), ("Việt Nam", "viet nam"), ("çà", "ca"), ("Ἀθῆναι", "αθηναι"),
            ("مَرْحَبًا", "مرحبا"), ("שָׁלוֹם", "שלום"), ("ё", "е"), ("Ёлка", "елка"), ("е\u{0308}", "е"),
            // Composed or not.
            ("и\u{0306}", "й"), ("か\u{3099}", "が"), ("\u{1112}\u{1161}\u{11AB}", "한"), ("\u{09C7}\u{09BE}", "\u{09CB}"),
            ("か\u{0301}\u{3099}", "が\u{0301}"),
            // Arabic and Urdu letters, hamza seats, tatweel.
            ("ي", "ی"), ("ى", "ی"), ("ك", "ک"), ("ة", "ه"), ("ہ", "ه"), ("ە", "ه"), ("أ", "ا"), ("إ", "ا"), ("آ", "ا"),
            ("ٱ", "ا"), ("ؤ", "و"), ("ئ", "ی"), ("ۀ", "ه"), ("ســلام", "سلام"), ("قیمت", "قيمت"),
            ("می‌خواهم", "میخواهم"),
            // Latin letters that Unicode does not take apart.
            ("đ", "d"), ("Đ", "d"), ("ø", "o"), ("Ø", "o"), ("ł", "l"), ("Łódź", "lodz"), ("æ", "ae"), ("Œ", "oe"),
            ("þ", "th"), ("ð", "d"), ("ħ", "h"), ("ŧ", "t"), ("ŋ", "n"),
            // Digits of every script.
            ("١٢٣", "123"), ("۱۲۳", "123"), ("१२३", "123"), ("๑๒๓", "123"), ("১২৩", "123"), ("𝟏𝟐", "12"), ("𞥑", "1"),
            // Emoji.
            ("❤️", "❤"), ("👍🏽", "👍"), ("👩🏾‍💻", "👩💻"), ("🏴\u{E0067}\u{E0062}\u{E007F}", "🏴"),
            // What shows nothing.
            ("p\u{200B}rice", "price"), ("p\u{00AD}rice", "price"), ("p\u{200D}r\u{200C}ice", "price"),
            ("\u{FEFF}price", "price"), ("p\u{2060}rice", "price"), ("\u{202E}price\u{202C}", "price"),
            ("pr\u{E0041}ice", "price"), ("pr\u{0001}ice", "price"), ("pr\u{0085}ice", "pr\u{0085}ice"),
            ("p\u{034F}rice", "price"), ("\u{2066}price\u{2069}", "price"), ("a\u{2800}b", "a b"), ("a\r\nb", "a\nb"),
            // Quotes.
            ("don’t", "don't"), ("don´t", "don't"), ("donʼt", "don't"), ("“hi”", "\"hi\""), ("«hi»", "\"hi\""),
            ("„hi‟", "\"hi\""), ("‚hi‘", "'hi'"), ("5′", "5'"), ("5″", "5\""),
        ]
    )
    func equal(_ left: String, _ right: String) {
        #expect(Folding.fold(left) == Folding.fold(right))
        #expect(Folding.fold(left).unicodeScalars.elementsEqual(Folding.fold(right).unicodeScalars))
    }

    @Test(
        "What differs in meaning stays different",
        arguments: [
            // Marks of other scripts.
            ("かき", "がき"), ("は", "ぱ"), ("ข้าว", "ขาว"), ("कुल", "कल"), ("мой", "мои"), ("ї", "і"), ("ў", "у"),
            ("ที่นี่", "ทน"), ("क्या", "कय"), ("বাংলা", "বল"), ("தமிழ்", "தமழ"), ("မြန်မာ", "မနမ"), ("ខ្មែរ", "ខមរ"),
            ("ក្រុម", "ករម"), ("한", "하"),
            // Letters that only look alike.
            ("рrice", "price"), ("ο", "o"), ("а", "a"), ("Ι", "I"), ("օ", "o"),
            // Letters of one script that are two letters.
            ("ے", "ی"), ("ھ", "ه"), ("ء", ""), ("ш", "щ"), ("ς", "s"),
            // Punctuation is not folded away here.
            ("c#", "c"), ("?", "!"), ("a b", "ab"), ("1️⃣", "1"),
        ]
    )
    func different(_ left: String, _ right: String) {
        #expect(Folding.fold(left) != Folding.fold(right))
    }

    @Test(
        "The folded form itself, as it is shown and searched",
        arguments: [
            ("Hello, WORLD!", "hello, world!"), ("ÀÉÎ", "aei"), ("Мой", "мой"), ("がき", "がき"), ("한국", "한국"),
            ("क्या", "क्या"), ("ﷺ", "صلی الله علیه وسلم"), ("ข้าว", "ข้าว"), ("ำ", "\u{0E4D}\u{0E32}"), ("", ""),
        ]
    )
    func foldedForm(_ text: String, _ folded: String) {
        #expect(Array(Folding.fold(text).unicodeScalars) == Array(folded.unicodeScalars))
    }

    @Test("Text is cut at 4,096 code points, before it is folded")
    func cut() {
        let exact = FoldedText(String(repeating: "a", count: 4_096))
        #expect(!exact.wasCut)
        #expect(exact.utf8.count == 4_096)
        let long = FoldedText(String(repeating: "a", count: 4_097) + "b")
        #expect(long.wasCut)
        #expect(long.utf8.count == 4_096)
        let accents = FoldedText(String(repeating: "e\u{0301}", count: 2_049))
        #expect(accents.wasCut)
        #expect(accents.folded == String(repeating: "e", count: 2_048))
        #expect(!FoldedText(String(repeating: "é", count: 4_096)).wasCut)
    }

    @Test("A character that expands to eighteen stays bounded by the cut")
    func expansion() {
        let text = FoldedText(String(repeating: "\u{FDFA}", count: 10_000))
        #expect(text.wasCut)
        #expect(text.folded.unicodeScalars.count == 4_096 * 18)
        #expect(text.words.count == 4_096 * 3 + 1)
    }

    @Test("A character keeps at most sixteen marks")
    func marks() {
        let stack = "क" + String(repeating: "\u{093F}", count: 1_000)
        #expect(Folding.fold(stack).unicodeScalars.count == 17)
        let zalgo = "a" + String(repeating: "\u{0301}", count: 1_000) + "b"
        #expect(Folding.fold(zalgo) == "ab")
        let cyrillic = "ы" + String(repeating: "\u{0301}", count: 1_000)
        #expect(Folding.fold(cyrillic).unicodeScalars.count == 17)
    }
}
