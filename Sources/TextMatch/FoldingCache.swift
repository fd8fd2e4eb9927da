import CUtf8proc

/// What folding makes of the code points of the common scripts, worked out once: a look into a table for each instead
/// of a decomposition.
///
/// Covers everything below U+3100, where the alphabets, the Indic scripts, Thai and kana are, the full-width forms and
/// the emoji. Han and Hangul are uniform and need no table. Whatever depends on what stands around it is left to
/// ``Folder``.
struct FoldingCache: Sendable {
    /// What becomes of a code point.
    enum Effect: UInt32 {
        /// To be worked out: it becomes several code points, or that depends on what it follows.
        case unknown
        /// It becomes one code point, which is no mark.
        case character
        /// It disappears.
        case dropped
        /// It is a mark that stays.
        case mark
    }

    /// One row of the table, in one number: a table of structs would be three times as large.
    struct Row {
        fileprivate var bits: UInt32

        /// What becomes of the code point.
        @inline(__always)
        var effect: Effect { Effect(rawValue: bits >> 21 & 3) ?? .unknown }
        /// The code point that it becomes.
        @inline(__always)
        var result: UInt32 { bits & 0x1F_FFFF }
        /// Whether it is taken apart and put together again, which a mark behind it may prevent.
        @inline(__always)
        var isComposite: Bool { bits & 1 << 23 != 0 }
        /// Whether marks were dropped from it.
        @inline(__always)
        var losesMarks: Bool { bits & 1 << 24 != 0 }
        /// Whether it can become one with the character before it, or has its own place among other marks.
        @inline(__always)
        var needsComposition: Bool { bits & 1 << 25 != 0 }

        fileprivate init(
            _ effect: Effect,
            result: UInt32 = 0,
            isComposite: Bool = false,
            losesMarks: Bool = false,
            needsComposition: Bool = false
        ) {
            bits =
                result | effect.rawValue << 21 | (isComposite ? 1 << 23 : 0) | (losesMarks ? 1 << 24 : 0)
                | (needsComposition ? 1 << 25 : 0)
        }
    }

    /// The code points that have a row, in the order of the rows.
    static let covered: [Range<UInt32>] = [0..<0x3100, 0xFE00..<0x1_0000, 0x1_F000..<0x1_FB00]

    /// The table for texts whose marks are dropped.
    static let withoutMarks = FoldingCache(keepsMarks: false)
    /// The table for texts whose marks count.
    static let withMarks = FoldingCache(keepsMarks: true)

    /// One of the two tables.
    static func with(keepsMarks: Bool) -> FoldingCache { keepsMarks ? withMarks : withoutMarks }

    private let rows: [Row]

    /// Gives the rows to a function that looks up many of them by ``row(of:in:)``.
    func withRows<Result>(_ body: (UnsafeBufferPointer<Row>) -> Result) -> Result {
        rows.withUnsafeBufferPointer(body)
    }

    /// The row of a code point.
    @inline(__always)
    subscript(_ codePoint: UInt32) -> Row {
        rows.withUnsafeBufferPointer { Self.row(of: codePoint, in: $0) }
    }

    /// The row of a code point among all rows.
    @inline(__always)
    static func row(of codePoint: UInt32, in rows: UnsafeBufferPointer<Row>) -> Row {
        if codePoint < 0x3100 { return rows[Int(codePoint)] }
        switch codePoint {
        case 0x3400...0x4DBF, 0x4E00...0x9FFF: return Row(.character, result: codePoint)  // Han
        case 0xAC00...0xD7A3: return Row(.character, result: codePoint, isComposite: true)  // Hangul
        case 0xFE00...0xFFFF: return rows[Int(codePoint - 0xFE00 + 0x3100)]
        case 0x1_F000..<0x1_FB00: return rows[Int(codePoint - 0x1_F000 + 0x3300)]
        default: return Row(.unknown)
        }
    }

    private init(keepsMarks: Bool) {
        rows = Self.covered.flatMap { $0.map { Self.row(of: $0, keepsMarks: keepsMarks) } }
    }

    private static func row(of codePoint: UInt32, keepsMarks: Bool) -> Row {
        guard codePoint >= 0x80, !(0x1100...0x11FF).contains(codePoint) else { return Row(.unknown) }
        if ScalarKind.isMark(codePoint) { return rowOfMark(codePoint, keepsMarks: keepsMarks) }
        var folder = Folder(capacity: 4, keepsMarks: keepsMarks, usesCache: false)
        folder.append(codePoint, source: 0)
        let isComposite = folder.canCompose
        let losesMarks = folder.hasLostMarks
        let results = folder.finishedCodePoints()
        switch results.count {
        case 0: return Row(.dropped, losesMarks: losesMarks)
        case 1 where !ScalarKind.isMark(results[0]):
            return Row(.character, result: results[0], isComposite: isComposite, losesMarks: losesMarks)
        default: return Row(.unknown)
        }
    }

    private static func rowOfMark(_ mark: UInt32, keepsMarks: Bool) -> Row {
        // Alone behind a letter that has no part in it, of a script that keeps its marks.
        var folder = Folder(capacity: 4, keepsMarks: keepsMarks, usesCache: false)
        folder.append(0x0E01, source: 0)
        folder.append(mark, source: 1)
        guard folder.count <= 2 else { return Row(.unknown) }  // made of several marks
        let results = folder.finishedCodePoints()
        if results.count == 1, folder.hasLostMarks { return Row(.dropped, losesMarks: true) }
        if results.count == 1 { return Row(.dropped) }
        let dependsOnLetter = keepsMarks ? mark == FoldingTable.dot.mark : FoldingTable.isShared(mark: mark)
        guard results.count == 2, results[1] == mark, !dependsOnLetter else { return Row(.unknown) }
        let needsComposition = Folder.combiningClass(mark) != 0 || composesWithSomething(mark)
        return Row(.mark, result: mark, needsComposition: needsComposition)
    }

    /// Marks of class 0 that become one with the letter before them: parts of Indic vowel signs.
    private static func composesWithSomething(_ mark: UInt32) -> Bool {
        switch mark {
        case 0x09BE, 0x09D7, 0x0B3E, 0x0B56...0x0B57, 0x0BBE, 0x0BD7, 0x0CC2, 0x0CD5...0x0CD6, 0x0D3E, 0x0D57, 0x0DCF,
            0x0DDF, 0x102E, 0x1B35:
            true
        default: false
        }
    }
}
