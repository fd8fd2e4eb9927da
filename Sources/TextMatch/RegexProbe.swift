/// Texts that a pattern is tried on when it is loaded, to tell a slow one before a customer finds it.
///
/// A pattern is slow when it can split the same text in many ways and tries them all where it does not match. Forty
/// repetitions show that: two ways at each of them are a million million. Counted in steps, so that the verdict on a
/// pattern is the same on every machine.
enum RegexProbe {
    /// How many steps a pattern may take on one text: enough for two nested walks over it, not for three.
    static let steps = 8_000

    /// Adversarial texts for a pattern as ``PatternRewriter`` writes it, in UTF-8.
    ///
    /// Repetitions of common characters and of the pattern's own, then a line that has all literal characters of the
    /// pattern: without these PCRE2 may see at once that nothing can match.
    static func texts(for pattern: [UInt8]) -> [[UInt8]] {
        let own = literals(of: pattern)
        let end = [0x01, 0x0A] + own.flatMap(\.self)  // a character that no pattern has
        var bodies = common
        bodies.append(repeated(own.flatMap(\.self)))
        var distinct: [[UInt8]] = []
        for character in own where !distinct.contains(character) && distinct.count < 4 { distinct.append(character) }
        bodies += distinct.map(repeated)
        return bodies.filter { !$0.isEmpty }.map { $0 + end }
    }

    private static let common: [[UInt8]] = ["a", "1", " ", "ab 1 ", "a b, "].map { repeated(Array($0.utf8)) }

    private static let meaningful = Set("()[]{}*+?.^$|\\".unicodeScalars.map(\.value))

    private static func repeated(_ text: [UInt8]) -> [UInt8] {
        guard !text.isEmpty else { return [] }
        return (0..<max(40 / text.count, 2)).flatMap { _ in text }
    }

    /// The first characters of the pattern that stand for themselves; a few that do not may be among them.
    private static func literals(of pattern: [UInt8]) -> [[UInt8]] {
        var literals: [[UInt8]] = []
        var offset = 0
        while offset < pattern.count, literals.count < 24 {
            let (codePoint, width) = WordSplitter.decode(pattern, at: offset)
            let next = offset + width
            if codePoint == 0x5C, next < pattern.count {
                let (escaped, escapedWidth) = WordSplitter.decode(pattern, at: next)
                if escaped < 0x80, !ScalarKind.isASCIILetterOrDigit(escaped) { literals.append([UInt8(escaped)]) }
                offset = next + escapedWidth
            } else if codePoint == 0x28, next + 3 < pattern.count, pattern[next] == UInt8(ascii: "?"),
                pattern[next + 3] == UInt8(ascii: ")")
            {
                offset = next + 4  // a callout, or room for one
            } else {
                if !meaningful.contains(codePoint) {
                    literals.append(Array(pattern[offset..<min(next, pattern.count)]))
                }
                offset = next
            }
        }
        return literals
    }
}
