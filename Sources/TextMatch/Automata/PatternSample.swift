/// Makes up texts that have a pattern.
///
/// A guess, to be confirmed by running the pattern: places and what comes before and after are left out of account.
package enum PatternSample {
    /// A short text with the pattern, as a customer could write it; `nil` where none can be made up.
    package static func text(with pattern: TextIndex.Pattern) -> String? {
        switch pattern {
        case .words(let pattern):
            if let written = pattern.asWritten { return written }
            let keyword = trimmed(pattern.keyword)
            return pattern.lastIsPrefix && keyword.last == "*" ? String(keyword.dropLast()) : keyword
        case .literal(let pattern):
            let literal = trimmed(pattern.literal)
            guard pattern.mode == .contains, literal != pattern.literal else { return literal }
            // White space within a message counts, at its ends it does not.
            return "x\(pattern.literal)x"
        case .only(let only): return only.keywords.first.flatMap { text(with: .words($0)) }
        case .script: return nil
        case .regex(let regex):
            guard let expression = RegexReader.read(regex) else { return nil }
            return sample(expression) { _ in 0 }
        }
    }

    /// Texts with the pattern, with something before and after it; none where none can be made up.
    package static func randomTexts(
        _ count: Int,
        with pattern: TextIndex.Pattern,
        using generator: inout some RandomNumberGenerator
    ) -> [String] {
        guard let expression = TextExpression(pattern) else { return [] }
        return (0..<count).map { _ in sample(expression) { Int.random(in: 0..<$0, using: &generator) } }
    }

    private static func trimmed(_ text: String) -> String {
        let isInk: (Unicode.Scalar) -> Bool = { !$0.properties.isWhitespace }
        guard let first = text.unicodeScalars.firstIndex(where: isInk),
            let last = text.unicodeScalars.lastIndex(where: isInk)
        else { return text }
        return String(text.unicodeScalars[first...last])
    }

    /// A text that the expression describes; `choose` says which of so many possibilities is taken.
    private static func sample(_ expression: TextExpression, _ choose: (Int) -> Int) -> String {
        switch expression {
        case .nothing, .assertion, .lineEnd: return ""
        case .anything:
            let fillers = ["", " ", "x ", " x", "please ", " now", ". ", ", ok"]
            return fillers[choose(fillers.count)]
        case .one(let set):
            if let only = set.onlyASCII.flatMap(Unicode.Scalar.init) { return String(only) }
            let members = members(of: set)
            return members.isEmpty ? "" : String(members[choose(members.count)])
        case .sequence(let parts): return parts.map { sample($0, choose) }.joined()
        case .choice(let parts): return parts.isEmpty ? "" : sample(parts[choose(parts.count)], choose)
        case .repetition(let part, let least, let most):
            let count = least + choose(min(most ?? .max, least + 2) - least + 1)
            return (0..<count).map { _ in sample(part, choose) }.joined()
        }
    }

    /// Some characters of a set, the plainest first.
    private static func members(of set: ScalarSet) -> [Unicode.Scalar] {
        let found = plain.filter { set.contains($0.value) }
        if !found.isEmpty { return found }
        let others =
            (UInt32(0x21)..<0x7F).map { $0 } + set.exceptions.sorted() + ScalarFamily.allCases.flatMap(\.members)
        return others.filter(set.contains).prefix(3).compactMap(Unicode.Scalar.init)
    }

    private static let plain = Array(" x1a.bcde'ghz09-#\n".unicodeScalars)
}
