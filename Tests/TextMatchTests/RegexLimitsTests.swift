import Testing

@testable import TextMatch

@Suite("What a regex may cost")
struct RegexLimitsTests {
    /// Patterns that explode, and patterns that are merely slow.
    static let hostile = [
        "(a+)+$", "(a|aa)+$", "(a|a)*$", #"\w*\d"#, #"\w*\w*\d"#, #"\w*\w*\w*\d"#, "(.*,){25}x", #"(?:\w+\s?)+\d$"#,
        "(?:a{1,100}){1,100}b",
        #"(a*)*\1b"#, #"(.+)\1$"#, #"(.+)(.+)\1\2!x"#, "(a|(?R))+b", "(?:a?){50}a{50}", "(?:(a|b)|(a|c))+d",
        "((a*)*)*b",
        "(?=(a+)+$)b", "(?<n>a+)+(?&n)+$", "(a?)(a?)(a?)(a?)(a?)(a?)(a?)(a?)(a?)(a?)(a?)(a?)(a?)(a?)(a?)(a?)x",
        "(?:a|b|ab)*(?:a|b|ab)*c", ".*.*.*x!",
        "(?:.?.?.?.?.?.?.?.?.?.?)*x", "a{2000}b", "(?:[ßa]s?)+$", "(?>a+a+)+b", "(x+x+)+y", #"([a-zA-Z]+)*$"#,
        #"^(([a-z])+.)+[A-Z]([a-z])+$"#,
        #"(?|(a+)|(aa))+$"#, #"\b(?:\w+\W*)+\b!"#, "(a*?)*?b", "(?x) ( a + ) + $", "(?:a(?#comment)+)+$",
    ]
    static let texts = [
        String(repeating: "a", count: 4_095) + "!", String(repeating: "a", count: 4_095) + "b",
        String(repeating: ",", count: 4_090) + "\nxaby1d",
        String(repeating: "ab ", count: 1_365), String(repeating: "x", count: 4_000) + "\ny",
        String(repeating: "word ", count: 800) + "\n1x!",
        (0..<4_000).map { $0 % 901 == 900 ? " " : "a" }.joined() + "!", String(repeating: "ß", count: 2_000),
        String(repeating: "é1 ", count: 1_300),
    ]

    @Test("Every one of them ends within its steps", arguments: hostile)
    func bounded(pattern: String) throws {
        let regex = try FoldedRegex(pattern)
        for text in Self.texts.map(FoldedText.init) {
            var budget = MatchBudget()
            let result = regex.firstMatch(in: text, budget: &budget)
            let used = MatchBudget.stepsForMessage - budget.remainingSteps
            // The last callout may count a walk over the whole text and all that was captured.
            #expect(used <= MatchBudget.stepsForPattern + 3 * text.utf8.count + 1_000, "\(pattern): \(used)")
            // It is the meter that stops it, not one of PCRE2's own limits, as for a pattern that calls itself.
            guard !pattern.contains("(?R)") else { continue }
            #expect((result == .overLimit) == (used > MatchBudget.stepsForPattern), "\(pattern): \(result), \(used)")
        }
    }

    @Test("All patterns of a message together end within theirs")
    func together() throws {
        let regexes = try Self.hostile.map { try FoldedRegex($0) }
        for text in Self.texts.map(FoldedText.init) {
            var budget = MatchBudget()
            for regex in regexes { _ = regex.firstMatch(in: text, budget: &budget) }
            #expect(budget.isSpent || budget.remainingSteps > 0)
            #expect(MatchBudget.stepsForMessage - budget.remainingSteps < 2 * MatchBudget.stepsForMessage)
        }
    }

    @Test(
        "The interpreter counts the same steps and finds the same, where the machine code is not to be had",
        arguments: [#"order\s*#?(\d{4,})"#, "(?:a|b)+c", #"(\w+)\s\1"#, "(?:x|y)*z"]
    )
    func withoutMachineCode(pattern: String) throws {
        let regex = try FoldedRegex(pattern)
        for text in ["order #12345 abababc", "hello hello", "xyxyxyz", "nothing"].map(FoldedText.init) {
            var budget = MatchBudget()
            let result = regex.firstMatch(in: text, budget: &budget)
            #expect(regex.firstMatch(in: text, usesMachineCode: false) == result)
        }
    }

    @Test(
        "Patterns that explode are told so when they are loaded",
        arguments: [
            "(a+)+$", "(a|aa)+$", "(a|a)*$", "(.*,){25}x", #"(?:\w+\s?)+\d$"#, "(x+x+)+y", #"([a-zA-Z]+)*$"#,
            #"(\d+)*-"#, #"\w*\d"#,
            #"^(\w+\s?)*$"#, "(?:ت+)+!", "(?:é+)+x",
        ]
    )
    func slow(_ pattern: String) throws {
        let advice = try #require(try FoldedRegex(pattern).advice)
        #expect(advice.level == .warning && advice.message.contains("slow"))
    }

    @Test(
        "Ordinary patterns are not",
        arguments: [
            #"order\s*#?(?<number>\d{4,})"#, #"[\w.+-]+@[\w-]+\.[\w.-]+"#, #"\+?\d[\d\s-]{7,}\d"#, #"https?://\S+"#,
            #"\b(?:price|cost|how much)\b"#,
            #"(?:\d{1,3},)*\d{1,3}"#, "(?:hi|hello|hey)+", #"\b(\w+)\s+\1\b"#, #"^\s*(.+?)\s*$"#,
            #"(\w+\s+){1,3}please"#, ".*(price|cost).*", #"\d{1,2}[./-]\d{1,2}[./-]\d{2,4}"#,
            #"(?=.*\d)(?=.*[a-z]).{8,}"#, "قیمت.*(?:کیا|کتنی)", #"^(?:yes|no|ok)[.!]*$"#,
            #"size\s*(?<size>xs|s|m|l|xl+)"#,
        ]
    )
    func quick(_ pattern: String) throws {
        #expect(try FoldedRegex(pattern).advice == nil)
    }

    @Test("A pattern of fifty thousand explosions is too long, and one that fits ends")
    func manyExplosions() throws {
        #expect(throws: RegexProblem.self) { try FoldedRegex(String(repeating: "(a+)+", count: 50_000)) }
        #expect(throws: RegexProblem.self) { try FoldedRegex("a{1,65535}{1,65535}") }
        let regex = try FoldedRegex(String(repeating: "(a+)+", count: 63) + "$")
        #expect(regex.firstMatch(in: FoldedText(String(repeating: "a", count: 4_000) + "!")) == .overLimit)
        #expect(regex.advice?.message.contains("slow") == true)
    }

    @Test("Callouts change nothing that a pattern finds", arguments: 0..<8 as Range<UInt64>)
    func calloutsAreInvisible(seed: UInt64) {
        var random = SplitMix(seed: seed &+ 100)
        var valid = 0
        for _ in 0..<300 {
            let sample = random.regex()
            guard let rewritten = try? PatternRewriter.rewrite(sample.pattern) else { continue }
            let text = String(decoding: rewritten.pattern, as: UTF8.self)
            let stripped = ["(?C0)", "(?C1)", "(?#0)"].reduce(text) { $0.replacing($1, with: "") }
            let regex = try? FoldedRegex(sample.pattern)
            #expect((regex != nil) == RawRegex.compiles(stripped), "\(sample.pattern)")
            guard let regex, let raw = RawRegex(stripped) else { continue }
            valid += 1
            for message in [sample.text, "x \(sample.text) y", random.message(upTo: 4)].map(FoldedText.init) {
                guard case .match(let captures) = regex.firstMatch(in: message) else {
                    if regex.firstMatch(in: message) == .noMatch {
                        #expect(raw.firstMatch(in: message.utf8) == nil, "\(sample.pattern)")
                    }
                    continue
                }
                let range = raw.firstMatch(in: message.utf8)
                #expect(
                    range.map { String(message.original(forFolded: $0)) } == captures.numbered[0],
                    "\(sample.pattern)"
                )
            }
        }
        #expect(valid > 100)
    }
}
