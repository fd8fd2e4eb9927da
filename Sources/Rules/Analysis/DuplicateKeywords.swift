import TextMatch

/// Finds keywords of one condition that are the same to every message: `Hi!` and `hi`.
struct DuplicateKeywords {
    private var found: [(first: Keyword, second: Keyword)] = []
    /// Whether only words are compared, so that punctuation does not count.
    private let comparesWords: Bool
    /// Whether marks count.
    private let comparesMarks: Bool

    /// Compares the keywords of one mode; an `only` is one pattern of all of them.
    init(_ keywords: [Keyword], _ patterns: [TextPattern], _ mode: TextPattern.Mode) {
        guard keywords.count > 1 else {
            comparesWords = false
            comparesMarks = false
            return
        }
        let compiled: [TextIndex.Pattern] =
            if case .only(let only)? = patterns.first?.pattern {
                only.keywords.map(TextIndex.Pattern.words)
            } else {
                patterns.map(\.pattern)
            }
        comparesWords = [.words, .equals, .only].contains(mode)
        comparesMarks = compiled.first.map(Self.comparesMarks) ?? false
        guard keywords.count == compiled.count else { return }
        var firsts: [Int: Int] = [:]
        firsts.reserveCapacity(compiled.count)
        // The others of the same hash, which are hardly any.
        var others: [Int: [Int]] = [:]
        for (index, pattern) in compiled.enumerated() {
            let hash = Self.hash(of: pattern)
            guard let first = firsts[hash] else {
                firsts[hash] = index
                continue
            }
            let known = [first] + (others[hash] ?? [])
            if let same = known.first(where: { Self.areSame(compiled[$0], pattern) }) {
                found.append((keywords[same], keywords[index]))
            } else {
                others[hash, default: []].append(index)
            }
        }
    }

    /// Reports the first pair, and how many there are.
    func report(_ problems: Problems) {
        guard let pair = found.first else { return }
        let more = found.count > 1 ? ", and \(found.count - 1) more like this" : ""
        let first = Quote.message(pair.first.text)
        let ignored = ["case", comparesMarks ? nil : "accents", comparesWords ? "punctuation" : nil].compactMap(\.self)
        let list = ignored.count < 3 ? ignored.joined(separator: " and ") : "case, accents and punctuation"
        let message =
            pair.first.text == pair.second.text
            ? "\(first) stands here twice\(more)"
            : "\(first) and \(Quote.message(pair.second.text)) are the same keyword\(more): "
                + "\(list) \(ignored.count == 1 ? "does" : "do") not count"
        problems.warning(
            .duplicateKeyword,
            at: .value(pair.second.place),
            message,
            help: "one of them is enough",
            related: .init(spot: .value(pair.first.place), message: "the first one is here")
        )
    }

    private static func areSame(_ left: TextIndex.Pattern, _ right: TextIndex.Pattern) -> Bool {
        PatternCover.covers(left, right) && PatternCover.covers(right, left)
    }

    private static func comparesMarks(_ pattern: TextIndex.Pattern) -> Bool {
        switch pattern {
        case .words(let words): words.accents
        case .literal(let literal): literal.accents
        case .only(let only): only.accents
        case .regex(let regex): regex.accents
        case .script: false
        }
    }

    /// The same for patterns that are the same; seldom for others.
    private static func hash(of pattern: TextIndex.Pattern) -> Int {
        var hasher = Hasher()
        func add(_ words: WordSequence) {
            words.utf8.withUnsafeBytes { bytes in
                for range in words.ranges {
                    // Where words end belongs to them: the same letters fall into words in many ways.
                    hasher.combine(range.count)
                    hasher.combine(bytes: UnsafeRawBufferPointer(rebasing: bytes[range]))
                }
            }
        }
        switch pattern {
        case .words(let words): add(words.wordSequence)
        case .literal(let literal) where literal.mode == .equals: add(literal.wordSequence)
        case .literal(let literal): hasher.combine(literal.utf8)
        case .regex(let regex): hasher.combine(regex.pattern)
        case .only, .script: break
        }
        return hasher.finalize()
    }
}
