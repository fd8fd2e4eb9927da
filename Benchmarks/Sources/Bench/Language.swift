/// How customers of a shop write in one language.
struct Language {
    /// The language's code.
    let code: String
    /// How many of a hundred customers write so.
    let share: Int
    /// What names of products are made of.
    let syllables: [String]
    /// What is asked about a product, which stands in place of `%`.
    let questions: [String]
    /// What a name of a product goes together with.
    let adjectives: [String]
    /// What else messages are made of, the most frequent first.
    let words: [String]

    /// A language in proportion to its share.
    static func random(using generator: inout SeededGenerator) -> Language {
        var rest = Int.random(in: 0..<all.reduce(0) { $0 + $1.share }, using: &generator)
        for language in all {
            rest -= language.share
            if rest < 0 { return language }
        }
        return all[0]
    }

    private init(
        _ code: String,
        _ share: Int,
        _ parts: (syllables: String, adjectives: String),
        _ questions: [String],
        _ words: String
    ) {
        func split(_ text: String) -> [String] { text.split(separator: " ").map(String.init) }
        self.code = code
        self.share = share
        self.questions = questions
        syllables = split(parts.syllables)
        adjectives = split(parts.adjectives)
        self.words = split(words)
    }

    /// All languages.
    static let all: [Language] = [
        Language(
            "en",
            35,
            (
                "ve lo ra kes tri mo nar vel do fin ca sta bel ru an ti gra ho li sor pen ma du ke wil ter bo sha ny co",
                "red white small large new cheap silk fresh wooden blue"
            ),
            [
                "how much is the %", "price of %", "% price", "do you have %", "is % in stock", "% delivery time",
                "buy %",
            ],
            "the to you i a and is it for in of my please can me that on have this do with when what are how we there hi "
                + "hello thanks today tomorrow order shop friend birthday send know need time address still would like week"
        ),
        Language(
            "es",
            15,
            (
                "ca ro lin da mar te sol ve qui ño bra flo res pi na jo lu gar cé ta mon dri sa po lle tu ra ne",
                "rojo blanca pequeño grande nueva barato fresco azul"
            ),
            ["cuánto cuesta %", "precio de %", "tienen %", "hay % disponible", "envío de %", "quiero comprar %"],
            "de que no a la el es y en lo un por qué me una te los se con para mi está si pero las hola gracias hoy mañana "
                + "tienda cumpleaños favor dirección semana todavía necesito quiero saber"
        ),
        Language(
            "pt",
            8,
            (
                "ba lei ção mo ru fa ne lha pi tan ga vo ser bri co nho ve ra da lu mi to",
                "vermelho branca pequeno novo"
            ),
            ["quanto custa %", "preço de %", "vocês têm %", "entrega de %"],
            "de a o que e do da em um para é com não uma os no se na por mais as olá obrigado hoje amanhã loja endereço"
        ),
        Language(
            "de",
            8,
            (
                "stei gen lau ber wie ßen tü ren kol hei mer schö ne bach dor fel gra zau li mu",
                "rot weiße klein großer neu günstig"
            ),
            ["was kostet %", "preis von %", "haben sie %", "lieferzeit für %", "gibt es % noch"],
            "ich ist nicht sie es das die und der was zu ein in mir mit ja wir auf für hallo danke heute morgen laden größe "
                + "straße noch bitte brauche würde gern wissen"
        ),
        Language(
            "fr",
            5,
            ("cha lu mé ro vi gne trou fau bel ère da quin oise mar te lo pu si", "rouge blanc petite grand nouveau"),
            ["combien coûte %", "prix de %", "avez-vous %", "livraison de %"],
            "je de est pas le vous la tu que un il et à a ne les ce en on ça une bonjour merci aujourd'hui demain boutique"
        ),
        Language(
            "ru",
            7,
            ("бе ло ре га ми ту ша ко ве дра сно пи ли мо жа ры ни ста го нё", "красный белая новый маленький"),
            ["сколько стоит %", "цена %", "есть ли %", "доставка %"],
            "и в не на я что он с это а как по но у меня вы здравствуйте спасибо сегодня завтра магазин ещё адрес"
        ),
        Language(
            "ur",
            8,
            ("گل اب نو ری شا ما کا بد ہر می تا سو ند لا پر زی را خو", "سرخ سفید نیا چھوٹا"),
            ["% کی قیمت", "% کتنے کا ہے", "کیا % دستیاب ہے", "% کی ڈیلیوری"],
            "کیا ہے میں کے کا کی سے اور یہ ہیں کو نہیں مجھے آپ سلام شکریہ آج کل دکان پتہ"
        ),
        Language(
            "ar",
            6,
            ("ور دة نس مة يا سم قم ري با عط لؤ هل جو زه را فا", "أحمر أبيض جديد صغير"),
            ["كم سعر %", "هل عندكم %", "ثمن %", "توصيل %"],
            "في من على هل أنا هذا إلى ما لا أن مع لو سمحت مرحبا شكرا اليوم غدا المحل العنوان"
        ),
        Language(
            "hi",
            5,
            ("गु ला ब मो ती क म ल रा नी सो ना चं पा मा धु वि जय", "लाल सफेद नया छोटा"),
            ["% कितने का है", "% की कीमत", "क्या % उपलब्ध है"],
            "है का के में की को यह और से नहीं मुझे आप क्या नमस्ते धन्यवाद आज कल दुकान पता"
        ),
        Language(
            "zh",
            3,
            ("玫 兰 菊 梅 竹 荷 桂 茉 莉 丹 海 棠 杏 桃 樱 紫 白 金 银 玉", "红色 白色 新款"),
            ["%多少钱", "%价格", "有%吗"],
            "你好 我 想 的 请问 今天 明天 谢谢 地址 可以 送 店 什么 时候"
        ),
    ]
}
