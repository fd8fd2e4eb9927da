/// Messages and keywords as people write them, in many scripts, which meet often enough to tell something.
extension SplitMix {
    private static let words = [
        "price", "prices", "PRICE", "how", "much", "is", "it", "hi", "Hi!", "this", "order", "c#", "c++", "50%", "24/7",
        "café", "cafe", "Café", "cafe\u{0301}", "straße", "STRASSE", "İstanbul", "ısparta", "l'adresse", "l’adresse",
        "adresse", "don't", "dont", "don’t", "rock'n'roll", "d'aimer", "ñandú", "Việt", "łódź", "œuvre",
        "قیمت", "قيمت", "قيمة", "مَرْحَبًا", "مرحبا", "سلام", "أهلا", "کیا", "ہے", "كم", "۱۲۳", "١٢٣", "123",
        "क्या", "दाम", "है", "कुल", "कल", "नमस्ते", "ข้าว", "ขาว", "ราคา", "เท่าไร", "价格", "商品", "多少钱", "価格", "カード", "ｶｰﾄﾞ",
        "かき", "がき", "가격", "가격이", "얼마", "한국", "мой", "мои", "ёлка", "елка", "Привет", "сколько", "рrice", "γεια", "ΟΔΟΣ",
        "οδός",
        "שָׁלוֹם", "שלום", "👍", "👍🏽", "❤️", "❤", "🇵🇰", "👨‍👩‍👧", "?", "??", "!", "？", "...", "…", ":)", "$", "€", "5€", "*", "#",
        "@acme",
        "https://acme.example/prices?id=5#top", "www.acme.example", "mail@acme.example", "a", "aa", "aaa", "ab", "ba",
        "abab",
        "p\u{200B}rice", "pri\u{00AD}ce", "ＰＲＩＣＥ", "ﷺ", "x²", "k", "K", "\u{212A}", "s", "ſ", "µ", "μ",
    ]
    private static let separators = [" ", " ", " ", " ", "  ", ", ", "", "-", "\n", "\r\n", ". ", "'", "\u{00A0}", "/"]

    /// A word as it might stand in a message or a rule.
    mutating func word() -> String {
        Self.words.randomElement(using: &self) ?? ""
    }

    /// Words with something between them, sometimes with something wrong at the ends.
    mutating func message(upTo count: Int) -> String {
        var text = Int.random(in: 0..<8, using: &self) == 0 ? " " : ""
        for index in 0..<Int.random(in: 0...count, using: &self) {
            if index > 0 { text += Self.separators.randomElement(using: &self) ?? "" }
            text += Int.random(in: 0..<12, using: &self) == 0 ? self.text(upTo: 4) : word()
        }
        if Int.random(in: 0..<4, using: &self) == 0 {
            text += ["?", "!", " ", "\n", "'"].randomElement(using: &self) ?? ""
        }
        return text
    }

    /// A part of a text, with no regard for its words and characters.
    mutating func part(of text: String) -> String {
        let scalars = Array(text.unicodeScalars)
        guard !scalars.isEmpty else { return "" }
        let start = Int.random(in: 0..<scalars.count, using: &self)
        let end = Int.random(in: start...min(start + 12, scalars.count), using: &self)
        var part = ""
        part.unicodeScalars.append(contentsOf: scalars[start..<end])
        return part
    }
}
