/// Which numbers the patterns of each file have in the index of a rule set.
///
/// A pattern knows its number, and files that are taken over from an earlier load keep theirs. So a file that changed
/// finds its numbers among those that are free: where it was, or behind all others.
struct PatternNumbers {
    /// In ascending order, none of them empty.
    private var taken: [Range<Int>] = []
    private var count = 0

    /// The first number behind all that are taken.
    private(set) var end = 0

    /// Whether so few of the numbers up to the last are taken that it is better to begin anew.
    var areSparse: Bool { end > 4 * count + 65_536 }

    /// How many numbers are free from one on.
    func room(from start: Int) -> Int {
        let next = taken.first { $0.upperBound > start }
        guard let next else { return .max }
        return max(0, next.lowerBound - start)
    }

    /// Takes numbers that are free.
    mutating func take(_ range: Range<Int>) {
        guard !range.isEmpty else { return }
        let place = taken.firstIndex { $0.lowerBound > range.lowerBound } ?? taken.endIndex
        taken.insert(range, at: place)
        count += range.count
        end = max(end, range.upperBound)
    }
}
