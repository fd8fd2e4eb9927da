import Testing

@testable import JSON

/// Checks what a person would be shown about a broken document: code and place, line, caret, message, help.
func expectProblem(in text: String, _ expected: String, sourceLocation: SourceLocation = #_sourceLocation) {
    expectProblem(in: Array(text.utf8), expected, sourceLocation: sourceLocation)
}

/// Checks what a person would be shown about a broken document that is not text.
func expectProblem(in bytes: [UInt8], _ expected: String, sourceLocation: SourceLocation = #_sourceLocation) {
    #expect(renderedProblem(in: bytes) == expected, sourceLocation: sourceLocation)
    #expect(throws: JSONSyntaxError.self, sourceLocation: sourceLocation) {
        try JSONValue.parse(bytes, duplicateKeys: .refuse)
    }
}

/// An empty range shows as one caret; a range of several lines is underlined on its first line; a tab shows as `→`.
func renderedProblem(in bytes: [UInt8]) -> String {
    let source = JSONSource(bytes)
    guard let problem = source.syntaxProblem() else { return "no problem" }
    let start = problem.range.start
    let end = problem.range.end
    let line = source.line(start.line).replacing("\t", with: "→")
    let endOnLine = start.line == end.line ? end.column : line.unicodeScalars.count + 1
    var lines = [
        "\(problem.code) \(start.line):\(start.column)-\(end.line):\(end.column)",
        line.isEmpty ? "|" : "| \(line)",
        "| " + String(repeating: " ", count: start.column - 1)
            + String(repeating: "^", count: max(1, endOnLine - start.column)),
        problem.message,
        "Help: \(problem.help)",
    ]
    if let related = problem.related {
        lines.append("See \(related.start.line):\(related.start.column)-\(related.end.line):\(related.end.column)")
    }
    return lines.joined(separator: "\n")
}
