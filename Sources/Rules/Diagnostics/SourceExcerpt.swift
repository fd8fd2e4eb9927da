/// A line of a file and the marks under it, cut to what a screen shows.
struct SourceExcerpt {
    /// How many cells of a line are shown at most.
    static let maximumWidth = 100

    /// The line as it can be printed.
    let line: String
    /// Blanks and carets, as wide on a terminal as the line above them.
    let marks: String

    /// An excerpt around the columns from `start` to before `end`, counted in code points from 1.
    init(_ text: String, start: Int, end: Int) {
        let scalars = Array(text.unicodeScalars)
        let first = min(max(start - 1, 0), scalars.count)
        let last = min(max(end - 1, first + 1), max(scalars.count, first + 1))
        // Enough of the line before the mark to recognise it by, then as much as fits.
        var from = 0
        if Self.width(scalars[..<min(last, scalars.count)]) > Self.maximumWidth { from = max(0, first - 20) }
        var to = from
        var width = 0
        while to < scalars.count, width + Self.width(scalars[to]) <= Self.maximumWidth {
            width += Self.width(scalars[to])
            to += 1
        }
        let printable = scalars[from..<to].map { $0.isUnprintable ? " " : $0 }
        let before = from > 0 ? "…" : ""
        let after = to < scalars.count ? "…" : ""
        line = before + String(String.UnicodeScalarView(printable)) + after
        let blanks = before.count + Self.width(scalars[from..<max(from, min(first, to))])
        let carets = first < to ? Self.width(scalars[first..<min(last, to)]) : 1
        marks = String(repeating: " ", count: blanks) + String(repeating: "^", count: max(carets, 1))
    }

    private static func width(_ scalars: ArraySlice<Unicode.Scalar>) -> Int {
        scalars.reduce(0) { $0 + width($1) }
    }

    /// How many cells of a terminal a scalar takes: 0 for marks and joiners, 2 for East Asian letters and emoji.
    private static func width(_ scalar: Unicode.Scalar) -> Int {
        if scalar.value < 0x300 || scalar.isUnprintable { return 1 }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format: return 0
        default: break
        }
        if scalar.properties.isEmojiPresentation { return 2 }
        switch scalar.value {
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
            0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x20000...0x3FFFD:
            return 2
        default: return 1
        }
    }
}
