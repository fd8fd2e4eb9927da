/// Where the parts of a folded text come from in the original.
struct FoldedOrigins {
    /// The text as the customer wrote it.
    let original: String
    /// For each folded byte the offsets in the original of the first and the last code point of its character; `nil`
    /// when both are its own offset, or within the code point there.
    let sources: (first: [UInt32], last: [UInt32])?
    /// How many folded bytes there are.
    let count: Int
    /// Where the part of the original that was looked at ends, in bytes.
    let end: Int

    /// The customer's own characters that a part of the folded text comes from.
    ///
    /// Always whole characters: `zoe` in the folded text is `ZoË`, and one member of a folded family emoji is the
    /// family. What of the range lies outside the text is left out.
    subscript(_ range: Range<Int>) -> Substring {
        let range = range.clamped(to: 0..<count)
        let start = position(ofByte: range.lowerBound, sources?.first)
        guard !range.isEmpty else { return original[start..<start] }
        let last = position(ofByte: range.upperBound - 1, sources?.last)
        // `index(after:)` rounds down to a character first, so it ends the character that an index is in.
        let lower = original.index(before: original.index(after: start))
        let upper = original.index(after: last)
        return original[lower..<upper]
    }

    private func position(ofByte byte: Int, _ sources: [UInt32]?) -> String.Index {
        var offset = byte
        if let sources { offset = byte < sources.count ? Int(sources[byte]) : end }
        return original.utf8.index(original.startIndex, offsetBy: offset)
    }
}
