/// The form of a JSON text in which everything outside ASCII is escaped: `ä` becomes `\u00e4`.
enum EscapedUnicode {
    /// The longest piece that is handed on, in bytes; the escaped form as a whole can be three times the text.
    private static let pieceLength = 16_384

    /// Hands on the escaped form of a text in pieces, in order: each UTF-16 unit outside ASCII as `\uXXXX` in lower case.
    static func forEachChunk(of text: String, _ body: (ArraySlice<UInt8>) -> Void) {
        var piece: [UInt8] = []
        piece.reserveCapacity(pieceLength)
        for unit in text.utf16 {
            if unit < 0x80 {
                piece.append(UInt8(truncatingIfNeeded: unit))
            } else {
                piece.append(contentsOf: [UInt8(ascii: "\\"), UInt8(ascii: "u")])
                for shift in [12, 8, 4, 0] {
                    piece.append(Hexadecimal.digit(UInt8(truncatingIfNeeded: unit >> UInt16(shift))))
                }
            }
            if piece.count > pieceLength - 6 {
                body(piece[...])
                piece.removeAll(keepingCapacity: true)
            }
        }
        if !piece.isEmpty { body(piece[...]) }
    }
}
