/// The quotation marks that people, phones and word processors write where JSON wants `"`.
struct QuotationMark {
    /// Whether it is a curly or an angle mark, and not one from a programmer's keyboard.
    let isSmart: Bool
    private let closing: Set<Unicode.Scalar>

    /// Recognises an opening mark.
    init?(_ scalar: Unicode.Scalar) {
        switch scalar {
        case "'", "`":
            isSmart = false
            closing = ["'", "`"]
        case "\u{2018}", "\u{2019}", "\u{201A}", "\u{201B}":
            isSmart = true
            closing = ["\u{2018}", "\u{2019}", "'"]
        case _ where Self.double.contains(scalar):
            isSmart = true
            closing = Self.double.union(["\""])
        default:
            return nil
        }
    }

    /// The double ones: “ ” „ ‟ « » 「 」 ″.
    private static let double: Set<Unicode.Scalar> = [
        "\u{201C}", "\u{201D}", "\u{201E}", "\u{201F}", "\u{AB}", "\u{BB}", "\u{300C}", "\u{300D}", "\u{2033}",
    ]

    /// The mark that closes a text, looked for up to the end of the line.
    ///
    /// It is the first one behind which a text can end, so that an apostrophe does not count.
    func closing(in offsets: Range<Int>, of text: SourceText) -> Range<Int>? {
        Self.marks(closing, in: offsets, of: text).first { Self.canEndText($0.upperBound, in: text) }
    }

    /// The last curly mark in a part of a text behind which a text can end; `nil` when each mark has its counterpart.
    static func lastClosing(in offsets: Range<Int>, of text: SourceText) -> Range<Int>? {
        let marks = marks(double, in: offsets, of: text)
        return marks.count.isMultiple(of: 2) ? nil : marks.last { canEndText($0.upperBound, in: text) }
    }

    private static func marks(
        _ marks: Set<Unicode.Scalar>,
        in offsets: Range<Int>,
        of text: SourceText
    ) -> [Range<Int>] {
        var found: [Range<Int>] = []
        var offset = offsets.lowerBound
        while offset < offsets.upperBound {
            guard let (scalar, range) = text.character(at: offset) else {
                offset += 1
                continue
            }
            if marks.contains(scalar) {
                found.append(range)
            }
            offset = range.upperBound
        }
        return found
    }

    private static func canEndText(_ offset: Int, in text: SourceText) -> Bool {
        var offset = offset
        while let byte = text.byte(offset), byte == ASCII.space || byte == ASCII.tab { offset += 1 }
        switch text.byte(offset) {
        case nil, ASCII.comma, ASCII.colon, ASCII.closeBrace, ASCII.closeBracket, ASCII.lineFeed,
            ASCII.carriageReturn:
            return true
        default: return false
        }
    }
}

extension Unicode.Scalar {
    /// The name of the code point, such as `U+00A0`.
    var codePointName: String {
        let digits = String(value, radix: 16, uppercase: true)
        return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
}
