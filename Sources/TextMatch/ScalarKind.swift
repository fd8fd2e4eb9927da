import CUtf8proc

/// What a code point is to a word.
enum ScalarKind: UInt8 {
    /// A space, punctuation or a symbol: it separates words.
    case separator
    /// A letter or number of a script that puts spaces between words.
    case letter
    /// A letter of a script that does not: Han, kana, Thai, Lao, Khmer, Myanmar.
    case unspacedLetter
    /// A mark that belongs to the character before it.
    case mark
    /// An emoji.
    case emoji
    /// Half of a flag.
    case regionalIndicator

    /// Classifies a code point.
    @inline(__always)
    init(_ codePoint: UInt32) {
        if codePoint < 0x80 {
            self = Self.isASCIILetterOrDigit(codePoint) ? .letter : .separator
        } else if codePoint < Self.commonCount {
            self = Self.common[Int(codePoint)]
        } else {
            self = Self.ofNonASCII(codePoint)
        }
    }

    /// The kinds below U+3100, worked out once: looking one up is all that most messages need.
    private static let common = (0..<commonCount)
        .map { $0 < 0x80 ? isASCIILetterOrDigit($0) ? letter : separator : ofNonASCII($0) }
    private static let commonCount: UInt32 = 0x3100

    /// Gives the kinds of the first code points, by their numbers, to a function that looks up many of them.
    static func withCommon<Result>(_ body: (UnsafeBufferPointer<ScalarKind>) -> Result) -> Result {
        common.withUnsafeBufferPointer(body)
    }

    /// Whether this is an ASCII letter or digit.
    @inline(__always)
    static func isASCIILetterOrDigit(_ codePoint: UInt32) -> Bool {
        (codePoint | 0x20) &- 0x61 < 26 || codePoint &- 0x30 < 10
    }

    /// Whether this is a letter in Unicode's sense (general category L).
    static func isLetter(_ codePoint: UInt32) -> Bool {
        switch category(codePoint) {
        case UTF8PROC_CATEGORY_LU, UTF8PROC_CATEGORY_LL, UTF8PROC_CATEGORY_LT, UTF8PROC_CATEGORY_LM,
            UTF8PROC_CATEGORY_LO:
            true
        default: false
        }
    }

    /// Whether this is a mark (general category M).
    static func isMark(_ codePoint: UInt32) -> Bool {
        switch category(codePoint) {
        case UTF8PROC_CATEGORY_MN, UTF8PROC_CATEGORY_MC, UTF8PROC_CATEGORY_ME: true
        default: false
        }
    }

    /// Whether this is a symbol: currency, mathematics, an arrow.
    static func isSymbol(_ codePoint: UInt32) -> Bool {
        switch category(codePoint) {
        case UTF8PROC_CATEGORY_SM, UTF8PROC_CATEGORY_SC, UTF8PROC_CATEGORY_SK, UTF8PROC_CATEGORY_SO: true
        default: false
        }
    }

    /// Whether this is a control character other than white space: it shows nothing.
    static func isControl(_ codePoint: UInt32) -> Bool {
        category(codePoint) == UTF8PROC_CATEGORY_CC && !isWhiteSpace(codePoint)
    }

    /// Whether this is white space that folding leaves: the space, the ASCII controls and Unicode's line separators.
    static func isWhiteSpace(_ codePoint: UInt32) -> Bool {
        switch codePoint {
        case 0x20, 0x09...0x0D, 0x85, 0x1680, 0x2028, 0x2029: true
        default: false
        }
    }

    /// The general category.
    static func category(_ codePoint: UInt32) -> utf8proc_category_t {
        utf8proc_category_t(rawValue: UInt32(cutf8proc_category(Int32(bitPattern: codePoint))))
    }

    private static func ofNonASCII(_ codePoint: UInt32) -> ScalarKind {
        switch codePoint {
        case 0x3400...0x4DBF, 0x4E00...0x9FFF: return .unspacedLetter  // Han
        case 0xAC00...0xD7A3: return .letter  // Hangul
        default: break
        }
        switch category(codePoint) {
        case UTF8PROC_CATEGORY_LU, UTF8PROC_CATEGORY_LL, UTF8PROC_CATEGORY_LT, UTF8PROC_CATEGORY_LM,
            UTF8PROC_CATEGORY_LO, UTF8PROC_CATEGORY_ND, UTF8PROC_CATEGORY_NL, UTF8PROC_CATEGORY_NO:
            return isUnspaced(codePoint) ? .unspacedLetter : .letter
        case UTF8PROC_CATEGORY_MN, UTF8PROC_CATEGORY_MC, UTF8PROC_CATEGORY_ME:
            return .mark
        default:
            if (0x1F1E6...0x1F1FF).contains(codePoint) { return .regionalIndicator }
            return cutf8proc_is_pictograph(Int32(bitPattern: codePoint)) != 0 ? .emoji : .separator
        }
    }

    /// Whether a letter belongs to a script that is written without spaces between words.
    private static func isUnspaced(_ codePoint: UInt32) -> Bool {
        switch codePoint {
        case 0x0E00...0x0EFF: true  // Thai, Lao
        case 0x1000...0x109F, 0xA9E0...0xA9FF, 0xAA60...0xAA7F: true  // Myanmar
        case 0x1780...0x17FF: true  // Khmer
        case 0x2E80...0x2FDF, 0x3005...0x3007, 0x3021...0x303C, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF,
            0x20000...0x3FFFF:  // Han
            true
        case 0x3041...0x30FF, 0x31F0...0x31FF, 0x1AFF0...0x1B16F: true  // Hiragana, Katakana
        default: false
        }
    }
}
