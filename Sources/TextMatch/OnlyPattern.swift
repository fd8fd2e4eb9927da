/// The keywords of `only`: the message is nothing but these, in any order and number, and at least one.
///
/// Each word of the message must be part of one of them; punctuation and spaces do not count, an emoji is a word. A
/// keyword without words (`?`) takes no word: it answers a message without any in which it stands.
package struct OnlyPattern: Sendable, Hashable {
    /// The keywords, all of which take marks alike.
    package let keywords: [WordPattern]
    /// Whether marks count.
    package let accents: Bool

    /// The keywords of one word, which most are.
    private let singles: ByteStringTable
    /// All others that have words.
    private let others: [WordPattern]
    /// Those without.
    let wordless: [WordPattern]

    /// Creates a pattern.
    ///
    /// What is wrong with a keyword is told by its own advice; one that can never match takes no part. All are to be
    /// made with the same `accents`.
    package init(_ keywords: [WordPattern]) {
        let usable = keywords.filter { $0.advice?.level != .error }
        self.keywords = keywords
        accents = keywords.first?.accents ?? false
        wordless = usable.filter(\.wordSequence.isEmpty)
        var singles = ByteStringTable()
        var others: [WordPattern] = []
        for keyword in usable where !keyword.wordSequence.isEmpty {
            let readings = keyword.readings
            if keyword.options == WordSequence.Options(), readings.count == 1, readings[0].count == 1 {
                _ = readings[0].utf8[readings[0].ranges[0]].withUnsafeBytes { singles.insert($0) }
            } else {
                others.append(keyword)
            }
        }
        self.singles = singles
        self.others = others
    }

    /// Whether the message is nothing but these.
    package func matches(_ text: FoldedText) -> Bool {
        let form = text.form(accents: accents)
        return form.words.isEmpty ? wordless.contains { $0.matches(text) } : form.anyReading(covers)
    }

    /// The keywords that have words.
    var withWords: [WordPattern] { keywords.filter { $0.advice?.level != .error && !$0.wordSequence.isEmpty } }

    /// Whether the words are a row of keywords: from each word that a row may end before, all keywords are tried.
    private func covers(_ words: WordSequence) -> Bool {
        var isReached = [Bool](repeating: false, count: words.count + 1)
        isReached[0] = true
        for start in words.ranges.indices where isReached[start] {
            let isSingle = words.utf8[words.ranges[start]]
                .withUnsafeBytes { singles.find($0, hash: ByteHash.of($0)) != nil }
            if isSingle { isReached[start + 1] = true }
            for keyword in others {
                for reading in keyword.readings where reading.stands(at: start, in: words, keyword.options) {
                    isReached[start + reading.count] = true
                }
            }
        }
        return isReached[words.count]
    }

    /// Whether both have the same keywords.
    package static func == (left: OnlyPattern, right: OnlyPattern) -> Bool {
        left.keywords == right.keywords
    }

    /// Hashes the keywords.
    package func hash(into hasher: inout Hasher) {
        hasher.combine(keywords)
    }
}
