import Testing
import TextMatch

@Suite("Regexes on folded text")
struct FoldedRegexTests {
    private func captures(_ pattern: String, _ text: String) throws -> RegexCaptures? {
        guard case .match(let captures) = try FoldedRegex(pattern).firstMatch(in: FoldedText(text)) else { return nil }
        return captures
    }

    @Test(
        "Patterns that match",
        arguments: [
            (#"order\s*#?(?<number>\d{4,})"#, "ORDER #١٢٣٤٥"), ("café", "CAFE"), ("cafe", "café"), ("é+x", "eeex"),
            ("e\u{0301}+x", "ÉÉx"), ("^ß$", "ss"), ("^ß+$", "ßß"), ("^ß{2}$", "ssss"), ("^straße$", "STRASSE"),
            ("^[ß]$", "ß"), ("^[ßx]+$", "xßx"), ("^[a-zäöüß]+$", "Größe"), ("^[à-ü]+$", "éà"), ("^[^é]$", "x"),
            ("^[^ß]x", "sx"), ("[А-Яа-яЁё]+", "ёлка"), ("^[ا-ي]+$", "قيمة"), ("^[۰-۹]+$", "١٢"), ("^мой$", "МОЙ"),
            ("^й+$", "йй"), (#"^\Qa.é\E+$"#, "a.ee"), (#"\bприце\b"#, "а прице?"), (#"^\w+$"#, "क्या"),
            (#"^\w+$"#, "ที่นี่"), (#"\bक्या\b"#, "तो क्या?"), (#"^[\w]+$"#, "है"), (#"^\W$"#, "!"), ("？", "why?"),
            ("a？b", "a?b"), ("[？]", "?"), (#"(?x) p r i c e  # comment ("#, "price"), ("(?i)PRICE", "price"),
            ("^(?:a|é)$", "e"),
            (#"\x{41}"#, "a"), (#"\p{Han}"#, "価"), ("[[:alpha:]é]", "e"), ("❤️+!", "❤❤️!"), ("👍🏽", "👍"),
            ("(?<=ş)a", "sa"), (#"(\w)\1"#, "hello"), ("[]é]", "]"), ("[é-]", "-"), ("[^]]", "a"), ("a{,3}", "a{,3}"),
            ("^.$", "가"), ("[ㄱ-ㅎ가-힣]", "가"), ("don’t", "don't"), ("(?<größe>x)", "x"), (#"\é"#, "e"), ("^한글$", "한글"),
        ]
    )
    func match(_ pattern: String, _ text: String) throws {
        #expect(try captures(pattern, text) != nil)
    }

    @Test(
        "Patterns that do not",
        arguments: [
            ("мои", "мой"), ("[и]", "й"), ("^[^é]$", "é"), ("^[^ß]", "ß"), (#"\bhi\b"#, "this"), (#"\Bhi\b"#, "hi"),
            (#"^\W$"#, "\u{093F}"), ("^[а-е]$", "a"), ("a？b", "b"), ("^x", ""),
        ]
    )
    func noMatch(_ pattern: String, _ text: String) throws {
        #expect(try captures(pattern, text) == nil)
    }

    @Test("Captures are the customer's own characters")
    func captures() throws {
        let name = try #require(try captures(#"prénom (?<n>\w+)"#, "Bonjour, PRÉNOM ZoË!"))
        #expect(name.named == ["n": "ZoË"])
        #expect(name.numbered == ["PRÉNOM ZoË", "ZoË"])
        let order = try #require(try captures(#"(order|commande)\s*(?<number>\d+)(x)?"#, "Commande ۱۲۳"))
        #expect(order.numbered == ["Commande ۱۲۳", "Commande", "۱۲۳", nil])
        let hindi = try #require(try captures(#"नाम (?<n>\w+)"#, "मेरा नाम प्रिया है"))
        #expect(hindi.named["n"] == "प्रिया")
        let empty = try #require(try captures("a(?<rest>.*)", "A"))
        #expect(empty.named == ["rest": ""])
        let either = try #require(try captures("(?J)(?:a(?<n>1)|b(?<n>2))", "B2"))
        #expect(either.named == ["n": "2"])
        let lines = try #require(try captures("name: (.*)", "Name: Ann\r\nCity: Rome"))
        #expect(lines.numbered[1] == "Ann")
    }

    @Test(
        "The groups that every match sets",
        arguments: [
            ("(?<a>x)(y)", ["a", "1", "2"]), ("(?<a>x)?(y)", ["2"]), ("(?<a>x)*", []), ("(?<a>x)+", ["a", "1"]),
            ("(?<a>x){0,3}y", []), ("(?<a>x){1,3}", ["a", "1"]), ("(?<a>x)|y", []), ("(?:(?<a>x)|y)(z)", ["2"]),
            ("((?<a>x)|y)", ["1"]), ("(?:(?<a>x))", ["a", "1"]), ("(?:(?<a>x))?z", []), ("(?!(?<a>x))y", []),
            ("(?=(?<a>x))x", ["a", "1"]), ("(?<=(?<a>x))y", ["a", "1"]), ("(?<!(?<a>x))y", []),
            ("(?>(?<a>x))", ["a", "1"]),
            ("(x)(?(1)(y)|z)", ["1"]), ("(?|(a)|(b))(c)", []), ("(?n)(x)(?<a>y)", ["a"]), (#"[(](?<a>x)"#, ["a", "1"]),
            (#"\((?<a>x)"#, ["a", "1"]), ("(?#()(?<a>x)", ["a", "1"]), ("(?<a>x){0}y", []),
            ("(?'a'x)(?P<b>y)", ["a", "b", "1", "2"]),
            (#"(?<a>x)(?P=a)(?&a)(?1)"#, ["a", "1"]), ("(?x) (?<a>x) ? y", []), (#"\Q(\E(?<a>x)"#, ["a", "1"]),
            ("(?:(?x) a )(?<a>b)#c", ["a", "1"]), ("(?i:(?<a>x))", ["a", "1"]), ("(?(?=x)(?<a>x)|y)", []),
            ("(?<a>x)??y", []),
        ] as [(String, Set<String>)]
    )
    func guaranteed(_ pattern: String, _ groups: Set<String>) throws {
        #expect(try FoldedRegex(pattern).guaranteedGroups == groups)
    }

    @Test("Names and numbers of groups")
    func groups() throws {
        let regex = try FoldedRegex(#"(\d)(?<year>\d)(?<Größe>x)"#)
        #expect(regex.groupNames == ["year", "Größe"])
        #expect(regex.groupCount == 3)
    }

    @Test(
        "Patterns that are refused, where and why",
        arguments: [
            ("price\u{08}", 5, "backspace"), ("a\tb", 1, "tab"), ("a\nb", 1, "line end"),
            ("é\u{07}", 2, "control character"),
            ("(*LIMIT_MATCH=1)a", 0, "command"), ("a(*NO_JIT)", 1, "command"), ("ab(?C1)c", 2, "callout"),
            (#"é\C"#, 2, "\\C"),
            ("éé(", 5, "missing closing parenthesis"), ("ß)", 2, "unmatched closing parenthesis"),
            ("a[é", 4, "missing terminating ]"),
            ("+a", 0, "quantifier"), ("[z-a]", 3, "range out of order"), (#"(?<n>a)\k<m>"#, 10, "non-existent"),
            ("(?<=a+)b", 0, "fixed length"),
            ("(?<1a>x)", 3, "subpattern name"), (#"a\"#, 2, "\\ at end"), ("[a\\C]", 0, "\\C"),
        ]
    )
    func refused(_ pattern: String, _ offset: Int, _ words: String) throws {
        let problem = try #require(throws: RegexProblem.self) { try FoldedRegex(pattern) }
        #expect(problem.message.contains(words))
        #expect(problem.utf8Offset == offset)
    }

    @Test("A backspace comes with its fix")
    func backspace() throws {
        let problem = try #require(throws: RegexProblem.self) { try FoldedRegex("\u{08}price\u{08}") }
        #expect(
            problem.message
                == "the regex contains a backspace character: a single backslash before `b` means that in JSON"
        )
        #expect(problem.help == #"in JSON write `\\b`"#)
        #expect(problem.utf8Offset == 0)
    }

    @Test(
        "Patterns that are too much are refused",
        arguments: [
            "", String(repeating: "a", count: 8_193), String(repeating: "(a)", count: 128), "(a{1,65535}){1,65535}",
            String(repeating: "(", count: 300) + String(repeating: ")", count: 300),
        ]
    )
    func tooMuch(_ pattern: String) {
        #expect(throws: RegexProblem.self) { try FoldedRegex(pattern) }
    }

    @Test("A pattern that matches nothing at all gets advice")
    func matchesEmpty() throws {
        #expect(try FoldedRegex("x*").advice?.level == .warning)
        #expect(try FoldedRegex("x+").advice == nil)
    }

    @Test(
        "Patterns that explode end by their limit",
        arguments: [
            "(a+)+$", "(a|aa)+$", #"(?:\w+\s?)+\d$"#, "(.*,){25}x", #"\w*\d"#, "(?:a{1,100}){1,100}b", #"(a*)*\1b"#,
            "(a|(?R))+b",
        ]
    )
    func explosions(_ pattern: String) throws {
        let regex = try FoldedRegex(pattern)
        let text = FoldedText(String(repeating: "a", count: 4_095) + "!")
        let result = regex.firstMatch(in: text)
        #expect(result == .overLimit || result == .noMatch)
    }

    @Test(
        "A pattern that compares with its own groups ends by its own, lower limit",
        arguments: [String(repeating: "aaa ", count: 1_000) + "!", String(repeating: "ab", count: 2_000) + "!"]
    )
    func comparisons(text: String) throws {
        #expect(try FoldedRegex(#"(.+)\1$"#).firstMatch(in: FoldedText(text)) == .overLimit)
        guard case .match = try FoldedRegex(#"\b(\w+) \1\b"#).firstMatch(in: FoldedText("no no")) else {
            Issue.record("an honest pattern is kept")
            return
        }
    }

    @Test("A deep match that outgrows PCRE2's own stack is found")
    func deepMatch() throws {
        let text = FoldedText(String(repeating: "ab", count: 2_000) + "c")
        #expect(try captures("^(?:a|b)+c$", text.original)?.numbered.first == text.original)
    }

    @Test("Once the budget of a message is spent, nothing more is run")
    func budget() throws {
        let slow = try FoldedRegex("(a+)+$")
        let quick = try FoldedRegex("a")
        let text = FoldedText(String(repeating: "a", count: 40) + "!")
        var budget = MatchBudget(overruns: 2)
        #expect(slow.firstMatch(in: text, budget: &budget) == .overLimit)
        #expect(quick.firstMatch(in: text, budget: &budget) != .overLimit)
        #expect(slow.firstMatch(in: text, budget: &budget) == .overLimit)
        #expect(budget.isSpent)
        #expect(quick.firstMatch(in: text, budget: &budget) == .overLimit)

        var time = Duration.zero
        var timed = MatchBudget(time: .milliseconds(5)) { time }
        #expect(quick.firstMatch(in: text, budget: &timed) != .overLimit)
        time = .milliseconds(5)
        #expect(quick.firstMatch(in: text, budget: &timed) == .overLimit)
    }

    @Test("One regex is used by many tasks at once")
    func concurrency() async throws {
        let regex = try FoldedRegex(#"n(?<number>\d+)"#)
        let wrong = await withTaskGroup(of: Int.self) { group in
            for task in 0..<8 {
                group.addTask {
                    (0..<500)
                        .count { index in
                            let text = FoldedText("é n\(task)\(index)")
                            guard case .match(let captures) = regex.firstMatch(in: text) else { return true }
                            return captures.named["number"] != "\(task)\(index)"
                        }
                }
            }
            return await group.reduce(0, +)
        }
        #expect(wrong == 0)
    }
}
