import Testing

@testable import TextMatch

@Suite("Typos")
struct TypoTests {
    @Test(
        "One typo is forgiven",
        arguments: [
            ("price", "prcie please"), ("price", "prce"), ("price", "pricee"), ("price", "prixe"), ("price", "rpice"),
            ("price", "PRICÉ"), ("price", "price"), ("how much", "how mcuh?"), ("menu please", "mneu plaese"),
            ("قیمت", "قيمتت"),
            ("сколько", "скольк"), ("नमस्ते", "नमसते"), ("don't", "dnt"), ("dont", "dpn't"), ("l'adresse", "ladrese"),
            ("가격표를", "가격표"),
            ("order*", "orders"), ("hello*", "hello"), ("much price*", "mush prices"),
        ]
    )
    func match(_ keyword: String, _ text: String) {
        #expect(WordPattern(keyword, typos: 1).matches(FoldedText(text)))
    }

    @Test(
        "More or other typos are not",
        arguments: [
            ("price", "prcei"), ("price", "price2 rise"), ("price", "pri"), ("price", "pries e"), ("hi", "ho"),
            ("how", "hwo"),
            ("menu 24", "menu 25"), ("iphone15", "iphone16"), ("price", "pr1ce"), ("2024", "2025"),
            ("price*", "prcies"),
            ("价格商品", "价格商店"), ("👍", "👎"), ("ပြော", "ပြေ"), ("how much", "howmuch"),
        ]
    )
    func noMatch(_ keyword: String, _ text: String) {
        #expect(!WordPattern(keyword, typos: 1).matches(FoldedText(text)))
    }

    @Test("Without typos nothing is forgiven")
    func off() {
        #expect(!WordPattern("price").matches(FoldedText("prcie")))
        #expect(WordPattern("price", typos: 1) != WordPattern("price"))
    }

    /// The distance by insertions, deletions, replacements and swaps of neighbours, each letter changed once.
    private func distance(_ left: [UInt32], _ right: [UInt32]) -> Int {
        var rows = [[Int]](repeating: [Int](repeating: 0, count: right.count + 1), count: left.count + 1)
        for i in 0...left.count { rows[i][0] = i }
        for j in 0...right.count { rows[0][j] = j }
        guard !left.isEmpty, !right.isEmpty else { return max(left.count, right.count) }
        for i in 1...left.count {
            for j in 1...right.count {
                let replaced = rows[i - 1][j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1)
                rows[i][j] = min(rows[i - 1][j] + 1, rows[i][j - 1] + 1, replaced)
                if i > 1, j > 1, left[i - 1] == right[j - 2], left[i - 2] == right[j - 1] {
                    rows[i][j] = min(rows[i][j], rows[i - 2][j - 2] + 1)
                }
            }
        }
        return rows[left.count][right.count]
    }

    @Test("The comparison is the distance of Damerau", arguments: 0..<4 as Range<UInt64>)
    func comparison(seed: UInt64) {
        var random = SplitMix(seed: seed)
        var close = 0
        for _ in 0..<4_000 {
            let left = (0..<Int.random(in: 0...7, using: &random)).map { _ in UInt32.random(in: 1...3, using: &random) }
            let right = (0..<Int.random(in: 0...7, using: &random))
                .map { _ in UInt32.random(in: 1...3, using: &random) }
            let isClose = Typo.isAtMostOne(left[...], right[...])
            #expect(isClose == (distance(left, right) <= 1), "\(left) \(right)")
            if isClose { close += 1 }
        }
        #expect(close > 100)
    }

    @Test("The table finds exactly the words at that distance", arguments: 0..<6 as Range<UInt64>)
    func table(seed: UInt64) {
        var random = SplitMix(seed: seed)
        let alphabet = ["a", "b", "é", "й", "ق", "क", "한"].prefix(seed % 2 == 0 ? 3 : 7)
        func word(_ lengths: ClosedRange<Int>) -> String {
            (0..<Int.random(in: lengths, using: &random)).compactMap { _ in alphabet.randomElement(using: &random) }
                .joined()
        }
        let words = Set((0..<300).map { _ in Folding.fold(word(4...8)) }).sorted()
        let table = TypoTable(words.enumerated().map { (number: UInt32($0.offset), word: Array($0.element.utf8)[...]) })
        var scratch = TypoScratch()
        for _ in 0..<300 {
            let found = Folding.fold(word(2...9))
            var stack = NumberStack()
            Array(found.utf8).withUnsafeBytes { table.find($0, &scratch, into: &stack) }
            let numbers = (0..<stack.count).map { stack[$0] }
            let letters = found.unicodeScalars.map(\.value)
            let expected = words.indices.filter { distance(words[$0].unicodeScalars.map(\.value), letters) <= 1 }
            #expect(numbers.sorted() == expected.map(UInt32.init), "\(found)")
        }
    }

    @Test("The work for a word is bounded by its length")
    func bounded() {
        let table = TypoTable([(number: 7, word: Array("price".utf8)[...])])
        var scratch = TypoScratch()
        var numbers = NumberStack()
        Array(repeating: UInt8(ascii: "a"), count: 60_000).withUnsafeBytes { table.find($0, &scratch, into: &numbers) }
        let isUntouched = numbers.isEmpty && scratch.letters.isEmpty
        #expect(isUntouched)
    }
}
