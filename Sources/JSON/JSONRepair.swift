/// Mends what other programs write although it is not JSON, and what jansson refuses for good reasons of its own.
///
/// A signed webhook that cannot be read would be sent again for days. Of what was seen to go wrong, this can be mended
/// without guessing:
/// - a `\ud83d` without its other half, when an emoji was cut in two: becomes `\ufffd`
/// - `\u0000` in a string: becomes `\ufffd`
/// - bytes in a string that are not UTF-8: become U+FFFD
/// - a whole number that does not fit 64 bits, or a real that does not fit a double: becomes a string of the same
///   characters
///
/// Nothing else is touched: a document that is broken in another way stays broken.
package enum JSONRepair {
    /// Mends a document in one pass.
    ///
    /// - Returns: The mended document, or `nil` when there is nothing to mend. It need not be JSON.
    package static func repair(_ bytes: [UInt8]) -> [UInt8]? {
        var pass = RepairPass(bytes)
        return pass.run()
    }
}

/// One pass over a document: what is good is copied in long pieces, each time that something is replaced.
private struct RepairPass {
    private static let replacementEscape = Array("\\ufffd".utf8)
    private static let replacementCharacter = Array("\u{FFFD}".utf8)

    private let bytes: [UInt8]
    private var offset = 0
    private var output: [UInt8] = []
    /// How much of the input the output stands for.
    private var done = 0

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    mutating func run() -> [UInt8]? {
        while offset < bytes.count {
            let byte = bytes[offset]
            if byte == ASCII.quote {
                repairString()
            } else if ASCII.isPunctuation(byte) || ASCII.isWhitespace(byte) {
                offset += 1
            } else {
                repairWord()
            }
        }
        guard done > 0 else { return nil }
        output.append(contentsOf: bytes[done...])
        return output
    }

    /// Replaces the next `length` bytes.
    private mutating func replace(_ length: Int, with replacement: [UInt8]) {
        output.append(contentsOf: bytes[done..<offset])
        output.append(contentsOf: replacement)
        offset += length
        done = offset
    }

    private mutating func repairWord() {
        let start = offset
        var end = offset + 1
        while end < bytes.count, !ASCII.isPunctuation(bytes[end]), !ASCII.isWhitespace(bytes[end]) {
            end += 1
        }
        guard
            let number = JSONNumber(in: bytes, at: start, limit: end),
            number.end == end,
            !number.fits(in: bytes, from: start)
        else {
            offset = end
            return
        }
        replace(end - start, with: [ASCII.quote] + bytes[start..<end] + [ASCII.quote])
    }

    private mutating func repairString() {
        offset += 1
        while offset < bytes.count {
            switch bytes[offset] {
            case ASCII.quote:
                offset += 1
                return
            case ASCII.backslash:
                repairEscape()
            case 0x00...0x7F:
                offset += 1
            default:
                switch UTF8Sequence(in: bytes, at: offset) {
                case .valid(_, let length): offset += length
                case .invalid(let length): replace(length, with: Self.replacementCharacter)
                }
            }
        }
    }

    private mutating func repairEscape() {
        guard let unit = JSONEscape.codeUnit(in: bytes, at: offset) else {
            // `\"` and `\\` end here; before a byte that is not ASCII only the backslash does.
            let isPair = offset + 1 < bytes.count && bytes[offset + 1] < 0x80
            offset += isPair ? 2 : 1
            return
        }
        if UTF16.isLeadSurrogate(unit), let next = JSONEscape.codeUnit(in: bytes, at: offset + JSONEscape.length),
            UTF16.isTrailSurrogate(next)
        {
            offset += 2 * JSONEscape.length
        } else if unit == 0 || UTF16.isSurrogate(unit) {
            replace(JSONEscape.length, with: Self.replacementEscape)
        } else {
            offset += JSONEscape.length
        }
    }
}
