/// Something in a document that jansson must not be given.
///
/// - Nesting deeper than the limit: jansson's own limit of 2,048 levels is not ours to set, and it recurses.
/// - More values than ``JSONValue/greatestValueCount``: jansson takes hundreds of bytes for each.
/// - A NUL byte: it is never JSON, but jansson forgets one that follows a number or a word, and would accept the rest.
struct JanssonObstacle {
    let code: JSONSyntaxError.Code
    let message: String
    /// Where it stands, in bytes.
    let offset: Int

    /// Finds the first obstacle in one quick pass that knows strings, brackets and commas and nothing else.
    ///
    /// Up to the first syntax error it counts exactly as a parser does; behind that error it may be wrong, which
    /// is why the parser looks at what stands before the obstacle.
    static func first(in bytes: UnsafeRawBufferPointer, limits: DocumentLimits) -> JanssonObstacle? {
        var depth = 0
        var values = 0
        var offset = 0
        while offset < bytes.count {
            switch bytes[offset] {
            case 0: return nulByte(at: offset)
            case ASCII.quote: if let nul = skipString(in: bytes, from: &offset) { return nulByte(at: nul) }
            case ASCII.comma: values += 1
            case ASCII.openBrace, ASCII.openBracket:
                depth += 1
                values += 1
                if depth > limits.depth {
                    return JanssonObstacle(
                        code: .tooDeep,
                        message: "nested more than \(limits.depth) levels deep",
                        offset: offset
                    )
                }
            case ASCII.closeBrace, ASCII.closeBracket: depth -= 1
            default: break
            }
            if values > limits.values {
                return JanssonObstacle(
                    code: .tooManyValues,
                    message: "more than \(limits.values) values",
                    offset: offset
                )
            }
            offset += 1
        }
        return nil
    }

    /// Moves from the quote that opens a string to the one that closes it; gives the place of a NUL byte before that.
    private static func skipString(in bytes: UnsafeRawBufferPointer, from offset: inout Int) -> Int? {
        offset += 1
        while offset < bytes.count, bytes[offset] != ASCII.quote {
            // What is escaped is not looked at, but for a NUL.
            if bytes[offset] == ASCII.backslash, offset + 1 < bytes.count { offset += 1 }
            if bytes[offset] == 0 { return offset }
            offset += 1
        }
        return nil
    }

    private static func nulByte(at offset: Int) -> JanssonObstacle {
        JanssonObstacle(code: .nulCharacter, message: "NUL byte", offset: offset)
    }
}
