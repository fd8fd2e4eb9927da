import Testing

@testable import TextMatch

@Suite("The literals that a regex cannot match without")
struct RequiredLiteralsTests {
    @Test(
        "Patterns that have some",
        arguments: [
            ("price", ["price"]), (#"order\s*#?(?<number>\d{4,})"#, ["order"]), ("Café", ["cafe"]), ("ß+x", ["ssx"]),
            (#"\bhow\b much"#, ["how much"]), ("colou?r", ["colour", "color"]),
            ("(?:price|cost)s", ["prices", "costs"]),
            ("price|cost", ["price", "cost"]), ("a.bcd.e", ["bcd"]), ("ab+c", ["ab"]), ("ab+cd", ["bcd"]),
            ("(ab)+c", ["abc"]),
            ("a{3}b", ["aaab"]), ("a{2,}b", ["aab"]), ("(?=.*price)how", ["price"]), ("(?!no)yes", ["yes"]),
            ("(?<!un)happy", ["happy"]), ("(?<=very )happy", ["happy"]), ("x*price", ["price"]),
            ("(?:x|)price", ["xprice", "price"]),
            ("(?i)PRICE", ["price"]), ("(?-i)PRICE", ["price"]), (#"\Qa.b\E*c"#, ["a."]), ("[p]rice", ["price"]),
            ("[Pp]rice", ["price"]), ("[bc]at", ["bat", "cat"]), ("[a-z]at", ["at"]), ("[^b]at", ["at"]),
            ("(?x) p r i c e # comment", ["price"]), ("(?x: a b ) c", ["ab c"]), ("a(?#b)c", ["ac"]),
            ("a(?#b)*cd", ["cd"]),
            (#"a\E?cd"#, ["acd", "cd"]), ("(?|ab|cd)e", ["abe", "cde"]), (#"(ab)\1c"#, ["ab"]), ("(?>ab)c", ["abc"]),
            ("(a)(?(1)bb|cc)dd", ["dd"]), (#"\x{41}bc"#, ["bc"]), (#"\x41bc"#, ["bc"]), (#"\N{U+41}bc"#, ["bc"]),
            (#"a\.b"#, ["a.b"]),
            ("قیمت.*کیا", ["قیمت"]), ("(price|cost).*(please|thanks)", ["please", "thanks"]), ("a{,3}bcd", ["bcd"]),
            ("^ok$", ["ok"]), ("？ok", ["?ok"]), ("((a|b)c|de)f", ["acf", "bcf", "def"]), ("(?:ab){2}?c", ["ababc"]),
            ("ab (?:c|d)* ", ["ab"]),
            ("é{2}a", ["eea"]), ("[ß]x", ["ssx"]), (#"a[\]]"#, ["a]"]), ("(?'n'ab)c", ["abc"]),
            ("(?P<n>ab)(?P=n)(?P>n)c", ["ab"]),
        ]
    )
    func some(_ pattern: String, _ literals: [String]) throws {
        let found = try FoldedRegex(pattern).requiredLiterals
        #expect(found.map(Set.init) == Set(literals))
    }

    @Test(
        "Patterns that have none",
        arguments: [
            #"\d+"#, "a*", "a?", "a{0,5}", "(?:price|.)", "(?:price|)", "(?:price)?", "[a-z]+", "(?!price).", ".",
            "(?x) # price",
            "(?(?=a)price|cost)", "(?:a|b*)", #"\w+\s\w+"#, "(price){0}.", " ", #"(?:\ |a)"#, "(?=(?:ab)?).",
            "(?<!ab).", #"\x{41}"#,
        ]
    )
    func none(_ pattern: String) throws {
        #expect(try FoldedRegex(pattern).requiredLiterals == nil)
    }

    @Test("A regex is a candidate only where one of its literals is")
    func candidates() throws {
        let patterns = [#"order\s*(\d+)"#, "price|cost", #"\d{3}"#, "COST"].map { try? FoldedRegex($0) }
        let index = TextIndex(patterns.compactMap { $0 }.map(TextIndex.Pattern.regex))
        var hits = PatternHits()
        index.hits(in: FoldedText("the Order is"), into: &hits)
        #expect(hits.ids == [0, 2])
        index.hits(in: FoldedText("it costs"), into: &hits)
        #expect(hits.ids == [1, 2, 3])
        index.hits(in: FoldedText("nothing"), into: &hits)
        #expect(hits.ids == [2])
    }

    @Test("What matches is always a candidate, in random regexes and texts", arguments: 0..<16 as Range<UInt64>)
    func neverMissed(seed: UInt64) {
        var random = SplitMix(seed: seed)
        var hits = PatternHits()
        var matches = 0
        var skipped = 0
        for _ in 0..<8 {
            let samples = (0..<50).map { _ in random.regex() }
            let usable = samples.compactMap { sample in (try? FoldedRegex(sample.pattern)).map { (sample, $0) } }
            let index = TextIndex(usable.map { .regex($0.1) })
            for (id, (sample, regex)) in usable.enumerated() {
                for message in [
                    sample.text, "x \(sample.text) y", random.message(upTo: 3) + sample.text, random.message(upTo: 6),
                ] {
                    let text = FoldedText(message)
                    index.hits(in: text, into: &hits)
                    if hits.contains(id) {
                        if case .match = regex.firstMatch(in: text) { matches += 1 }
                    } else {
                        skipped += 1
                        // A pattern that is given up says nothing; the index knows that it cannot match.
                        if case .match = regex.firstMatch(in: text) {
                            Issue.record("\(sample.pattern) matches \(message.debugDescription)")
                        }
                    }
                }
            }
        }
        // Else the test would show nothing.
        #expect(matches > 200 && skipped > 100, "\(matches) matches, \(skipped) skipped")
    }

    @Test("No two characters of folded text are equal but for their case")
    func foldedTextHasNoCase() throws {
        var letters: Set<Unicode.Scalar> = []
        for value in UInt32(0)...0x1FFFF {
            guard let scalar = Unicode.Scalar(value) else { continue }
            for folded in Folding.fold(String(scalar)).unicodeScalars {
                let properties = folded.properties
                let mappings = [properties.lowercaseMapping, properties.uppercaseMapping, properties.titlecaseMapping]
                if mappings.contains(where: { $0 != String(folded) }) || properties.changesWhenCaseFolded {
                    letters.insert(folded)
                }
            }
        }
        #expect(letters.count > 1_000)
        let ordered = letters.sorted()
        let all = FoldedText(ordered.map(String.init).joined(separator: " "))
        #expect(!all.wasCut)
        for letter in ordered where Folding.fold(String(letter)).unicodeScalars.elementsEqual([letter]) {
            let twice = try FoldedRegex("(?s)\(letter).*\(letter)")
            #expect(twice.firstMatch(in: all) == .noMatch, "\(letter) U+\(String(letter.value, radix: 16))")
        }
    }
}
