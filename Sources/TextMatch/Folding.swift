import CUtf8proc

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
    package static func fold(_ text: String, maximumCodePoints: Int = maximumCodePoints) -> String {
        String(decoding: Folding.folded(text, maximumCodePoints: maximumCodePoints).utf8, as: UTF8.self)
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
    }

    /// Folds a text and keeps where everything came from.
    static func folded(_ text: String, maximumCodePoints: Int = maximumCodePoints) -> Output {
        var text = text
        let ascii = text.withUTF8 { bytes -> Output? in
            let count = min(bytes.count, maximumCodePoints)
            return foldedASCII(UnsafeBufferPointer(rebasing: bytes[..<count]))
                .map { Output(utf8: $0, sources: nil, consumed: count, wasCut: count < bytes.count) }
        }
        if let ascii { return ascii }
        var folder = Folder(capacity: min(text.utf8.count, maximumCodePoints))
        var taken = 0
        var offset = 0
        var scalars = text.unicodeScalars.makeIterator()
        var next = scalars.next()
        while let scalar = next, taken < maximumCodePoints {
            next = scalars.next()
            // A Windows line end is one line end.
            if scalar != "\r" || next != "\n" {
                folder.append(scalar.value, source: UInt32(offset))
            }
            offset += UTF8.width(scalar)
            taken += 1
        }
        let (utf8, sources) = folder.finish()
        return Output(utf8: utf8, sources: sources, consumed: offset, wasCut: next != nil)
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

extension UTF8 {
    /// How many bytes a code point takes.
    fileprivate static func width(_ scalar: Unicode.Scalar) -> Int {
        switch scalar.value {
        case 0..<0x80: 1
        case 0x80..<0x800: 2
        case 0x800..<0x10000: 3
        default: 4
        }
    }
}
