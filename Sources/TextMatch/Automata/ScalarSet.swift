/// A set of the characters that folded text is made of.
///
/// Exact for ASCII. Beyond it, a family is in the set or not, and single characters can be told apart from their family.
struct ScalarSet: Sendable, Hashable {
    /// The ASCII characters, a bit each.
    private(set) var ascii: UInt128 = 0
    /// The families, a bit each.
    private(set) var families: UInt16 = 0
    /// The characters beyond ASCII that are in it though their family is not, or the other way round.
    private(set) var exceptions: Set<UInt32> = []

    /// Every character.
    static let everything = ScalarSet(ascii: .max, families: .max)
    /// The ASCII digits: in folded text there are no others.
    static let digits = ScalarSet(ascii: asciiBits(where: { (0x30...0x39).contains($0) }), families: 0)
    /// What `\w` matches: no marks.
    static let wordCharacters = ScalarSet(
        ascii: asciiBits { ScalarKind.isASCIILetterOrDigit($0) || $0 == 0x5F },
        families: ScalarFamily.letter.bit | ScalarFamily.unspacedLetter.bit
    )
    /// The marks.
    static let marks = ScalarSet(ascii: 0, families: ScalarFamily.mark.bit)
    /// What `\s` matches, which is also what counts for nothing at the ends of a message.
    static let whiteSpace = ScalarSet(
        ascii: asciiBits { ScalarKind.isWhiteSpace($0) },
        families: ScalarFamily.whiteSpace.bit
    )
    /// What stands between words.
    static let separators = ScalarSet(
        ascii: asciiBits { !ScalarKind.isASCIILetterOrDigit($0) },
        families: ScalarFamily.whiteSpace.bit | ScalarFamily.separator.bit
    )
    /// What `.` matches.
    static let anythingInLine = ScalarSet(ascii: ~(1 << 0x0A), families: .max)

    /// A set of nothing.
    init() {}

    /// A set of one character.
    init(_ codePoint: UInt32) {
        insert(codePoint)
    }

    private init(ascii: UInt128, families: UInt16) {
        self.ascii = ascii
        self.families = families
    }

    /// The only character in it, if that is one of ASCII.
    var onlyASCII: UInt32? {
        guard families == 0, exceptions.isEmpty, ascii.nonzeroBitCount == 1 else { return nil }
        return UInt32(ascii.trailingZeroBitCount)
    }

    /// Everything that is not in it.
    var inverted: ScalarSet {
        var inverted = self
        inverted.ascii = ~ascii
        inverted.families = ~families
        return inverted
    }

    /// Whether a character is in it.
    func contains(_ codePoint: UInt32) -> Bool {
        if codePoint < 0x80 { return ascii >> UInt128(codePoint) & 1 == 1 }
        let hasFamily = families & ScalarFamily(codePoint).bit != 0
        return exceptions.isEmpty ? hasFamily : hasFamily != exceptions.contains(codePoint)
    }

    /// Adds a character.
    mutating func insert(_ codePoint: UInt32) {
        guard !contains(codePoint) else { return }
        if codePoint < 0x80 {
            ascii |= 1 << UInt128(codePoint)
        } else if exceptions.remove(codePoint) == nil {
            exceptions.insert(codePoint)
        }
    }

    /// Adds the characters of another set.
    mutating func formUnion(_ other: ScalarSet) {
        let named = exceptions.union(other.exceptions)
        let members = named.filter { contains($0) || other.contains($0) }
        ascii |= other.ascii
        families |= other.families
        exceptions = named.filter { members.contains($0) != (families & ScalarFamily($0).bit != 0) }
    }

    /// Adds the lower case of each ASCII capital: matching ignores case, and folded text has no capitals.
    mutating func addLowerCase() {
        let capitals = ascii & Self.capitals
        ascii |= capitals << 32
    }

    private static let capitals = asciiBits { (0x41...0x5A).contains($0) }

    private static func asciiBits(where isMember: (UInt32) -> Bool) -> UInt128 {
        (UInt32(0)..<0x80)
            .reduce(into: 0) { bits, codePoint in
                if isMember(codePoint) { bits |= 1 << UInt128(codePoint) }
            }
    }
}
