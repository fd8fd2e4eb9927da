/// Makes texts and keywords comparable: the same words, however they are typed, become the same bytes.
///
/// In order: the text is cut, each code point is case folded and decomposed by Unicode's tables, ``FoldingTable``
/// replaces and drops, digits become ASCII, and what keeps its marks is composed again, so that `й` stays one letter
/// that is not `и`. Everything is linear in the text, and a text of plain ASCII skips all but the first two steps.
package enum Folding {
    /// How much of a text is looked at, in code points.
    ///
    /// A bound for whatever runs on folded text; no longer message is anything that a keyword is meant for.
    package static let maximumCodePoints = 4_096

    /// How many marks a character keeps.
    ///
    /// Real writing needs four; stacks of hundreds are an attack.
    static let maximumMarksPerBase = 16

    /// The folded form of a text.
    package static func fold(
        _ text: String,
        keepsMarks: Bool = false,
        maximumCodePoints: Int = maximumCodePoints
    ) -> String {
        let folded = Folding.folded(text, keepsMarks: keepsMarks, maximumCodePoints: maximumCodePoints)
        return String(decoding: folded.utf8, as: UTF8.self)
    }

    /// A folded text.
    struct Output {
        /// The folded text.
        var utf8: [UInt8]
        /// Whether every character is known to come from the one at its own offset.
        var keepsOffsets: Bool
        /// How many bytes of the original were looked at.
        var consumed: Int
        /// Whether the original was longer than that.
        var wasCut: Bool
        /// Whether marks were dropped; if not, the text is the same where marks count.
        var hasLostMarks: Bool
    }

    /// Folds a text.
    ///
    /// - Parameters:
    ///   - text: The text.
    ///   - keepsMarks: Whether `é` stays another letter than `e`, whatever the script.
    ///   - maximumCodePoints: How much of it is looked at.
    ///   - usesCache: Whether what is known of the common code points is used; without it the result is the same.
    /// - Returns: The folded text.
    static func folded(
        _ text: String,
        keepsMarks: Bool = false,
        maximumCodePoints: Int = maximumCodePoints,
        usesCache: Bool = true
    ) -> Output {
        var text = text
        return text.withUTF8 { bytes in
            if usesCache {
                let quick = QuickFolder.fold(bytes, keepsMarks: keepsMarks, maximumCodePoints: maximumCodePoints)
                if let quick { return quick }
            }
            var folder = Folder(
                capacity: min(bytes.count, maximumCodePoints),
                keepsMarks: keepsMarks,
                usesCache: usesCache
            )
            let consumed = take(bytes, maximumCodePoints, into: &folder)
            let hasLostMarks = folder.hasLostMarks
            return Output(
                utf8: folder.finish(),
                keepsOffsets: false,
                consumed: consumed,
                wasCut: consumed < bytes.count,
                hasLostMarks: hasLostMarks
            )
        }
    }

    /// Where each byte of a folded text comes from: the UTF-8 offsets in the original of the code points that its
    /// character is made of, the first and the last.
    ///
    /// Neither ever decreases. Folds the text once more: only captures ask for it.
    static func sources(
        of text: String,
        keepsMarks: Bool = false,
        maximumCodePoints: Int = maximumCodePoints,
        usesCache: Bool = true
    ) -> (first: [UInt32], last: [UInt32]) {
        var text = text
        return text.withUTF8 { bytes in
            var folder = Folder(
                capacity: min(bytes.count, maximumCodePoints),
                keepsMarks: keepsMarks,
                usesCache: usesCache
            )
            take(bytes, maximumCodePoints, into: &folder)
            return folder.finishedSources()
        }
    }

    /// Gives a folder up to so many code points; how many bytes these were.
    @discardableResult
    private static func take(
        _ bytes: UnsafeBufferPointer<UInt8>,
        _ maximumCodePoints: Int,
        into folder: inout Folder
    ) -> Int {
        var taken = 0
        var offset = 0
        while offset < bytes.count, taken < maximumCodePoints {
            let (codePoint, width) = WordSplitter.decode(bytes, at: offset)
            // A Windows line end is one line end, and so is a carriage return by itself.
            if codePoint == 0x0D {
                folder.append(0x0A, source: UInt32(truncatingIfNeeded: offset))
            } else if codePoint != 0x0A || offset == 0 || bytes[offset - 1] != 0x0D {
                folder.append(codePoint, source: UInt32(truncatingIfNeeded: offset))
            }
            offset += width
            taken += 1
        }
        return offset
    }
}
