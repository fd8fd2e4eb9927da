/// Splits folded text into words.
///
/// An apostrophe between two letters is taken both ways: `don't` is the words `don` and `t`, and, joined, the word
/// `dont`; `l'adresse` is found by `adresse`, by `l'adresse` and by `ladresse`. Both sides of a comparison are split
/// like this and match when either reading does, so no list of languages is needed.
struct WordSplitter {
    /// The words up to here, but for the last ones.
    private var ranges: [Range<Int>] = []
    /// The last ones: adding to an array takes longer than finding a word.
    private let latest: UnsafeMutableBufferPointer<Range<Int>>
    private var latestCount = 0
    /// The words that an apostrophe joins to the word before them.
    private var joins: [Int] = []
    private var start = 0
    private var open: ScalarKind = .separator

    /// Splits folded text; `joined` is `nil` where no apostrophe joins anything.
    static func split(_ utf8: [UInt8]) -> (words: WordSequence, joined: WordSequence?) {
        withUnsafeTemporaryAllocation(of: Range<Int>.self, capacity: 64) { latest in
            var splitter = WordSplitter(latest)
            utf8.withUnsafeBufferPointer { splitter.scan($0) }
            splitter.keepLatest()
            let words = WordSequence(utf8: utf8, ranges: splitter.ranges)
            return (words, splitter.joins.isEmpty ? nil : splitter.joined(utf8))
        }
    }

    private init(_ latest: UnsafeMutableBufferPointer<Range<Int>>) {
        self.latest = latest
    }

    private mutating func keepLatest() {
        ranges.append(contentsOf: UnsafeBufferPointer(rebasing: latest[..<latestCount]))
        latestCount = 0
    }

    private mutating func scan(_ utf8: UnsafeBufferPointer<UInt8>) {
        ScalarKind.withCommon { kinds in
            var offset = 0
            /// Whether the apostrophe directly before the current code point joins, if a letter follows.
            var canJoin = false
            while offset < utf8.count {
                let byte = utf8[offset]
                if byte < 0x80 {
                    if !canJoin, let letters = ASCIILetters(in: utf8, at: offset), letters.count > 0 {
                        take(letters, at: offset)
                        offset += letters.count
                        continue
                    }
                    if kinds[Int(byte)] == .letter {
                        if canJoin, !Self.isDigit(byte) { joins.append(ranges.count + latestCount) }
                        canJoin = false
                        if open != .letter {
                            close(at: offset)
                            begin(.letter, at: offset)
                        }
                    } else {
                        canJoin = byte == 0x27 && open == .letter && !Self.isDigit(utf8[offset - 1])
                        close(at: offset)
                    }
                    offset += 1
                    continue
                }
                let (codePoint, width) = Self.decode(utf8, at: offset)
                let kind = Int(codePoint) < kinds.count ? kinds[Int(codePoint)] : ScalarKind(codePoint)
                if canJoin, kind == .letter { joins.append(ranges.count + latestCount) }
                canJoin = false
                if kind != .letter || open != .letter { take(kind, at: offset) }
                offset += width
            }
        }
        close(at: utf8.count)
    }

    /// Takes several ASCII characters at once: only where words begin and end there is something to do.
    @inline(__always)
    private mutating func take(_ letters: ASCIILetters, at offset: Int) {
        if open != .separator, open != .letter { close(at: offset) }
        var changes = letters.changes(after: open == .letter)
        while changes != 0 {
            let place = offset + changes.trailingZeroBitCount
            if open == .letter {
                close(at: place)
            } else {
                begin(.letter, at: place)
            }
            changes &= changes &- 1
        }
    }

    @inline(__always)
    private mutating func take(_ kind: ScalarKind, at offset: Int) {
        switch (kind, open) {
        case (.letter, .letter), (.mark, .letter), (.mark, .unspacedLetter), (.mark, .emoji), (.mark, .mark):
            break
        case (.regionalIndicator, .regionalIndicator):
            open = .emoji  // the flag is complete
        case (.mark, _):
            close(at: offset)
            begin(.letter, at: offset)
        case (.separator, _):
            close(at: offset)
        default:
            close(at: offset)
            begin(kind, at: offset)
        }
    }

    @inline(__always)
    private mutating func begin(_ kind: ScalarKind, at offset: Int) {
        open = kind
        start = offset
    }

    @inline(__always)
    private mutating func close(at offset: Int) {
        if open != .separator {
            if latestCount == latest.count { keepLatest() }
            latest[latestCount] = start..<offset
            latestCount += 1
        }
        open = .separator
    }

    private func joined(_ utf8: [UInt8]) -> WordSequence {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(utf8.count)
        var joinedRanges: [Range<Int>] = []
        var nextJoin = joins.makeIterator()
        var join = nextJoin.next()
        for (index, range) in ranges.enumerated() {
            let from = bytes.count
            utf8.withUnsafeBufferPointer { bytes.append(contentsOf: UnsafeBufferPointer(rebasing: $0[range])) }
            if index == join, let last = joinedRanges.popLast() {
                joinedRanges.append(last.lowerBound..<bytes.count)
                join = nextJoin.next()
            } else {
                joinedRanges.append(from..<bytes.count)
            }
        }
        return WordSequence(utf8: bytes, ranges: joinedRanges)
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        byte &- 0x30 < 10
    }

    /// The code point at an offset of valid UTF-8, and how many bytes it takes.
    static func decode(_ utf8: [UInt8], at offset: Int) -> (codePoint: UInt32, width: Int) {
        utf8.withUnsafeBufferPointer { decode($0, at: offset) }
    }

    /// The code point at an offset of valid UTF-8, and how many bytes it takes.
    @inline(__always)
    static func decode(_ utf8: UnsafeBufferPointer<UInt8>, at offset: Int) -> (codePoint: UInt32, width: Int) {
        @inline(__always)
        func continuation(_ index: Int) -> UInt32 {
            offset + index < utf8.count ? UInt32(utf8[offset + index] & 0x3F) : 0
        }
        let first = UInt32(utf8[offset])
        switch first {
        case 0..<0x80: return (first, 1)
        case 0x80..<0xE0: return ((first & 0x1F) << 6 | continuation(1), 2)
        case 0xE0..<0xF0: return ((first & 0x0F) << 12 | continuation(1) << 6 | continuation(2), 3)
        default:
            return ((first & 0x07) << 18 | continuation(1) << 12 | continuation(2) << 6 | continuation(3), 4)
        }
    }
}
