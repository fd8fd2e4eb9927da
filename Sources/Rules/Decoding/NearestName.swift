/// Guesses which name somebody meant.
enum NearestName {
    /// The candidate with the smallest edit distance, if it is near enough to be a slip rather than another word.
    ///
    /// Near enough is two slips, one in a word of up to three letters, or a third of the letters of a long one. Upper
    /// case, `-` and blanks in place of `_` are no slips at all. Of equally near candidates the first is taken.
    static func of(_ name: String, in candidates: some Sequence<String>) -> String? {
        guard name.utf8.count <= maximumBytes else { return nil }
        let wanted = normalized(name)
        guard !wanted.isEmpty, wanted.count <= maximumLength else { return nil }
        let limit = wanted.count <= 3 ? 1 : max(2, wanted.count / 3)
        var best: (name: String, distance: Int)?
        for candidate in candidates {
            let other = normalized(candidate)
            guard abs(other.count - wanted.count) <= limit else { continue }
            let distance = distance(wanted, other)
            if distance <= limit, distance < best?.distance ?? .max { best = (candidate, distance) }
        }
        return best?.name
    }

    /// Longer names are not slips of anything, and comparing them would take long.
    private static let maximumLength = 64

    /// What is longer in UTF-8 is not even looked at.
    static let maximumBytes = 256

    private static func normalized(_ name: String) -> [Unicode.Scalar] {
        name.lowercased().unicodeScalars.map { $0 == "-" || $0 == " " ? "_" : $0 }
    }

    /// The Damerau–Levenshtein distance (optimal string alignment): insertions, deletions, replacements, and swaps of
    /// neighbours, each counting one.
    static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
        var beforeLast: [Int] = []
        var last = Array(0...right.count)
        for row in left.indices {
            var current = [row + 1]
            for column in right.indices {
                let replaced = last[column] + (left[row] == right[column] ? 0 : 1)
                var cost = min(last[column + 1] + 1, current[column] + 1, replaced)
                if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
                    cost = min(cost, beforeLast[column - 1] + 1)
                }
                current.append(cost)
            }
            beforeLast = last
            last = current
        }
        return last[right.count]
    }
}
