/// Something in a document that jansson must not be given.
///
/// - Nesting deeper than the limit: jansson's own limit of 2,048 levels is not ours to set, and it recurses.
/// - A NUL byte: it is never JSON, but jansson forgets one that follows a number or a word, and would accept the rest.
struct JanssonObstacle {
    let code: JSONSyntaxError.Code
    let message: String
    /// Where it stands, in bytes.
    let offset: Int

    /// Finds the first obstacle in one quick pass that knows strings and brackets and nothing else.
    ///
    /// Up to the first syntax error it counts levels exactly as a parser does; behind that error it may be wrong, which
    /// is why the parser looks at what stands before the obstacle.
    static func first(in bytes: UnsafeRawBufferPointer, maximumDepth: Int) -> JanssonObstacle? {
        var depth = 0
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
            } else if byte == ASCII.openBrace || byte == ASCII.openBracket {
                depth += 1
                if depth > maximumDepth {
                    return JanssonObstacle(
                        code: .tooDeep,
                        message: "nested more than \(maximumDepth) levels deep",
                        offset: offset
                    )
                }
            } else if byte == ASCII.closeBrace || byte == ASCII.closeBracket {
                depth -= 1
            }
        }
        return nil
    }
}
