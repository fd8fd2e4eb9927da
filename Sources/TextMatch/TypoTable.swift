/// Finds the words that a mistyped word may be, however many there are.
///
/// Two words that are one typo apart become equal when one letter is left out of each, or of one of them. So each word
/// is stored under its own hash and under those without one of its letters; a message's word is looked up in the same
/// way, and what is found is compared. A word of eight letters is nine rows of eight bytes.
struct TypoTable: Sendable {
    private struct Row {
        var hash: UInt32 = 0
        /// The word's place in the list, plus one; 0 for a free row.
        var word: UInt32 = 0
    }

    /// The numbers by which the words are reported.
    private let numbers: [UInt32]
    private let letters: [UInt32]
    /// Where each word ends in ``letters``.
    private let ends: [UInt32]
    private let longest: Int
    /// The hashes of the rows.
    private let filter: HashFilter
    /// Open addressing, a power of two, at most half in use; rows of the same hash follow each other.
    private let rows: [Row]

    /// Whether there is nothing to find.
    var isEmpty: Bool { numbers.isEmpty }

    /// Makes a table of words, each with the number by which it is reported.
    init(_ words: [(number: UInt32, word: ArraySlice<UInt8>)]) {
        var letters: [UInt32] = []
        var ends: [UInt32] = []
        var hashes: [(hash: UInt32, word: UInt32)] = []
        var longest = 0
        var variants = NumberStack()
        for (place, entry) in words.enumerated() {
            let start = letters.count
            entry.word.withUnsafeBytes { Typo.decode($0) { letters.append($0) } }
            ends.append(UInt32(letters.count))
            longest = max(longest, letters.count - start)
            letters[start...].withUnsafeBufferPointer { Self.hashVariants(of: $0, into: &variants) }
            for variant in 0..<variants.count { hashes.append((variants[variant], UInt32(place + 1))) }
        }
        var size = 2
        while size < hashes.count * 2 { size *= 2 }
        var rows = [Row](repeating: Row(), count: size)
        for (hash, word) in hashes {
            var row = Int(hash) & (size - 1)
            while rows[row].word != 0 { row = (row + 1) & (size - 1) }
            rows[row] = Row(hash: hash, word: word)
        }
        filter = HashFilter(hashes.map { Self.filterHash($0.hash) })
        numbers = words.map(\.number)
        self.letters = letters
        self.ends = ends
        self.longest = longest
        self.rows = rows
    }

    /// Adds the numbers of all words that a message's word is, but for one typo at most; each once.
    func find(_ word: UnsafeRawBufferPointer, _ scratch: inout TypoScratch, into symbols: inout NumberStack) {
        guard !isEmpty, word.count >= Typo.shortestWord - 1, word.count <= 4 * (longest + 1), !Typo.hasDigit(word)
        else { return }
        scratch.letters.removeAll()
        Typo.decode(word) { scratch.letters.append($0) }
        guard scratch.letters.count >= Typo.shortestWord - 1, scratch.letters.count <= longest + 1 else { return }
        scratch.letters.withBuffer { Self.hashVariants(of: $0, into: &scratch.variants) }
        scratch.seen.clear()
        for variant in 0..<scratch.variants.count where filter.mayHave(Self.filterHash(scratch.variants[variant])) {
            let hash = scratch.variants[variant]
            var row = Int(hash) & (rows.count - 1)
            while rows[row].word != 0 {
                if rows[row].hash == hash { compare(rows[row].word, &scratch, &symbols) }
                row = (row + 1) & (rows.count - 1)
            }
        }
    }

    /// Compares the message's word with the one of a row, unless that was done already.
    private func compare(_ number: UInt32, _ scratch: inout TypoScratch, _ symbols: inout NumberStack) {
        scratch.seen.makeRoom(for: numbers.count + 1)
        guard scratch.seen.insert(number) else { return }
        let place = Int(number) - 1
        let start = place == 0 ? 0 : Int(ends[place - 1])
        let word = letters[start..<Int(ends[place])]
        if scratch.letters.withBuffer({ Typo.isAtMostOne($0, word) }) { symbols.append(numbers[place]) }
    }

    /// The hashes of a word and of the word without each of its letters, in linear time.
    ///
    /// A polynomial of the letters: that of a word without one letter comes from those of what stands before and
    /// behind it.
    private static func hashVariants(of letters: UnsafeBufferPointer<UInt32>, into hashes: inout NumberStack) {
        hashes.removeAll()
        var whole: UInt64 = 0
        for letter in letters { whole = whole &* base &+ UInt64(letter) &+ 1 }
        hashes.append(mixed(whole))
        // From the last letter to the first: `before` loses a letter at each step, by the inverse of the base.
        var before = whole
        var behind: UInt64 = 0
        var power: UInt64 = 1
        var previous: UInt32?
        for place in stride(from: letters.count - 1, through: 0, by: -1) {
            let letter = letters[place]
            before = (before &- UInt64(letter) &- 1) &* inverseOfBase
            // Without either of two equal neighbours a word is the same.
            if letter != previous { hashes.append(mixed(before &* power &+ behind)) }
            behind = behind &+ (UInt64(letter) &+ 1) &* power
            power = power &* base
            previous = letter
        }
    }

    /// Any odd number has an inverse among the numbers of 64 bits.
    private static let base: UInt64 = 0x9E37_79B9_7F4A_7C15
    private static let inverseOfBase: UInt64 = 0xF1DE_83E1_9937_733D

    /// The hash that the filter goes by, other bits of which are not those of the row.
    @inline(__always)
    private static func filterHash(_ hash: UInt32) -> UInt64 {
        UInt64(hash) &* base
    }

    private static func mixed(_ value: UInt64) -> UInt32 {
        UInt32(truncatingIfNeeded: (value ^ value >> 31) &* 0xD6E8_FEB8_6659_FD93 >> 32)
    }
}

/// What a ``TypoTable`` works with while it looks a word up.
struct TypoScratch: ~Copyable, Sendable {
    /// The word's code points.
    fileprivate(set) var letters = NumberStack()
    fileprivate var variants = NumberStack()
    /// The words that were compared already.
    fileprivate var seen = NumberSet()
}
