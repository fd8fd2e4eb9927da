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

    /// A folded text, with where each byte of it comes from.
    struct Output {
        /// The folded text.
        var utf8: [UInt8]
        /// For each folded byte the UTF-8 offset of the code point that it comes from, never decreasing; `nil` when
        /// every byte comes from the one at its own offset.
        var sources: [UInt32]?
        /// How many bytes of the original were looked at.
        var consumed: Int
        /// Whether the original was longer than that.
        var wasCut: Bool
        /// Whether marks were dropped; if not, the text is the same where marks count.
        var hasLostMarks: Bool
    }

    /// Folds a text and keeps where everything came from.
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
            let count = min(bytes.count, maximumCodePoints)
            if let ascii = foldedASCII(UnsafeBufferPointer(rebasing: bytes[..<count])) {
                return Output(
                    utf8: ascii,
                    sources: nil,
                    consumed: count,
                    wasCut: count < bytes.count,
                    hasLostMarks: false
                )
            }
            var folder = Folder(capacity: count, keepsMarks: keepsMarks, usesCache: usesCache)
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
            let hasLostMarks = folder.hasLostMarks
            let (utf8, sources) = folder.finish()
            return Output(
                utf8: utf8,
                sources: sources,
                consumed: offset,
                wasCut: offset < bytes.count,
                hasLostMarks: hasLostMarks
            )
        }
    }

    /// The fast path: `nil` when anything but lower-casing is to be done.
    private static func foldedASCII(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
        var isPlain = true
        let folded = [UInt8](unsafeUninitializedCapacity: bytes.count) { buffer, initialized in
            for index in 0..<bytes.count {
                let byte = bytes[index]
                guard byte &- 0x20 < 0x5F || byte == 0x0A || byte == 0x09 else {
                    isPlain = false
                    break
                }
                buffer[index] = byte &- 0x41 < 26 ? byte | 0x20 : byte
                initialized = index + 1
            }
        }
        return isPlain ? folded : nil
    }
}
