import TextMatch

/// Any bytes as a text: what folding promises, and that a keyword finds itself.
@_cdecl("LLVMFuzzerTestOneInput")
func tryOneInput(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    var input = Input(data, count)
    let text = input.takeRest()
    let folded = FoldedText(text)
    checkSize(folded)
    checkOffsets(folded)
    checkIdempotence(folded)
    checkKeywords(text, in: folded)
    return 0
}

/// One code point becomes at most 18, and no text more than eleven times as long (U+FDFA).
private func checkSize(_ folded: FoldedText) {
    let looked = folded.original.unicodeScalars.prefix(Folding.maximumCodePoints)
    let bytes = looked.reduce(0) { $0 + UTF8.width($1) }
    promise(folded.utf8.count <= 11 * bytes, "\(bytes) bytes became \(folded.utf8.count)")
    promise(folded.wasCut == (looked.endIndex < folded.original.unicodeScalars.endIndex), "cut without need")
    promise(Array(folded.folded.utf8) == folded.utf8, "the folded text is not UTF-8")
}

/// Every part of the folded text comes from a part of the original, in the same order, and the whole is all of it.
private func checkOffsets(_ folded: FoldedText) {
    let original = folded.original
    var last = original.startIndex
    var offset = 0
    for scalar in folded.folded.unicodeScalars {
        let range = offset..<offset + UTF8.width(scalar)
        let part = folded.original(forFolded: range)
        promise(!part.isEmpty, "nothing stands behind bytes \(range)")
        promise(part.startIndex >= last, "the order is another at bytes \(range)")
        last = part.startIndex
        offset = range.upperBound
    }
    promise(folded.original(forFolded: 0..<Int.max).endIndex <= original.endIndex, "beyond the end")
    promise(folded.original(forFolded: offset..<offset).isEmpty, "something out of nothing")
    let ranges = folded.wordSequence.ranges
    for range in ranges {
        promise(!range.isEmpty && range.upperBound <= folded.wordSequence.utf8.count, "a word at \(range)")
    }
    for range in ranges.prefix(8) + ranges.suffix(8) {
        // What a capture gives back is what the customer wrote: it holds the word.
        let again = FoldedText(String(folded.original(forFolded: range)))
        let word = folded.wordSequence.utf8[range]
        promise(again.utf8.has(word), "\(String(decoding: word, as: UTF8.self)) is not in what it came from")
    }
}

private func checkIdempotence(_ folded: FoldedText) {
    let again = FoldedText(folded.folded)
    guard !folded.wasCut, !again.wasCut else { return }
    promise(
        again.utf8 == folded.utf8,
        "folding \(folded.folded.debugDescription) gives \(again.folded.debugDescription)"
    )
}

/// A keyword is found in a message that is just the keyword, unless we said that it never would be.
private func checkKeywords(_ text: String, in folded: FoldedText) {
    let words = WordPattern(text)
    if words.advice?.level != .error, !words.lastIsPrefix {
        promise(words.matches(folded), "the words are not in their own text")
    }
    for mode in [LiteralPattern.Mode.contains, .equals, .startsWith, .endsWith] {
        let literal = LiteralPattern(text, mode: mode)
        // What is looked for may begin or end with a space where there is more of a message, which there is not here.
        guard literal.advice?.level != .error, literal.isWithoutOuterSpaces else { continue }
        promise(literal.matches(folded), "\(mode): the text is not in itself")
    }
}

extension [UInt8] {
    /// Whether other bytes stand in these; strings compare characters, of which a part of a word may be none.
    fileprivate func has(_ part: ArraySlice<UInt8>) -> Bool {
        guard count >= part.count else { return false }
        return (0...count - part.count).contains { self[$0..<$0 + part.count].elementsEqual(part) }
    }
}

extension LiteralPattern {
    fileprivate var isWithoutOuterSpaces: Bool {
        let scalars = String(decoding: utf8, as: UTF8.self).unicodeScalars
        return [scalars.first, scalars.last].allSatisfy { $0?.properties.isWhitespace != true }
    }
}
