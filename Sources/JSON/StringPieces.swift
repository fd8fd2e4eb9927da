/// The inside of a string in a document, character by character, each with the bytes that it is written with.
struct StringPieces {
    /// One character of the decoded string.
    struct Piece {
        /// The bytes of the document: one character, or an escape of up to twelve bytes.
        let source: Range<Int>
        /// What they stand for.
        let scalar: Unicode.Scalar
    }

    private let bytes: [UInt8]
    private let opening: Int
    /// Where the next character begins; after the last one, where the closing quote stands.
    private(set) var offset: Int

    /// Begins at an opening quote.
    init(in bytes: [UInt8], opening: Int) {
        self.bytes = bytes
        self.opening = opening
        offset = opening + 1
    }

    /// What a string of a document decodes to.
    ///
    /// - Parameters:
    ///   - range: The string, quotes included.
    ///   - bytes: The document.
    /// - Returns: The text.
    /// - Throws: ``SyntaxFailure`` at the first piece that is no part of a string.
    static func text(of range: Range<Int>, in bytes: [UInt8]) throws(SyntaxFailure) -> String {
        let inside = bytes[(range.lowerBound + 1)..<(range.upperBound - 1)]
        guard inside.contains(ASCII.backslash) else { return String(decoding: inside, as: UTF8.self) }
        var pieces = StringPieces(in: bytes, opening: range.lowerBound)
        var text = ""
        while let piece = try pieces.next() { text.unicodeScalars.append(piece.scalar) }
        return text
    }

    /// The next character, or `nil` at the closing quote.
    mutating func next() throws(SyntaxFailure) -> Piece? {
        guard offset < bytes.count else {
            throw fault(.unclosed, opening..<bytes.count)
        }
        switch bytes[offset] {
        case ASCII.quote:
            return nil
        case ASCII.backslash:
            return try escape()
        case ASCII.lineFeed, ASCII.carriageReturn:
            throw fault(.lineBreak, offset..<(offset + 1))
        case 0x00...0x1F:
            throw fault(.controlCharacter, offset..<(offset + 1))
        default:
            switch UTF8Sequence(in: bytes, at: offset) {
            case .valid(let scalar, let length):
                return piece(scalar, length: length)
            case .invalid(let length):
                throw fault(.notUTF8, offset..<(offset + length))
            }
        }
    }

    /// Moves over ASCII characters that stand for themselves, of which most texts are made.
    mutating func skipPlainText() {
        while offset < bytes.count {
            let byte = bytes[offset]
            guard byte >= 0x20, byte < 0x80, byte != ASCII.quote, byte != ASCII.backslash else { return }
            offset += 1
        }
    }

    private mutating func escape() throws(SyntaxFailure) -> Piece {
        guard offset + 1 < bytes.count else {
            throw fault(.unclosed, opening..<bytes.count)
        }
        let letter = bytes[offset + 1]
        guard letter == UInt8(ascii: "u") else {
            guard let scalar = JSONEscape.character(letter) else { throw badEscape() }
            return piece(scalar, length: 2)
        }
        guard let unit = JSONEscape.codeUnit(in: bytes, at: offset) else {
            var end = offset + 2
            while end < min(offset + JSONEscape.length, bytes.count), ASCII.hexValue(bytes[end]) != nil { end += 1 }
            throw fault(.hexEscape, offset..<end)
        }
        guard unit != 0 else {
            throw fault(.nulEscape, offset..<(offset + JSONEscape.length))
        }
        if let scalar = Unicode.Scalar(unit) {
            return piece(scalar, length: JSONEscape.length)
        }
        guard let next = JSONEscape.codeUnit(in: bytes, at: offset + JSONEscape.length),
            UTF16.isLeadSurrogate(unit), UTF16.isTrailSurrogate(next),
            let scalar = Unicode.Scalar(0x10000 + (UInt32(unit & 0x3FF) << 10) + UInt32(next & 0x3FF))
        else {
            throw fault(.halfEmoji, offset..<(offset + JSONEscape.length))
        }
        return piece(scalar, length: 2 * JSONEscape.length)
    }

    private func badEscape() -> SyntaxFailure {
        let letter = offset + 1
        switch (bytes[letter], UTF8Sequence(in: bytes, at: letter)) {
        case (ASCII.lineFeed, _), (ASCII.carriageReturn, _):
            return fault(.lineBreak, letter..<(letter + 1))
        case (_, .valid(_, let length)):
            return fault(.escape, offset..<(letter + length))
        case (_, .invalid(let length)):
            return fault(.notUTF8, letter..<(letter + length))
        }
    }

    private mutating func piece(_ scalar: Unicode.Scalar, length: Int) -> Piece {
        defer { offset += length }
        return Piece(source: offset..<(offset + length), scalar: scalar)
    }

    private func fault(_ fault: SyntaxFailure.StringFault, _ range: Range<Int>) -> SyntaxFailure {
        SyntaxFailure(reason: .string(fault, opening: opening), range: range)
    }
}
