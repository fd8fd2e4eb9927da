import CUtf8proc

/// Folds one text, code point by code point: the work behind ``Folding``.
struct Folder {
    /// Whether marks were dropped, so that the text is another where marks count.
    private(set) var hasLostMarks = false
    /// Whether anything was kept that composition could change.
    private(set) var canCompose = false

    /// How many code points there are, before composition.
    var count: Int { codePoints.count }

    private let keepsMarks: Bool
    private let cache: FoldingCache?
    private var codePoints: [UInt32] = []
    private var sources: [UInt32] = []
    /// Where the last part of each code point comes from, where composition made one of several; else empty.
    private var lastSources: [UInt32] = []
    /// The character that marks attach to, 0 before the first.
    private var base: UInt32 = 0
    /// How many marks it has kept.
    private var marks = 0
    /// The last code point of the text, when its folded form was put together and a mark may take it apart; else 0.
    private var composite: UInt32 = 0

    /// Creates a folder for a text of about so many code points.
    ///
    /// - Parameters:
    ///   - capacity: How many code points there are.
    ///   - keepsMarks: Whether `é` stays another letter than `e`.
    ///   - usesCache: Whether what is known of the common code points is used; without it the result is the same.
    init(capacity: Int, keepsMarks: Bool, usesCache: Bool = true) {
        self.keepsMarks = keepsMarks
        cache = usesCache ? .with(keepsMarks: keepsMarks) : nil
        codePoints.reserveCapacity(capacity)
        sources.reserveCapacity(capacity)
    }

    /// Folds the next code point of the text; `source` is its UTF-8 offset there.
    @inline(__always)
    mutating func append(_ codePoint: UInt32, source: UInt32) {
        if codePoint < 0x80 {
            let isUpperCase = codePoint &- 0x41 < 26
            if codePoint >= 0x20 && codePoint != 0x7F || ScalarKind.isWhiteSpace(codePoint) {
                keep(isUpperCase ? codePoint | 0x20 : codePoint, source: source)
                composite = 0
            }
            return
        }
        guard let row = cache?[codePoint] else {
            workOut(codePoint, source: source)
            return
        }
        switch row.effect {
        case .character:
            keep(row.result, source: source)
            composite = row.isComposite ? codePoint : 0
            if row.losesMarks { hasLostMarks = true }
        case .dropped:
            if row.losesMarks { hasLostMarks = true }
        case .mark:
            if composite != 0 { takeApart() }
            if row.needsComposition { canCompose = true }
            keep(mark: codePoint, source: source)
        case .unknown:
            if composite != 0 { takeApart() }
            workOut(codePoint, source: source)
        }
    }

    /// The folded text in UTF-8.
    mutating func finish() -> [UInt8] {
        finishComposition()
        var count = 0
        for codePoint in codePoints { count += Self.width(codePoint) }
        return [UInt8](unsafeUninitializedCapacity: count) { buffer, written in
            for codePoint in codePoints { written = Self.encode(codePoint, to: buffer, at: written) }
        }
    }

    /// For each byte of the folded text the offsets that the first and the last part of its character come from.
    mutating func finishedSources() -> (first: [UInt32], last: [UInt32]) {
        finishComposition()
        func bytes(_ offsets: [UInt32]) -> [UInt32] {
            zip(codePoints, offsets).flatMap { repeatElement($1, count: Self.width($0)) }
        }
        return (bytes(sources), bytes(lastSources.isEmpty ? sources : lastSources))
    }

    /// The folded text as code points.
    mutating func finishedCodePoints() -> [UInt32] {
        finishComposition()
        return codePoints
    }

    // MARK: - One code point

    /// The most code points that Unicode makes of one is 18, of U+FDFA.
    private static let longestExpansion = 32

    /// Folds a code point by Unicode's tables and ours.
    private mutating func workOut(_ codePoint: UInt32, source: UInt32) {
        composite = 0
        if replace(codePoint, source: source) { return }
        withUnsafeTemporaryAllocation(of: Int32.self, capacity: Self.longestExpansion) { buffer in
            let needed = cutf8proc_fold(Int32(bitPattern: codePoint), buffer.baseAddress, Int32(buffer.count))
            for index in 0..<max(0, min(Int(needed), buffer.count)) {
                let piece = UInt32(bitPattern: buffer[index])
                if !replace(piece, source: source) { add(piece, source: source) }
            }
        }
    }

    /// Adds what our own table has for a code point, if it has a row there.
    private mutating func replace(_ codePoint: UInt32, source: UInt32) -> Bool {
        guard let row = FoldingTable.replacement(of: codePoint) else { return false }
        if row.isAccent {
            if keepsMarks { return false }
            hasLostMarks = true
        }
        for piece in row.pieces { add(piece, source: source) }
        return true
    }

    /// Adds a decomposed code point, unless it is a mark or a control that is dropped.
    private mutating func add(_ codePoint: UInt32, source: UInt32) {
        guard codePoint >= 0x80 else {
            keep(codePoint, source: source)
            return
        }
        switch ScalarKind.category(codePoint) {
        case UTF8PROC_CATEGORY_MN, UTF8PROC_CATEGORY_MC, UTF8PROC_CATEGORY_ME:
            if keepsMarks {
                // What case folding makes of `İ` is an `i` whose dot is no accent.
                if FoldingTable.isDot(mark: codePoint, above: base) { return }
            } else if FoldingTable.drops(mark: codePoint, after: base) {
                hasLostMarks = true
                return
            }
            canCompose = true
            keep(mark: codePoint, source: source)
        case UTF8PROC_CATEGORY_ND:
            keep(Self.asciiDigit(codePoint) ?? codePoint, source: source)
        case UTF8PROC_CATEGORY_CC where !ScalarKind.isWhiteSpace(codePoint):
            break
        default:
            if (0x1100...0x11FF).contains(codePoint) { canCompose = true }  // Hangul, taken apart
            keep(codePoint, source: source)
        }
    }

    @inline(__always)
    private mutating func keep(_ codePoint: UInt32, source: UInt32) {
        base = codePoint
        marks = 0
        codePoints.append(codePoint)
        sources.append(source)
    }

    @inline(__always)
    private mutating func keep(mark: UInt32, source: UInt32) {
        guard marks < Folding.maximumMarksPerBase else { return }
        marks += 1
        codePoints.append(mark)
        sources.append(source)
    }

    /// Replaces the last character by what it is taken apart into, because a mark or a Hangul letter follows.
    private mutating func takeApart() {
        guard codePoints.popLast() != nil, let source = sources.popLast() else { return }
        workOut(composite, source: source)
    }

    /// The ASCII digit of the same value.
    private static func asciiDigit(_ codePoint: UInt32) -> UInt32? {
        guard let value = Unicode.Scalar(codePoint)?.properties.numericValue, (0...9).contains(value) else {
            return nil
        }
        return 0x30 + UInt32(value)
    }

    // MARK: - Composition

    private mutating func finishComposition() {
        guard canCompose else { return }
        orderMarks()
        compose()
        canCompose = false
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
        lastSources = sources
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
                    lastSources[starter] = sources[index]
                    continue
                }
            }
            if order == 0 { starter = length }
            lastOrder = order
            codePoints[length] = codePoint
            sources[length] = sources[index]
            lastSources[length] = sources[index]
            length += 1
        }
        codePoints.removeSubrange(length...)
        sources.removeSubrange(length...)
        lastSources.removeSubrange(length...)
    }

    /// Where a mark stands among others; 0 for what is no mark that has a place.
    static func combiningClass(_ codePoint: UInt32) -> Int32 {
        cutf8proc_combining_class(Int32(bitPattern: codePoint))
    }

    // MARK: - UTF-8

    @inline(__always)
    private static func width(_ codePoint: UInt32) -> Int {
        codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x1_0000 ? 3 : 4
    }

    /// Writes a code point; returns the end of what it wrote.
    @inline(__always)
    static func encode(_ codePoint: UInt32, to buffer: UnsafeMutableBufferPointer<UInt8>, at start: Int) -> Int {
        let width = width(codePoint)
        if width == 1 {
            buffer[start] = UInt8(truncatingIfNeeded: codePoint)
            return start + 1
        }
        var rest = codePoint
        for index in stride(from: width - 1, to: 0, by: -1) {
            buffer[start + index] = 0x80 | UInt8(truncatingIfNeeded: rest & 0x3F)
            rest >>= 6
        }
        buffer[start] = UInt8(truncatingIfNeeded: 0xF00 >> width & 0xFF) | UInt8(truncatingIfNeeded: rest)
        return start + width
    }
}
