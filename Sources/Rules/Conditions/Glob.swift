/// A name with stars in it: `PRICE_*`, `*.pdf`, `image/*`.
///
/// A star stands for any number of bytes, also none; everything else stands for itself.
struct Glob: Sendable, Hashable {
    /// The pattern as the rule writes it.
    let written: String
    /// What stands between the stars, in UTF-8.
    private let pieces: [[UInt8]]
    private let ignoresCase: Bool

    /// Creates a pattern.
    ///
    /// - Parameters:
    ///   - written: The pattern.
    ///   - ignoresCase: Whether ASCII letters match in either case: for names that people or machines write, but not for
    ///     payloads, which the business writes itself.
    init(_ written: String, ignoresCase: Bool = false) {
        self.written = written
        self.ignoresCase = ignoresCase
        pieces = written.split(separator: "*", omittingEmptySubsequences: false)
            .map { Self.bytes(of: $0, ignoresCase) }
    }

    /// The one text that fits, for a pattern without stars that does not ignore case.
    var exact: String? { pieces.count == 1 && !ignoresCase ? written : nil }

    /// Whether the text as a whole fits, in time linear in the text for each star.
    func matches(_ text: String) -> Bool {
        let bytes = Self.bytes(of: text, ignoresCase)
        guard let first = pieces.first, let last = pieces.last else { return false }
        if pieces.count == 1 { return bytes == first }
        guard bytes.count >= first.count + last.count, bytes.starts(with: first), bytes.suffix(last.count) == last[...]
        else { return false }
        var rest = bytes[first.count..<(bytes.count - last.count)]
        // Taking each piece where it first stands leaves the most for those behind it.
        for piece in pieces.dropFirst().dropLast() where !piece.isEmpty {
            guard let end = Self.firstEnd(of: piece, in: rest) else { return false }
            rest = rest[end...]
        }
        return true
    }

    private static func firstEnd(of piece: [UInt8], in bytes: ArraySlice<UInt8>) -> Int? {
        var start = bytes.startIndex
        while start + piece.count <= bytes.endIndex {
            if bytes[start..<start + piece.count].elementsEqual(piece) { return start + piece.count }
            start += 1
        }
        return nil
    }

    private static func bytes(of text: some StringProtocol, _ ignoresCase: Bool) -> [UInt8] {
        guard ignoresCase else { return Array(text.utf8) }
        return text.utf8.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    }
}

extension Node {
    /// One pattern with stars or a list of them, none of them empty.
    func globs(ignoringCase: Bool = false, _ problems: Problems) -> [Glob]? {
        oneOrMore(problems) { item in item.filledText(problems).map { Glob($0, ignoresCase: ignoringCase) } }
    }
}
