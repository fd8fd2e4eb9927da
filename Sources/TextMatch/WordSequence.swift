#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// The words of a folded text, in order.
///
/// A word is a run of letters, digits and their marks. An emoji is a word of its own, and so is a flag. In scripts
/// that put no spaces between words (Han, kana, Thai, Lao, Khmer, Myanmar) each letter with its marks is one, so that
/// looking for consecutive words there means what `contains` means. Everything else separates words.
package struct WordSequence: Sendable, Hashable {
    /// The bytes that the words are in.
    package let utf8: [UInt8]
    /// Where each word is in ``utf8``.
    package let ranges: [Range<Int>]

    /// How many words there are.
    package var count: Int { ranges.count }
    /// Whether there is none.
    package var isEmpty: Bool { ranges.isEmpty }

    /// The words as strings, for people to read.
    package var words: [String] { ranges.map { String(decoding: utf8[$0], as: UTF8.self) } }

    /// Whether both have the same words, whatever stands between them.
    package func hasSameWords(as other: WordSequence) -> Bool {
        count == other.count && other.occurs(in: self)
    }

    /// Whether these words stand in the text one after another; with `lastIsPrefix`, the last may go on in the text.
    package func occurs(in text: WordSequence, lastIsPrefix: Bool = false) -> Bool {
        guard !isEmpty, count <= text.count else { return false }
        return utf8.withUnsafeBytes { wanted in
            text.utf8.withUnsafeBytes { found in
                (0...text.count - count)
                    .contains { start in
                        ranges.indices.allSatisfy { index in
                            Self.isEqual(
                                UnsafeRawBufferPointer(rebasing: wanted[ranges[index]]),
                                UnsafeRawBufferPointer(rebasing: found[text.ranges[start + index]]),
                                prefix: lastIsPrefix && index == count - 1
                            )
                        }
                    }
            }
        }
    }

    private static func isEqual(
        _ wanted: UnsafeRawBufferPointer,
        _ found: UnsafeRawBufferPointer,
        prefix: Bool
    ) -> Bool {
        guard prefix ? found.count >= wanted.count : found.count == wanted.count else { return false }
        guard let wantedStart = wanted.baseAddress, let foundStart = found.baseAddress else { return true }
        return memcmp(wantedStart, foundStart, wanted.count) == 0
    }
}
