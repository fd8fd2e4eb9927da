/// What patterns can see of a character beyond ASCII that none of them names.
///
/// Two characters of one family are the same to every pattern that names neither.
enum ScalarFamily: UInt16, CaseIterable, Sendable {
    /// A letter or number of a script that puts spaces between words.
    case letter
    /// A letter of a script that does not.
    case unspacedLetter
    /// A mark.
    case mark
    /// An emoji.
    case emoji
    /// Half of a flag.
    case regionalIndicator
    /// White space.
    case whiteSpace
    /// Everything else.
    case separator

    /// The family of a character beyond ASCII.
    init(_ codePoint: UInt32) {
        switch ScalarKind(codePoint) {
        case .letter: self = .letter
        case .unspacedLetter: self = .unspacedLetter
        case .mark: self = .mark
        case .emoji: self = .emoji
        case .regionalIndicator: self = .regionalIndicator
        case .separator: self = ScalarKind.isWhiteSpace(codePoint) ? .whiteSpace : .separator
        }
    }

    /// The family as a bit.
    var bit: UInt16 { 1 << rawValue }

    /// Some members that folding leaves alone: one that no pattern names stands for all of them.
    var members: [UInt32] {
        switch self {
        case .letter: Array(0x0436...0x044F)
        case .unspacedLetter: Array(0x4E2D...0x4E40)
        case .mark: [0x0903, 0x093E, 0x0983, 0x0A03, 0x0A83]
        case .emoji: Array(0x1F600...0x1F610)
        case .regionalIndicator: Array(0x1F1E6...0x1F1FF)
        case .whiteSpace: [0x2028, 0x2029]
        case .separator: Array(0x2190...0x21A0)
        }
    }
}
