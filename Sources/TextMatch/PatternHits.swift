/// Which patterns of a ``TextIndex`` a message has.
///
/// Made once and used for message after message: what is in it is cleared in the time that it took to find it.
package struct PatternHits: Sendable {
    /// What pattern is which entry, as of the index that was asked last.
    private var numbering: PatternNumbering?
    private var bits: [UInt64] = []
    /// The entries that were found, in no order; see ``TextIndex/entry(of:)``.
    package private(set) var entries: [UInt32] = []
    /// What the index works with while it looks.
    var scratch = MatchScratch()

    /// No hits.
    package init() {}

    /// Whether the message has a pattern, called by its place in the index's list; for a regex, whether it may match.
    package func contains(_ id: Int) -> Bool {
        guard let numbering, numbering.entryOfPattern.indices.contains(id) else { return false }
        return containsEntry(numbering.entryOfPattern[id])
    }

    /// Whether the message has an entry: a group of patterns that are the same to the index.
    @inline(__always)
    package func containsEntry(_ entry: UInt32) -> Bool {
        let word = Int(entry >> 6)
        return word < bits.count && bits[word] & 1 << (entry & 63) != 0
    }

    /// The patterns that the message has, in ascending order.
    ///
    /// Takes time for each of them, also for those that are the same; ``contains(_:)`` does not.
    package var ids: [Int] {
        guard let numbering else { return [] }
        return entries.flatMap { entry in numbering.patternsOfEntry[entry].map(Int.init) }.sorted()
    }

    /// Forgets what was found: a message without text has no pattern.
    package mutating func clear() {
        for entry in entries { bits[Int(entry >> 6)] = 0 }
        entries.removeAll(keepingCapacity: true)
    }

    /// Forgets what was found, and gets ready for an index.
    mutating func prepare(for numbering: PatternNumbering) {
        clear()
        guard self.numbering !== numbering else { return }
        self.numbering = numbering
        bits = [UInt64](repeating: 0, count: (numbering.entryCount + 63) / 64)
    }

    /// Notes that the message has an entry.
    @inline(__always)
    mutating func insert(_ entry: UInt32) {
        let bit: UInt64 = 1 << (entry & 63)
        guard bits[Int(entry >> 6)] & bit == 0 else { return }
        bits[Int(entry >> 6)] |= bit
        entries.append(entry)
    }
}

/// What an index works with while it looks at one message.
struct MatchScratch: Sendable {
    /// What the word in hand counts as.
    var symbols: [UInt32] = []
    /// The phrases that the words up to here may be the beginning of.
    var open: [UInt32] = []
    /// The same for the word in hand.
    var nextOpen: [UInt32] = []
    /// The entries whose `only` may hold.
    var candidates: [UInt32] = []
    /// What looking for typos needs.
    var typos = TypoScratch()
    /// The literals of one automaton that were seen.
    var seen = NumberSet()
}

/// A set of small numbers that is cleared in the time it took to fill it.
struct NumberSet: Sendable {
    private var bits: [UInt64] = []
    private var members: [UInt32] = []

    /// Empties it, and makes room for numbers below `count`.
    mutating func clear(count: Int) {
        for member in members { bits[Int(member >> 6)] = 0 }
        members.removeAll(keepingCapacity: true)
        if bits.count * 64 < count { bits = [UInt64](repeating: 0, count: (count + 63) / 64) }
    }

    /// Adds a number; whether it is new.
    @inline(__always)
    mutating func insert(_ number: UInt32) -> Bool {
        let bit: UInt64 = 1 << (number & 63)
        guard bits[Int(number >> 6)] & bit == 0 else { return false }
        bits[Int(number >> 6)] |= bit
        members.append(number)
        return true
    }
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
