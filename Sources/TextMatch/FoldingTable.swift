import CUtf8proc

/// What folding does beyond Unicode's own case folding and compatibility forms, row by row.
///
/// Unicode's tables (through utf8proc) already make `STRASSE` = `straße`, `İ` = `i` with a dot that is dropped, `ς` =
/// `σ`, full width = ASCII, half-width kana = kana, `ﬁ` = `fi`, every kind of space = a space, and drop whatever shows
/// nothing: zero-width space, joiners, soft hyphen, bidirectional controls, tag characters, variation selectors.
/// The rows below add what people type for the same word. Letters of different scripts that merely look alike are
/// never made equal: `рrice` with a Cyrillic `р` is not `price`.
enum FoldingTable {
    /// Code points that are replaced, after case folding; an empty replacement drops them.
    static let replacements: [(codePoints: String, replacement: String)] = [
        // Latin letters that Unicode does not take apart.
        ("ı", "i"), ("æ", "ae"), ("œ", "oe"), ("þ", "th"),
        // The same with a stroke or hook, which counts where marks count.
        ("ɨ", "i"), ("ȷɉ", "j"), ("øɵ", "o"), ("đðɖɗƌ", "d"), ("łƚɫ", "l"), ("ħɦ", "h"), ("ŧƭƫʈ", "t"),
        ("ƀɓƃ", "b"), ("ƈȼ", "c"), ("ɇ", "e"), ("ƒ", "f"), ("ǥɠ", "g"), ("ƙ", "k"), ("ŋɲƞ", "n"), ("ƥ", "p"),
        ("ɍɽ", "r"), ("ʋ", "v"), ("ƴɏ", "y"), ("ƶȥ", "z"),
        // Arabic and Urdu: letters that keyboards of different languages type for the same one.
        ("\u{064A}\u{0649}", "\u{06CC}"),  // Arabic yeh, alef maksura → Farsi yeh
        ("\u{0643}", "\u{06A9}"),  // Arabic kaf → keheh
        ("\u{0629}\u{06C1}\u{06C3}\u{06D5}", "\u{0647}"),  // teh marbuta, heh goal, teh marbuta goal, ae → heh
        ("\u{0671}\u{0672}\u{0673}", "\u{0627}"),  // alef wasla, alef with wavy hamza → alef
        ("\u{0674}", ""),  // high hamza; the hamza of أ ؤ ئ is a mark by the time it gets here
        ("\u{0640}", ""),  // tatweel, which only stretches a word
        // Typographic quotes, apostrophes and what is typed for them.
        ("‘’‚‛‹›´ʹʻʼ′＇\u{05F3}", "'"),
        ("“”„‟«»″〝〞＂\u{05F4}", "\""),
        // The empty Braille cell shows nothing and keeps words apart.
        ("\u{2800}", " "),
        // The five skin tones of emoji.
        ("\u{1F3FB}\u{1F3FC}\u{1F3FD}\u{1F3FE}\u{1F3FF}", ""),
    ]

    /// Marks of Arabic and Hebrew: dropped wherever they stand, for no other script uses them.
    static let arabicAndHebrewMarks: [ClosedRange<UInt32>] = [
        0x0591...0x05BD, 0x05BF...0x05BF, 0x05C1...0x05C2, 0x05C4...0x05C5, 0x05C7...0x05C7,  // Hebrew points
        0x0610...0x061A, 0x064B...0x065F, 0x0670...0x0670, 0x06D6...0x06DC, 0x06DF...0x06E4,  // Arabic harakat, hamza
        0x06E7...0x06E8, 0x06EA...0x06ED, 0x0898...0x089F, 0x08CA...0x08E1, 0x08E3...0x08FF,
        0xFB1E...0xFB1E,
    ]

    /// Marks that many scripts share: dropped, unless the letter below them belongs to a script that keeps its marks.
    static let sharedMarks: [ClosedRange<UInt32>] = [
        0x0300...0x036F, 0x1AB0...0x1ACE, 0x1DC0...0x1DFF, 0x20D0...0x20DC, 0x20E1...0x20E1, 0x20E5...0x20F0,
        0xFE20...0xFE2D,
    ]

    /// Latin, Greek, Hebrew and Arabic: the scripts whose letters lose their marks.
    static let scriptsWithoutMarks: [ClosedRange<UInt32>] = [
        0x0000...0x02AF, 0x1D00...0x1DBF, 0x1E00...0x1EFF, 0x2C60...0x2C7F, 0xA720...0xA7FF, 0xAB30...0xAB6F,  // Latin
        0x0370...0x03FF, 0x1F00...0x1FFF,  // Greek
        0x0590...0x06FF, 0x0750...0x077F, 0x0870...0x08FF,  // Hebrew, Arabic
    ]

    /// The one letter of a script that keeps its marks which loses one all the same: `ё` is typed as `е`.
    static let cyrillicIo = (letter: UInt32(0x0435), mark: UInt32(0x0308))

    /// The dot of `i`, which case folding leaves of `İ`: no accent, also where marks count.
    static let dot = (letter: UInt32(0x0069), mark: UInt32(0x0307))

    /// What a code point is replaced by.
    struct Replacement: Sendable {
        /// The code points.
        let pieces: [UInt32]
        /// Whether it stands where a mark would: then it is not replaced where marks count.
        let isAccent: Bool
    }

    /// The replacement of a code point, or `nil` when it has no row.
    @inline(__always)
    static func replacement(of codePoint: UInt32) -> Replacement? {
        if codePoint < UInt32(rowOfCodePoint.count) {
            let row = rowOfCodePoint[Int(codePoint)]
            return row == 0 ? nil : rows[Int(row)]
        }
        return rowsAbove[codePoint]
    }

    /// Whether a mark disappears after this letter (or other character, or 0 where nothing stands before it).
    static func drops(mark: UInt32, after base: UInt32) -> Bool {
        if contains(arabicAndHebrewMarks, mark) { return true }
        guard contains(sharedMarks, mark) else { return false }
        if base == cyrillicIo.letter && mark == cyrillicIo.mark { return true }
        return !ScalarKind.isLetter(base) || contains(scriptsWithoutMarks, base)
    }

    /// Whether scripts share a mark, so that it depends on the letter whether it stays.
    static func isShared(mark: UInt32) -> Bool {
        contains(sharedMarks, mark)
    }

    /// Whether a mark is the dot of an `i`.
    static func isDot(mark: UInt32, above base: UInt32) -> Bool {
        mark == dot.mark && base == dot.letter
    }

    private static func contains(_ ranges: [ClosedRange<UInt32>], _ codePoint: UInt32) -> Bool {
        for range in ranges where range.contains(codePoint) { return true }
        return false
    }

    /// The replacements as code points; row 0 means that there is none.
    private static let rows: [Replacement] =
        [Replacement(pieces: [], isAccent: false)]
        + replacements.map { row in
            let pieces = row.replacement.unicodeScalars.map(\.value)
            let first = row.codePoints.unicodeScalars.first?.value ?? 0
            // Strokes and hooks; not the dotless `ı`, which is the small letter of `I`.
            let isAccent = pieces.count == 1 && pieces[0] < 0x80 && (0x80...0x2AF).contains(first) && first != 0x131
            return Replacement(pieces: pieces, isAccent: isAccent)
        }

    /// The row of each code point below U+3100, so that the common scripts are looked up without hashing.
    private static let rowOfCodePoint: [UInt8] = {
        var index = [UInt8](repeating: 0, count: 0x3100)
        for (row, entry) in replacements.enumerated() {
            for scalar in entry.codePoints.unicodeScalars where scalar.value < 0x3100 {
                index[Int(scalar.value)] = UInt8(row + 1)
            }
        }
        return index
    }()

    /// The replacements of the code points from U+3100 on.
    private static let rowsAbove: [UInt32: Replacement] = {
        var index: [UInt32: Replacement] = [:]
        for (row, entry) in replacements.enumerated() {
            for scalar in entry.codePoints.unicodeScalars where scalar.value >= 0x3100 {
                index[scalar.value] = rows[row + 1]
            }
        }
        return index
    }()
}
