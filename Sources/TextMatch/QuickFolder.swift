/// Folds in one pass the texts of which each code point becomes one other or none, as almost all do.
///
/// What it gives is what ``Folder`` gives, only sooner, and without a list of where each byte comes from. It gives up
/// at a mark that stays, and at whatever has to be worked out.
struct QuickFolder {
    private let input: UnsafeBufferPointer<UInt8>
    private let output: UnsafeMutableBufferPointer<UInt8>
    private let rows: UnsafeBufferPointer<FoldingCache.Row>
    /// How much of the input was taken, in bytes.
    private(set) var consumed = 0
    /// How much of the output was written, in bytes.
    private(set) var written = 0
    /// Whether each character comes from the one at its own offset.
    private(set) var keepsOffsets = true
    /// Whether marks were dropped.
    private(set) var hasLostMarks = false

    /// The folded form of a text in UTF-8, `nil` when it is not one of the common kind.
    static func fold(
        _ input: UnsafeBufferPointer<UInt8>,
        keepsMarks: Bool,
        maximumCodePoints: Int
    ) -> Folding.Output? {
        // A code point may become longer by a byte: with this room, all but texts made of nothing else fit.
        let taken = maximumCodePoints < input.count / 4 ? maximumCodePoints * 4 : input.count
        var folder: QuickFolder?
        let utf8 = [UInt8](unsafeUninitializedCapacity: taken + widestStep) { output, written in
            folder = FoldingCache.with(keepsMarks: keepsMarks)
                .withRows { rows in
                    var folder = QuickFolder(input: input, output: output, rows: rows)
                    guard folder.run(maximumCodePoints) else { return nil }
                    return folder
                }
            written = folder?.written ?? 0
        }
        return folder.map { folder in
            Folding.Output(
                utf8: utf8,
                keepsOffsets: folder.keepsOffsets,
                consumed: folder.consumed,
                wasCut: folder.consumed < input.count,
                hasLostMarks: folder.hasLostMarks
            )
        }
    }

    private init(
        input: UnsafeBufferPointer<UInt8>,
        output: UnsafeMutableBufferPointer<UInt8>,
        rows: UnsafeBufferPointer<FoldingCache.Row>
    ) {
        self.input = input
        self.output = output
        self.rows = rows
    }

    /// How many bytes of plain ASCII are folded at once, which is the most that one step writes.
    private static let widestStep = 8

    /// Folds up to so many code points; whether all of them could be folded.
    private mutating func run(_ maximumCodePoints: Int) -> Bool {
        guard let from = UnsafeRawPointer(input.baseAddress), let to = UnsafeMutableRawPointer(output.baseAddress)
        else { return input.isEmpty }
        var remaining = maximumCodePoints
        while consumed < input.count, remaining > 0 {
            guard written + Self.widestStep <= output.count else { return false }
            if consumed + Self.widestStep <= input.count, remaining >= Self.widestStep {
                let bytes = UInt64(littleEndian: (from + consumed).loadUnaligned(as: UInt64.self))
                // What stands behind the first byte that is not plain is written over by what comes next.
                (to + written).storeBytes(of: PlainASCII.lowerCased(bytes).littleEndian, as: UInt64.self)
                let count = PlainASCII.leadingCount(in: bytes)
                consumed += count
                written += count
                remaining -= count
                if count == Self.widestStep { continue }
            }
            repeat {
                guard written + 4 <= output.count, takeCodePoint() else { return false }
                remaining -= 1
            } while consumed < input.count && remaining > 0 && input[consumed] >= 0x80
        }
        return true
    }

    @inline(__always)
    private mutating func takeCodePoint() -> Bool {
        let byte = input[consumed]
        if byte < 0x80 {
            // Line ends and controls are for those who know them all.
            guard byte &- 0x20 < 0x5F || byte == 0x09 || byte == 0x0A else { return false }
            output[written] = byte &- 0x41 < 26 ? byte | 0x20 : byte
            written += 1
            consumed += 1
            return true
        }
        let (codePoint, width) = WordSplitter.decode(input, at: consumed)
        let row = FoldingCache.row(of: codePoint, in: rows)
        switch row.effect {
        case .character:
            let end = Folder.encode(row.result, to: output, at: written)
            if end - written != width { keepsOffsets = false }
            written = end
        case .dropped:
            keepsOffsets = false
        case .mark, .unknown:
            return false
        }
        if row.losesMarks { hasLostMarks = true }
        consumed += width
        return true
    }
}

/// Eight bytes at once, as one number, the first of them the lowest.
private enum PlainASCII {
    /// How many come before the first that is not printable ASCII.
    @inline(__always)
    static func leadingCount(in bytes: UInt64) -> Int {
        let isPrintable = (bytes | high) &- each(0x20)
        let isDelete = bytes &+ each(0x01)
        return ((bytes | ~isPrintable | isDelete) & high).trailingZeroBitCount >> 3
    }

    /// The same in lower case, up to the first that is not ASCII.
    @inline(__always)
    static func lowerCased(_ bytes: UInt64) -> UInt64 {
        let isFromA = bytes &+ each(0x80 - 0x41)
        let isBeyondZ = bytes &+ each(0x80 - 0x5B)
        return bytes | (isFromA & ~isBeyondZ & high) >> 2
    }

    private static var high: UInt64 { each(0x80) }

    @inline(__always)
    private static func each(_ byte: UInt64) -> UInt64 { byte &* 0x0101_0101_0101_0101 }
}
