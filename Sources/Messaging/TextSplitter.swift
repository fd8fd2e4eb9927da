/// Cuts a text that is longer than a platform allows into several messages, losing nothing but white space at the cuts.
package enum TextSplitter {
    /// The messages that carry `text`, each within the limits, in order.
    ///
    /// A cut is made, in this order of preference, after a paragraph, a line, a sentence, a word, and as a last resort
    /// between two characters; an emoji or a letter with its marks is never torn, unless one alone is over the limit.
    /// An empty text gives no message.
    ///
    /// - Parameters:
    ///   - text: The text.
    ///   - limits: What the platform takes.
    ///   - maximumLength: The longest message, in the platform's unit, where that is not the longest text.
    /// - Returns: The messages; none for an empty text.
    package static func split(_ text: String, limits: PlatformLimits, maximumLength: Int? = nil) -> [String] {
        let maximumLength = maximumLength ?? limits.maximumTextLength
        // Scalars in an array, and a small copy for each message: a character may be as long as the whole text, a letter
        // with half a million marks on it, and a `Substring` that begins within one measures it again and again.
        let scalars = Array(text.unicodeScalars)
        let end = (scalars.lastIndex { !$0.properties.isWhitespace } ?? -1) + 1
        var pieces: [String] = []
        var rest = scalars[..<end].drop { $0.properties.isWhitespace }
        while !rest.isEmpty {
            let fitting = fittingCount(rest, limits: limits, maximumLength)
            let length = fitting == rest.count ? fitting : cut(rest, fitting: fitting)
            var piece = rest.prefix(length)
            while piece.last?.properties.isWhitespace == true { piece.removeLast() }
            pieces.append(String(String.UnicodeScalarView(piece)))
            rest = rest.dropFirst(length).drop { $0.properties.isWhitespace }
        }
        return pieces
    }

    /// How many scalars of a text fit into one message; at least one, or there would be no end.
    private static func fittingCount(
        _ text: ArraySlice<Unicode.Scalar>,
        limits: PlatformLimits,
        _ maximumLength: Int
    ) -> Int {
        var length = 0
        for (count, scalar) in text.enumerated() {
            length += limits.length(of: scalar)
            if length > maximumLength { return max(1, count) }
        }
        return text.count
    }

    /// How many scalars the next message takes of a text that does not fit into one.
    private static func cut(_ text: ArraySlice<Unicode.Scalar>, fitting count: Int) -> Int {
        // White space at a cut is dropped, so that a gap right behind what fits is as good as one within it. Four
        // scalars hold every kind of blank line that counts.
        let behind = text.dropFirst(count).prefix(4).prefix { $0.properties.isWhitespace }
        // Whether a character ends where no more fits depends on what stands before, and on one scalar after.
        let window = String(String.UnicodeScalarView(text.prefix(count + max(1, behind.count))))
        let limit = window.unicodeScalars.index(window.startIndex, offsetBy: count)
        let seen = window[..<window.unicodeScalars.index(after: limit)]
        let lastCharacter = seen.index(before: seen.endIndex)
        let fitting = window[..<(lastCharacter > window.startIndex ? lastCharacter : limit)]
        let head = behind.isEmpty ? fitting : window[...]
        let end = preferredCut(in: head, fitting: fitting) ?? fitting.endIndex
        return window.unicodeScalars.distance(from: window.startIndex, to: end)
    }

    /// The best place to end a message within `head`, or `nil` where there is no gap in the second half of what fits.
    ///
    /// Only the second half is searched: a short first message followed by a long one reads worse than a cut in a line.
    private static func preferredCut(in head: Substring, fitting: Substring) -> Substring.Index? {
        let half = fitting.index(fitting.startIndex, offsetBy: fitting.count / 2)
        var line: Substring.Index?
        var sentence: Substring.Index?
        var word: Substring.Index?
        var index = head.endIndex
        while index > half {
            let previous = head.index(before: index)
            let character = head[previous]
            if character.isNewline {
                if previous > half, head[head.index(before: previous)].isNewline { return index }
                line = line ?? index
            } else if character.isWhitespace {
                word = word ?? index
                if previous > half, sentenceEnds.contains(head[head.index(before: previous)]) {
                    sentence = sentence ?? index
                }
            } else if wideSentenceEnds.contains(character) {
                sentence = sentence ?? index
            }
            index = previous
        }
        return line ?? sentence ?? word
    }

    /// Ends of sentences that a space follows.
    private static let sentenceEnds: Set<Character> = [".", "!", "?", "…", "؟", "۔", "।"]

    /// Ends of sentences in scripts that write no space after them.
    private static let wideSentenceEnds: Set<Character> = ["。", "！", "？"]
}

extension PlatformLimits {
    /// The length of one scalar as this platform counts it.
    fileprivate func length(of scalar: Unicode.Scalar) -> Int {
        switch unit {
        case .utf8Bytes: UTF8.width(scalar)
        case .unicodeScalars: 1
        }
    }
}
