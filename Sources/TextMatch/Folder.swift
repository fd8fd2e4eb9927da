import CUtf8proc

/// Folds one text, code point by code point: the work behind ``Folding``.
struct Folder {
    private var codePoints: [UInt32] = []
    private var sources: [UInt32] = []
    /// The character that marks attach to, 0 before the first.
    private var base: UInt32 = 0
    /// How many marks it has kept.
    private var marks = 0
    /// Whether anything was kept that composition could change.
    private var canCompose = false

    /// Creates a folder for a text of about so many code points.
    init(capacity: Int) {
        codePoints.reserveCapacity(capacity)
        sources.reserveCapacity(capacity)
    }

    /// Folds the next code point of the text; `source` is its UTF-8 offset there.
    mutating func append(_ codePoint: UInt32, source: UInt32) {
        if codePoint < 0x80 {
            let isUpperCase = codePoint &- 0x41 < 26
            if codePoint >= 0x20 && codePoint != 0x7F || ScalarKind.isWhiteSpace(codePoint) {
                keep(isUpperCase ? codePoint | 0x20 : codePoint, source: source)
            }
            return
        }
        if let replacement = FoldingTable.replacement(of: codePoint) {
            for piece in replacement { add(piece, source: source) }
            return
        }
        withUnsafeTemporaryAllocation(of: Int32.self, capacity: Self.longestExpansion) { buffer in
            let needed = cutf8proc_fold(Int32(bitPattern: codePoint), buffer.baseAddress, Int32(buffer.count))
            for index in 0..<max(0, min(Int(needed), buffer.count)) {
                let piece = UInt32(bitPattern: buffer[index])
                if let replacement = FoldingTable.replacement(of: piece) {
                    for replaced in replacement { add(replaced, source: source) }
                } else {
                    add(piece, source: source)
                }
            }
        }
    }

    /// The folded text in UTF-8, and for each byte the offset that it comes from.
    mutating func finish() -> (utf8: [UInt8], sources: [UInt32]) {
        if canCompose {
            orderMarks()
            compose()
        }
        var utf8: [UInt8] = []
        var byteSources: [UInt32] = []
        utf8.reserveCapacity(codePoints.count * 2)
        byteSources.reserveCapacity(codePoints.count * 2)
        for (codePoint, source) in zip(codePoints, sources) {
            guard let scalar = Unicode.Scalar(codePoint) else { continue }
            for byte in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter {
                utf8.append(byte)
                byteSources.append(source)
            }
        }
        return (utf8, byteSources)
    }

    /// The most code points that Unicode makes of one is 18, of U+FDFA.
    private static let longestExpansion = 32

    /// Adds a decomposed code point, unless it is a mark or a control that is dropped.
    private mutating func add(_ codePoint: UInt32, source: UInt32) {
        guard codePoint >= 0x80 else {
            keep(codePoint, source: source)
            return
        }
        switch ScalarKind.category(codePoint) {
        case UTF8PROC_CATEGORY_MN, UTF8PROC_CATEGORY_MC, UTF8PROC_CATEGORY_ME:
            guard !FoldingTable.drops(mark: codePoint, after: base), marks < Folding.maximumMarksPerBase else { return }
            marks += 1
            canCompose = true
            codePoints.append(codePoint)
            sources.append(source)
        case UTF8PROC_CATEGORY_ND:
            keep(Self.asciiDigit(codePoint) ?? codePoint, source: source)
        case UTF8PROC_CATEGORY_CC where !ScalarKind.isWhiteSpace(codePoint):
            break
        default:
            if (0x1100...0x11FF).contains(codePoint) { canCompose = true }  // Hangul, taken apart
            keep(codePoint, source: source)
        }
    }

    private mutating func keep(_ codePoint: UInt32, source: UInt32) {
        base = codePoint
        marks = 0
        codePoints.append(codePoint)
        sources.append(source)
    }

    /// The ASCII digit of the same value.
    private static func asciiDigit(_ codePoint: UInt32) -> UInt32? {
        guard let value = Unicode.Scalar(codePoint)?.properties.numericValue, (0...9).contains(value) else {
            return nil
        }
        return 0x30 + UInt32(value)
    }

    /// Puts the marks of each character into Unicode's canonical order.
    ///
    /// The offsets stay where they are: they then still rise, and all of them belong to the same character.
    private mutating func orderMarks() {
        for index in codePoints.indices.dropFirst() {
            let mark = codePoints[index]
            guard mark >= 0x300 else { continue }
            let order = Self.combiningClass(mark)
            guard order > 0 else { continue }
            var place = index
            while place > 0, Self.combiningClass(codePoints[place - 1]) > order {
                codePoints[place] = codePoints[place - 1]
                place -= 1
            }
            codePoints[place] = mark
        }
    }

    /// Composes what was taken apart (Unicode's canonical composition), so that `й`, `が` and `가` are one character.
    private mutating func compose() {
        var length = 0
        var starter: Int?
        var lastOrder: Int32 = 0
        for index in codePoints.indices {
            let codePoint = codePoints[index]
            let order = codePoint < 0x300 ? 0 : Self.combiningClass(codePoint)
            if let starter, codePoint >= 0x300, length == starter + 1 || (lastOrder != 0 && lastOrder < order) {
                let first = Int32(bitPattern: codePoints[starter])
                let composite = cutf8proc_compose(first, Int32(bitPattern: codePoint))
                if composite > 0 {
                    codePoints[starter] = UInt32(bitPattern: composite)
                    continue
                }
            }
            if order == 0 { starter = length }
            lastOrder = order
            codePoints[length] = codePoint
            sources[length] = sources[index]
            length += 1
        }
        codePoints.removeSubrange(length...)
        sources.removeSubrange(length...)
    }

    private static func combiningClass(_ codePoint: UInt32) -> Int32 {
        cutf8proc_combining_class(Int32(bitPattern: codePoint))
    }
}
