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

    /// How much the words of a text may differ from the words that are looked for.
    package struct Options: Sendable, Hashable {
        /// Whether the last word may go on in the text.
        package var lastIsPrefix: Bool
        /// Whether each other word may have one typo.
        package var allowsTypos: Bool

        /// Creates options.
        package init(lastIsPrefix: Bool = false, allowsTypos: Bool = false) {
            self.lastIsPrefix = lastIsPrefix
            self.allowsTypos = allowsTypos
        }
    }

    /// Whether these words stand in the text one after another.
    package func occurs(in text: WordSequence, _ options: Options = Options()) -> Bool {
        guard !isEmpty, count <= text.count else { return false }
        return (0...text.count - count).contains { stands(at: $0, in: text, options) }
    }

    /// Whether these words stand in the text from one of its words on.
    func stands(at start: Int, in text: WordSequence, _ options: Options) -> Bool {
        guard start + count <= text.count else { return false }
        return utf8.withUnsafeBytes { wanted in
            text.utf8.withUnsafeBytes { found in
                ranges.indices.allSatisfy { index in
                    Self.isEqual(
                        UnsafeRawBufferPointer(rebasing: wanted[ranges[index]]),
                        UnsafeRawBufferPointer(rebasing: found[text.ranges[start + index]]),
                        isPrefix: options.lastIsPrefix && index == count - 1,
                        allowsTypo: options.allowsTypos
                    )
                }
            }
        }
    }

    private static func isEqual(
        _ wanted: UnsafeRawBufferPointer,
        _ found: UnsafeRawBufferPointer,
        isPrefix: Bool,
        allowsTypo: Bool
    ) -> Bool {
        if allowsTypo, !isPrefix { return Typo.isAtMostOne(in: found, for: wanted) }
        guard isPrefix ? found.count >= wanted.count : found.count == wanted.count else { return false }
        guard let wantedStart = wanted.baseAddress, let foundStart = found.baseAddress else { return true }
        return memcmp(wantedStart, foundStart, wanted.count) == 0
    }
}
