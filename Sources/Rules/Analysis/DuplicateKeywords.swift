import TextMatch

/// Finds keywords of one condition that are the same to every message: `Hi!` and `hi`.
struct DuplicateKeywords {
    private var seen: [Int: [(keyword: Keyword, pattern: TextPattern)]] = [:]
    private var found: [(first: Keyword, second: Keyword)] = []
    /// Whether only words are compared, so that punctuation does not count.
    private let comparesWords: Bool

    init(_ mode: TextPattern.Mode) {
        comparesWords = mode == .words || mode == .equals
    }

    /// Notes a keyword of the condition.
    mutating func note(_ keyword: Keyword, _ pattern: TextPattern) {
        let hash = Self.hash(of: pattern)
        if let first = seen[hash]?.first(where: { Self.areSame($0.pattern, pattern) }) {
            found.append((first.keyword, keyword))
        } else {
            seen[hash, default: []].append((keyword, pattern))
        }
    }

    /// Reports the first pair, and how many there are.
    func report(_ problems: Problems) {
        guard let pair = found.first else { return }
        let more = found.count > 1 ? ", and \(found.count - 1) more like this" : ""
        let first = Quote.message(pair.first.text)
        let message =
            pair.first.text == pair.second.text
            ? "\(first) stands here twice\(more)"
            : "\(first) and \(Quote.message(pair.second.text)) are the same keyword\(more): "
                + (comparesWords ? "case, accents and punctuation do not count" : "case and accents do not count")
        problems.warning(
            .duplicateKeyword,
            at: .value(pair.second.place),
            message,
            help: "one of them is enough",
            related: .init(spot: .value(pair.first.place), message: "the first one is here")
        )
    }

    private static func areSame(_ left: TextPattern, _ right: TextPattern) -> Bool {
        left.mode == right.mode && PatternCover.covers(left.pattern, right.pattern)
            && PatternCover.covers(right.pattern, left.pattern)
    }

    /// The same for patterns that are the same; seldom for others.
    private static func hash(of pattern: TextPattern) -> Int {
        var hasher = Hasher()
        func add(_ words: WordSequence) {
            for range in words.ranges { for byte in words.utf8[range] { hasher.combine(byte) } }
        }
        switch pattern.pattern {
        case .words(let words): add(words.wordSequence)
        case .literal(let literal) where literal.mode == .equals: add(literal.wordSequence)
        case .literal(let literal): hasher.combine(literal.utf8)
        case .regex(let regex): hasher.combine(regex.pattern)
        }
        return hasher.finalize()
    }
}
