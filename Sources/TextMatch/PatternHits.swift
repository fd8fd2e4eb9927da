/// Which patterns of a ``TextIndex`` a message has.
///
/// Made once and used for message after message: what is in it is cleared in the time that it took to find it.
package struct PatternHits: ~Copyable, Sendable {
    /// What pattern is which entry, as of the index that was asked last.
    private var numbering: PatternNumbering?
    private var entries = NumberSet()
    /// What the index works with while it looks.
    var scratch = MatchScratch()

    /// No hits.
    package init() {}

    /// How many entries were found.
    package var entryCount: Int { entries.members.count }

    /// An entry that was found, by its place among them, which are in no order; see ``TextIndex/entry(of:)``.
    @inline(__always)
    package func entry(at place: Int) -> UInt32 { entries.members[place] }

    /// Whether the message has a pattern, called by its place in the index's list; for a regex, whether it may match.
    package func contains(_ id: Int) -> Bool {
        guard let numbering, numbering.entryOfPattern.indices.contains(id) else { return false }
        return containsEntry(numbering.entryOfPattern[id])
    }

    /// Whether the message has an entry: a group of patterns that are the same to the index.
    @inline(__always)
    package func containsEntry(_ entry: UInt32) -> Bool { entries.contains(entry) }

    /// The patterns that the message has, in ascending order.
    ///
    /// Takes time for each of them, also for those that are the same; ``contains(_:)`` does not.
    package var ids: [Int] {
        guard let numbering else { return [] }
        var ids: [Int] = []
        for place in 0..<entryCount {
            numbering.patternsOfEntry.forEach(of: entry(at: place)) { ids.append(Int($0)) }
        }
        return ids.sorted()
    }

    /// Forgets what was found: a message without text has no pattern.
    package mutating func clear() {
        entries.clear()
    }

    /// Forgets what was found, and gets ready for an index.
    mutating func prepare(for numbering: PatternNumbering) {
        clear()
        guard self.numbering !== numbering else { return }
        self.numbering = numbering
        entries.makeRoom(for: numbering.entryCount)
    }

    /// Notes that the message has an entry.
    @inline(__always)
    mutating func insert(_ entry: UInt32) {
        entries.insert(entry)
    }
}

/// What an index works with while it looks at one message.
struct MatchScratch: ~Copyable, Sendable {
    /// What the word in hand counts as.
    var symbols = NumberStack()
    /// The phrases that the words up to here may be the beginning of.
    var open = NumberStack()
    /// The same for the word in hand.
    var nextOpen = NumberStack()
    /// The entries whose `only` may hold.
    var candidates = NumberStack()
    /// What looking for typos needs.
    var typos = TypoScratch()
    /// The literals of one automaton that were seen.
    var seen = NumberSet()
}

/// Which patterns of an index are the same to it, and share an entry.
final class PatternNumbering: Sendable {
    /// The entry of each pattern.
    let entryOfPattern: [UInt32]
    /// The patterns of each entry.
    let patternsOfEntry: PostingLists
    /// How many entries there are.
    let entryCount: Int

    /// Creates a numbering.
    init(entryOfPattern: [UInt32], entryCount: Int) {
        self.entryOfPattern = entryOfPattern
        self.entryCount = entryCount
        patternsOfEntry = PostingLists(
            keyCount: entryCount,
            entryOfPattern.enumerated().map { (key: $0.element, item: UInt32($0.offset)) }
        )
    }
}
