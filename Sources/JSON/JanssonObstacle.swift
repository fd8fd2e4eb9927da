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
        var isInString = false
        var isEscaped = false
        for (offset, byte) in bytes.enumerated() {
            if byte == 0 {
                return JanssonObstacle(code: .nulCharacter, message: "NUL byte", offset: offset)
            }
            if isEscaped {
                isEscaped = false
            } else if byte == ASCII.quote {
                isInString.toggle()
            } else if isInString {
                isEscaped = byte == ASCII.backslash
            } else if byte == ASCII.comma {
                values += 1
            } else if byte == ASCII.openBrace || byte == ASCII.openBracket {
                depth += 1
                values += 1
                if depth > limits.depth {
                    return JanssonObstacle(
                        code: .tooDeep,
                        message: "nested more than \(limits.depth) levels deep",
                        offset: offset
                    )
                }
            } else if byte == ASCII.closeBrace || byte == ASCII.closeBracket {
                depth -= 1
            }
            if values > limits.values {
                return JanssonObstacle(
                    code: .tooManyValues,
                    message: "more than \(limits.values) values",
                    offset: offset
                )
            }
        }
        return nil
    }
}
