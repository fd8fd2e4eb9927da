/// A document as text: bytes, lines, and parts of it as they can be shown in a message.
struct SourceText: Sendable {
    /// The longest part of a document that a message quotes, in characters.
    private static let excerptLength = 40

    let bytes: [UInt8]
    private let lines: LineMap

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        lines = LineMap(bytes)
    }

    /// The range of a part, in lines and columns.
    func range(_ offsets: Range<Int>) -> SourceRange {
        SourceRange(start: lines.position(of: offsets.lowerBound), end: lines.position(of: offsets.upperBound))
    }

    /// The line that a byte stands in, counted from 1.
    func lineNumber(of offset: Int) -> Int {
        lines.position(of: offset).line
    }

    /// A line, counted from 1, without its line end.
    func line(_ number: Int) -> String {
        String(decoding: bytes[lines.offsets(ofLine: number)], as: UTF8.self)
    }

    /// Where the line of a byte ends, before its line end.
    func endOfLine(at offset: Int) -> Int {
        max(offset, lines.offsets(ofLine: lineNumber(of: offset)).upperBound)
    }

    /// Where what is not white space begins again.
    func skippingWhitespace(from offset: Int) -> Int {
        bytes[min(offset, bytes.count)...].firstIndex { !ASCII.isWhitespace($0) } ?? bytes.count
    }

    /// The byte at an offset, or `nil` at the end.
    func byte(_ offset: Int) -> UInt8? {
        bytes.indices.contains(offset) ? bytes[offset] : nil
    }

    /// Whether these characters stand at an offset.
    func has(_ text: String, at offset: Int) -> Bool {
        offset <= bytes.count && bytes[offset...].starts(with: text.utf8)
    }

    /// The character at an offset and its bytes, or `nil` at the end and where there is no UTF-8.
    func character(at offset: Int) -> (scalar: Unicode.Scalar, range: Range<Int>)? {
        guard offset < bytes.count, case .valid(let scalar, let length) = UTF8Sequence(in: bytes, at: offset) else {
            return nil
        }
        return (scalar, offset..<(offset + length))
    }

    /// A part as it can be quoted: cut to a readable length, with a mark for each character that cannot be seen.
    func excerpt(_ offsets: Range<Int>) -> String {
        // More bytes than that are never shown: a character that is longer is not one to show.
        let part = bytes[offsets].prefix(8 * Self.excerptLength)
        var scalars = String.UnicodeScalarView()
        for scalar in String(decoding: part, as: UTF8.self).unicodeScalars {
            scalars.append(Self.canBeShown(scalar) ? scalar : "\u{FFFD}")
        }
        let text = String(scalars)
        let isCut = part.count < offsets.count || text.count > Self.excerptLength
        return isCut ? text.prefix(Self.excerptLength - 1) + "…" : text
    }

    private static func canBeShown(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned: false
        default: true
        }
    }
}
