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
        var variants: [UInt32] = []
        for (place, entry) in words.enumerated() {
            let start = letters.count
            entry.word.withUnsafeBytes { Typo.decode($0, into: &letters) }
            ends.append(UInt32(letters.count))
            longest = max(longest, letters.count - start)
            Self.hashVariants(of: letters[start...], into: &variants)
            for hash in variants { hashes.append((hash, UInt32(place + 1))) }
        }
        var size = 2
        while size < hashes.count * 2 { size *= 2 }
        var rows = [Row](repeating: Row(), count: size)
        for (hash, word) in hashes {
            var row = Int(hash) & (size - 1)
            while rows[row].word != 0 { row = (row + 1) & (size - 1) }
            rows[row] = Row(hash: hash, word: word)
        }
        numbers = words.map(\.number)
        self.letters = letters
        self.ends = ends
        self.longest = longest
        self.rows = rows
    }

    /// Adds the numbers of all words that a message's word is, but for one typo at most; each once.
    func find(_ word: UnsafeRawBufferPointer, _ scratch: inout TypoScratch, into symbols: inout [UInt32]) {
        guard !isEmpty, word.count >= Typo.shortestWord - 1, word.count <= 4 * (longest + 1), !Typo.hasDigit(word)
        else { return }
        scratch.letters.removeAll(keepingCapacity: true)
        Typo.decode(word, into: &scratch.letters)
        guard scratch.letters.count >= Typo.shortestWord - 1, scratch.letters.count <= longest + 1 else { return }
        scratch.seen.clear(count: numbers.count + 1)
        Self.hashVariants(of: scratch.letters[...], into: &scratch.variants)
        for hash in scratch.variants {
            var row = Int(hash) & (rows.count - 1)
            while rows[row].word != 0 {
                if rows[row].hash == hash, scratch.seen.insert(rows[row].word) {
                    let place = Int(rows[row].word) - 1
                    let start = place == 0 ? 0 : Int(ends[place - 1])
                    if Typo.isAtMostOne(scratch.letters[...], letters[start..<Int(ends[place])]) {
                        symbols.append(numbers[place])
                    }
                }
                row = (row + 1) & (rows.count - 1)
            }
        }
    }

    /// The hashes of a word and of the word without each of its letters, in linear time.
    ///
    /// A polynomial of the letters: that of a word without one letter comes from those of what stands before and
    /// behind it.
    private static func hashVariants(of letters: ArraySlice<UInt32>, into hashes: inout [UInt32]) {
        hashes.removeAll(keepingCapacity: true)
        var whole: UInt64 = 0
        for letter in letters { whole = whole &* base &+ UInt64(letter) &+ 1 }
        hashes.append(mixed(whole))
        // From the last letter to the first: `before` loses a letter at each step, by the inverse of the base.
        var before = whole
        var behind: UInt64 = 0
        var power: UInt64 = 1
        var previous: UInt32?
        for letter in letters.reversed() {
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
    private static let inverseOfBase: UInt64 = {
        var inverse = base
        for _ in 0..<6 { inverse = inverse &* (2 &- base &* inverse) }
        return inverse
    }()

    private static func mixed(_ value: UInt64) -> UInt32 {
        UInt32(truncatingIfNeeded: (value ^ value >> 31) &* 0xD6E8_FEB8_6659_FD93 >> 32)
    }
}

/// What a ``TypoTable`` works with while it looks a word up.
struct TypoScratch: Sendable {
    /// The word's code points.
    fileprivate(set) var letters: [UInt32] = []
    fileprivate var variants: [UInt32] = []
    /// The words that were compared already.
    fileprivate var seen = NumberSet()
}
