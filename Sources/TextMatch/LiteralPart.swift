/// What is known of the text that a part of a regex takes: enough to tell which literals it cannot do without.
///
/// The same bookkeeping as a trigram index needs for its regexes: the whole text, when it is one of a few, or else how
/// it begins and ends, and the best literals that are somewhere in it.
struct LiteralPart {
    /// A few texts, in UTF-8.
    typealias Texts = [[UInt8]]

    /// All texts that the part can take, when they are few.
    private(set) var exact: Texts?
    /// What it begins with; one of these.
    private(set) var beginnings: Texts = [[]]
    /// What it ends with; one of these.
    private(set) var endings: Texts = [[]]
    /// Literals of which every text that it takes has one; `nil` when none are known.
    ///
    /// What is still in ``exact`` is looked at only here, not each time that it grows.
    var required: Texts? { exact.map { Self.better(inner, Self.usable($0)) } ?? inner }

    /// Such literals among what is not in ``exact`` any more, or is only seen.
    private var inner: Texts?

    /// A part that takes no text but asserts something about what stands there.
    static let nothing = LiteralPart(exact: [[]])
    /// A part of which nothing is known.
    static let anything = LiteralPart(exact: nil)

    /// A part that takes one of a few texts.
    init(exact: Texts?) {
        self.exact = exact
    }

    /// A part that takes no text but sees what another part takes: a look-around.
    init(seeing other: LiteralPart) {
        exact = [[]]
        inner = other.required
    }

    /// A part that takes what either of these take.
    init(anyOf parts: [LiteralPart]) {
        func union(_ texts: (LiteralPart) -> Texts?) -> Texts? {
            var all: Texts = []
            for part in parts {
                guard let some = texts(part) else { return nil }
                for text in some where !all.contains(text) { all.append(text) }
                guard all.count <= Self.mostRequired else { return nil }
            }
            return all
        }
        exact = union(\.exact).flatMap { $0.count <= Self.mostTexts ? $0 : nil }
        inner = union(\.required)
        if exact == nil {
            beginnings = union { $0.exact ?? $0.beginnings }.flatMap { $0.count <= Self.mostTexts ? $0 : nil } ?? [[]]
            endings = union { $0.exact ?? $0.endings }.flatMap { $0.count <= Self.mostTexts ? $0 : nil } ?? [[]]
        }
    }

    /// This part again and again.
    func repeated(atLeast minimum: Int, atMost maximum: Int?) -> LiteralPart {
        if maximum == 0 { return .nothing }
        guard minimum > 0 else {
            guard let exact, maximum == 1 else { return .anything }
            return LiteralPart(exact: exact.contains([]) ? exact : exact + [[]])
        }
        if maximum == 1 { return self }
        var result = self
        if let exact {
            if minimum == maximum, let power = Self.power(exact, minimum) { return LiteralPart(exact: power) }
            result.inner = required
            result.exact = nil
            result.beginnings = Self.power(exact, minimum) ?? exact
            result.endings = result.beginnings
            result.inner = Self.better(result.inner, Self.usable(result.beginnings))
        }
        return result
    }

    /// Adds what follows this part.
    mutating func append(_ next: LiteralPart) {
        if let exact, let more = next.exact {
            inner = Self.better(inner, next.inner)
            if let both = Self.joined(exact, more) {
                self.exact = both
                return
            }
            inner = Self.better(inner, Self.better(Self.usable(exact), Self.usable(more)))
            beginnings = exact
            endings = more
            self.exact = nil
            return
        }
        let mine = exact ?? endings
        let theirs = next.exact ?? next.beginnings
        let joint = Self.joined(mine, theirs)
        inner = Self.better(required, next.required)
        inner = Self.better(inner, joint.flatMap(Self.usable))
        if let exact { beginnings = Self.joined(exact, theirs) ?? exact }
        endings = next.exact == nil ? next.endings : joint ?? theirs
        exact = nil
    }

    /// More texts than this are not told apart.
    private static let mostTexts = 16
    /// The most literals that stand for one regex.
    private static let mostRequired = 64
    /// No more of a text than this is kept, in bytes.
    private static let longestText = 64

    /// All first texts with all second texts behind them, `nil` when they are too many or too long.
    private static func joined(_ first: Texts, _ second: Texts) -> Texts? {
        guard first.count * second.count <= mostTexts else { return nil }
        if first.count == 1, second.count == 1 {
            return first[0].count + second[0].count <= longestText ? [first[0] + second[0]] : nil
        }
        var all: Texts = []
        for beginning in first {
            for end in second {
                let text = beginning + end
                guard text.count <= longestText else { return nil }
                if !all.contains(text) { all.append(text) }
            }
        }
        return all
    }

    private static func power(_ texts: Texts, _ count: Int) -> Texts? {
        guard count <= longestText else { return nil }
        var result = texts
        for _ in 1..<count {
            guard let longer = joined(result, texts) else { return nil }
            result = longer
        }
        return result
    }

    /// Texts as an index looks for them, `nil` if one of them is in every text.
    ///
    /// White space at the ends is left out, because an index does not look at that of a message.
    private static func usable(_ texts: Texts) -> Texts? {
        var usable: Texts = []
        for text in texts {
            guard !text.isEmpty else { return nil }
            let trimmed = Array(text[FoldedText.rangeWithoutOuterWhiteSpace(text)])
            guard !trimmed.isEmpty else { return nil }
            if !usable.contains(trimmed) { usable.append(trimmed) }
        }
        return usable
    }

    /// The literals that fewer messages have: longer ones, or else fewer.
    private static func better(_ first: Texts?, _ second: Texts?) -> Texts? {
        guard let first else { return second }
        guard let second else { return first }
        func value(_ texts: Texts) -> (Int, Int) { (texts.map(\.count).min() ?? 0, -texts.count) }
        return value(second) > value(first) ? second : first
    }
}
