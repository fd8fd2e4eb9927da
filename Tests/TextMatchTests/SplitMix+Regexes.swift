/// A regex and a text that it was made to match, as far as its look-arounds and back-references let it.
struct RegexSample {
    var pattern: String
    var text: String
}

extension SplitMix {
    private static let characters = [
        "a", "b", "c", "k", "s", "i", "K", "S", "é", "ß", "İ", "ı", "ñ", "й", "и", "ё", "か", "が", "价", "格", "ق", "ي",
        "ة", "क",
        "한", "글", "ข้", "1", "٢", "x", "👍", "？", "’", "'", "-", "ﬁ", "ſ", "µ",
    ]
    private static let classes = [
        ("[ab]", ["a", "b"]), ("[é]", ["é", "e"]), ("[^a]", ["b", "1"]), ("[a-z]", ["q", "K"]),
        ("[ßx]", ["ß", "ss", "x"]),
        (#"\w"#, ["a", "क", "価"]), (#"\d"#, ["1", "۵"]), (".", ["a", "!"]), (#"\s"#, [" "]), (#"[\]a]"#, ["]"]),
        ("[]a]", ["]", "a"]), ("[[:alpha:]]", ["q"]), (#"\x{61}"#, ["a"]), (#"\x61"#, ["a"]), (#"\p{Han}"#, ["價"]),
        (#"\p{L}b"#, ["éb"]), (#"[\Qa-c\E]"#, ["-", "c"]), (#"\Qa.b\E"#, ["a.b"]), (#"\."#, ["."]), (#"\é"#, ["é"]),
        (#"\?"#, ["?", "？"]), (#"[\x{61}b]"#, ["a"]), (#"\o{141}"#, ["a"]), (#"[ß-à]"#, ["a"]), (#"\-"#, ["-"]),
        (#"\N{U+61}"#, ["a"]), ("a{,3}", ["a{,3}"]), ("{", ["{"]), ("x{", ["x{"]), (#"\R"#, ["\n"]), ("(?#b)", [""]),
        (#"\b"#, [""]), ("^", [""]), ("$", [""]), (#"\Q\E"#, [""]), (#"\K"#, [""]), (#"\E"#, [""]), ("(?i)", [""]),
        ("(?-i)", [""]),
        ("(?s)", [""]), (#"\1"#, [""]), (#"(?1)"#, ["a"]), (#"\g{1}"#, [""]), (#"\g1"#, [""]), (#"\X"#, ["a"]),
        (#"\cA"#, [""]),
    ]
    private static let groups = [
        ("(", ")"), ("(?:", ")"), ("(?<n>", ")"), ("(?>", ")"), ("(?|", ")"), ("(?i:", ")"), ("(?-i:", ")"),
        ("(?x:", ")"),
        ("(?x: ", " )"), ("(?x: # ) ", ""), ("(?'m'", ")"), ("(?P<p>", ")"),
    ]
    private static let lookArounds = ["(?=", "(?!", "(?<=", "(?<!", "(?*"]
    private static let quantifiers = [
        "?", "*", "+", "{0}", "{0,2}", "{2}", "{1,3}", "{2,}", "??", "*?", "++", "{1}", "?+", "{0,}", "{2}?", "(?#c)*",
        #"\E?"#, " ?",
    ]

    /// A random regex; not every one is valid.
    mutating func regex(depth: Int = 3) -> RegexSample {
        var sample = row(depth: depth)
        for _ in 0..<Int.random(in: 0...5, using: &self) / 4 {
            let other = row(depth: depth)
            sample.pattern += "|" + other.pattern
            if Bool.random(using: &self) { sample.text = other.text }
        }
        if Int.random(in: 0..<12, using: &self) == 0 { sample.pattern = "(?x)" + sample.pattern + " # end" }
        return sample
    }

    private mutating func row(depth: Int) -> RegexSample {
        var sample = RegexSample(pattern: "", text: "")
        for _ in 0..<Int.random(in: 1...4, using: &self) {
            let next = item(depth: depth)
            sample.pattern += next.pattern
            sample.text += next.text
        }
        return sample
    }

    private mutating func item(depth: Int) -> RegexSample {
        var sample: RegexSample
        switch Int.random(in: 0..<12, using: &self) {
        case 0..<5:
            let text = (0...Int.random(in: 0...2, using: &self))
                .compactMap { _ in Self.characters.randomElement(using: &self) }
                .joined()
            sample = RegexSample(pattern: text, text: Bool.random(using: &self) ? text : text.uppercased())
        case 5..<8:
            guard let (pattern, texts) = Self.classes.randomElement(using: &self) else { return row(depth: 0) }
            sample = RegexSample(pattern: pattern, text: texts.randomElement(using: &self) ?? "")
        case 8 where depth > 0:
            let inner = regex(depth: depth - 1)
            let opening = Self.lookArounds.randomElement(using: &self) ?? "(?="
            return RegexSample(pattern: opening + inner.pattern + ")", text: "")
        case 9 where depth > 0 && Int.random(in: 0..<3, using: &self) == 0:
            let yes = row(depth: 0)
            let no = row(depth: 0)
            let condition =
                ["(?(1)", "(?(?=a)", "(?(<n>)", "(?(?!b)", "(?(DEFINE)"].randomElement(using: &self) ?? "(?(1)"
            return RegexSample(pattern: "\(condition)\(yes.pattern)|\(no.pattern))", text: no.text)
        case 8... where depth > 0:
            let inner = regex(depth: depth - 1)
            let (opening, end) = Self.groups.randomElement(using: &self) ?? ("(", ")")
            sample = RegexSample(pattern: opening + inner.pattern + end, text: inner.text)
        default:
            let character = Self.characters.randomElement(using: &self) ?? "a"
            sample = RegexSample(pattern: character, text: character)
        }
        guard Int.random(in: 0..<3, using: &self) == 0 else { return sample }
        let quantifier = Self.quantifiers.randomElement(using: &self) ?? "?"
        sample.pattern += quantifier
        let allowsNone = "?*".contains(quantifier.first ?? "?") || quantifier.hasPrefix("{0")
        if allowsNone && Bool.random(using: &self) || quantifier == "{0}" {
            sample.text = ""
        } else if quantifier.hasPrefix("{2") {
            sample.text += sample.text
        }
        return sample
    }
}
