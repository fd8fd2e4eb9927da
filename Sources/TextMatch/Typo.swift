/// The one typo that a word may have: a letter too much, a letter missing, a wrong letter, or two neighbours swapped.
///
/// Letters are code points of the folded word, so that one typo means the same in every script. A keyword's word has
/// to be long enough to be told from others, and a number is never guessed: `2024` is not `2025`, and no typo is a
/// digit. Emoji and the letters of scripts without spaces are words of their own and have no typos.
enum Typo {
    /// How long a keyword's word has to be, in letters; the message's may be one shorter.
    static let shortestWord = 4

    /// Whether a keyword's word may be mistyped.
    static func isPossible(in word: UnsafeRawBufferPointer) -> Bool {
        let letters = letters(of: word)
        guard letters.count >= shortestWord, let first = letters.first, !hasDigit(word) else { return false }
        return ScalarKind(first) == .letter
    }

    /// Whether a message's word is a keyword's word, but for one typo at most.
    static func isAtMostOne(in found: UnsafeRawBufferPointer, for wanted: UnsafeRawBufferPointer) -> Bool {
        guard isPossible(in: wanted), !hasDigit(found) else { return found.elementsEqual(wanted) }
        return isAtMostOne(letters(of: found), letters(of: wanted))
    }

    /// Whether two words differ by one typo at most.
    ///
    /// What both begin and end with is left out first; one typo leaves no more than two letters.
    static func isAtMostOne(
        _ left: some RandomAccessCollection<UInt32>,
        _ right: some RandomAccessCollection<UInt32>
    ) -> Bool {
        guard abs(left.count - right.count) <= 1 else { return false }
        var left = left[...]
        var right = right[...]
        while let first = left.first, first == right.first {
            left.removeFirst()
            right.removeFirst()
        }
        while let last = left.last, last == right.last {
            left.removeLast()
            right.removeLast()
        }
        if left.count <= 1, right.count <= 1 { return true }
        return left.count == 2 && right.count == 2 && left.first == right.last && left.last == right.first
    }

    /// Whether a folded word has a digit; folding made all of them ASCII.
    static func hasDigit(_ word: UnsafeRawBufferPointer) -> Bool {
        word.contains { $0 &- 0x30 < 10 }
    }

    /// The code points of a word.
    static func letters(of word: UnsafeRawBufferPointer) -> [UInt32] {
        var letters: [UInt32] = []
        letters.reserveCapacity(word.count)
        decode(word) { letters.append($0) }
        return letters
    }

    /// Gives each code point of a word to a function.
    @inline(__always)
    static func decode(_ word: UnsafeRawBufferPointer, _ body: (UInt32) -> Void) {
        word.withMemoryRebound(to: UInt8.self) { bytes in
            var offset = 0
            while offset < bytes.count {
                let (codePoint, width) = WordSplitter.decode(bytes, at: offset)
                body(codePoint)
                offset += width
            }
        }
    }
}
