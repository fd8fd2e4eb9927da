import JSON

/// Writes diagnostics down: for people, for programs, or for the pages of GitHub.
package struct DiagnosticRenderer: Sendable {
    /// The forms that diagnostics can take.
    ///
    /// The raw value is the name that `--format` uses.
    package enum Format: String, Sendable, CaseIterable {
        /// The message, the line of the file, a caret under the place, and the advice.
        case text
        /// One JSON object a line, for each diagnostic.
        case json
        /// GitHub's workflow commands, which show in a pull request beside the line.
        case github
    }

    /// The form.
    package let format: Format
    /// Whether text is coloured; only for terminals.
    package let usesColour: Bool

    /// Creates a renderer.
    package init(_ format: Format, usesColour: Bool = false) {
        self.format = format
        self.usesColour = usesColour
    }

    /// The diagnostics as text, each ending with a line break; empty when there are none.
    package func render(_ diagnostics: [Diagnostic]) -> String {
        switch format {
        case .text: diagnostics.map(text).joined(separator: "\n")
        case .json: diagnostics.map { json($0).serialized() + "\n" }.joined()
        case .github: diagnostics.map { github($0) + "\n" }.joined()
        }
    }

    /// How many errors and warnings there are, in words: `2 errors, 1 warning`.
    package static func summary(of diagnostics: [Diagnostic]) -> String {
        let errors = diagnostics.count { $0.level == .error }
        let warnings = diagnostics.count { $0.level == .warning }
        let parts = [(errors, "error"), (warnings, "warning")].filter { $0.0 > 0 }
            .map { count, noun in
                "\(count) \(noun)\(count == 1 ? "" : "s")"
            }
        return parts.isEmpty ? "no problems" : parts.joined(separator: ", ")
    }

    // MARK: Text

    private func text(_ diagnostic: Diagnostic) -> String {
        let colour =
            switch diagnostic.level {
            case .error: "31"
            case .warning: "33"
            case .note: "36"
            }
        var lines = [
            styled("\(diagnostic.level.rawValue)[\(diagnostic.code)]", "1;\(colour)")
                + styled(": \(printable(diagnostic.message))", "1")
        ]
        let number = String(diagnostic.line)
        let margin = String(repeating: " ", count: number.count)
        if !diagnostic.file.isEmpty {
            let rule = diagnostic.rule.map { "   (rule \"\(Quote.plain($0))\")" } ?? ""
            let place = "\(printable(diagnostic.file)):\(diagnostic.line):\(diagnostic.column)"
            lines.append("\(margin)\(styled("-->", "34")) \(place)\(rule)")
        }
        if let source = diagnostic.sourceLine {
            let before = diagnostic.sourceLineStart - 1
            let end = diagnostic.endLine == diagnostic.line ? diagnostic.endColumn - before : Int.max
            let excerpt = SourceExcerpt(source, start: diagnostic.column - before, end: end)
            let hint = diagnostic.suggestion.map { " did you mean \"\(Quote.plain($0))\"?" } ?? ""
            lines.append("\(margin) \(styled("|", "34"))")
            lines.append("\(styled("\(number) |", "34")) \(excerpt.line)")
            lines.append("\(margin) \(styled("|", "34")) \(styled(excerpt.marks + hint, "1;\(colour)"))")
        } else if let suggestion = diagnostic.suggestion {
            lines.append("\(margin) = did you mean \"\(Quote.plain(suggestion))\"?")
        }
        if let related = diagnostic.related {
            let place = "\(printable(related.file)):\(related.line):\(related.column)"
            lines.append("\(margin) \(styled("=", "34")) \(printable(related.message)): \(place)")
        }
        if let help = diagnostic.help { lines.append("\(margin) \(styled("=", "34")) help: \(printable(help))") }
        return lines.joined(separator: "\n") + "\n"
    }

    private func styled(_ text: String, _ code: String) -> String {
        usesColour ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
    }

    /// What stands in rules files is printed to terminals: nothing in it may command them.
    private func printable(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.map { $0.isUnprintable ? " " : $0 }))
    }

    // MARK: JSON

    private func json(_ diagnostic: Diagnostic) -> JSONValue {
        [
            "code": .string(diagnostic.code),
            "level": .string(diagnostic.level.rawValue),
            "message": .string(diagnostic.message),
            "file": .string(diagnostic.file),
            "line": .integer(Int64(diagnostic.line)),
            "column": .integer(Int64(diagnostic.column)),
            "end_line": .integer(Int64(diagnostic.endLine)),
            "end_column": .integer(Int64(diagnostic.endColumn)),
            "rule": diagnostic.rule.map(JSONValue.string) ?? .null,
            "help": diagnostic.help.map(JSONValue.string) ?? .null,
            "suggestion": diagnostic.suggestion.map(JSONValue.string) ?? .null,
        ]
    }

    // MARK: GitHub

    /// A workflow command.
    ///
    /// Source: GitHub's documentation of workflow commands, setting an error message.
    private func github(_ diagnostic: Diagnostic) -> String {
        var message = diagnostic.message
        if let suggestion = diagnostic.suggestion { message += "; did you mean \"\(suggestion)\"?" }
        if let help = diagnostic.help { message += "\n" + help }
        let properties = [
            ("file", diagnostic.file),
            ("line", String(diagnostic.line)),
            ("endLine", String(diagnostic.endLine)),
            ("col", String(diagnostic.column)),
            ("endColumn", String(diagnostic.endColumn)),
            ("title", diagnostic.code),
        ]
        let written = properties.map { "\($0)=\(escaped($1, separators: true))" }.joined(separator: ",")
        let command = diagnostic.level == .note ? "notice" : diagnostic.level.rawValue
        return "::\(command) \(written)::\(escaped(message, separators: false))"
    }

    private func escaped(_ text: String, separators: Bool) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "%": result += "%25"
            case "\r": result += "%0D"
            case "\n": result += "%0A"
            case ":" where separators: result += "%3A"
            case "," where separators: result += "%2C"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
