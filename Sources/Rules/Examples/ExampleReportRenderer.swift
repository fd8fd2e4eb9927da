package import JSON

/// Writes down what became of examples: for people, or for programs.
package struct ExampleReportRenderer: Sendable {
    /// The width of lines for people, in characters.
    private static let width = 80

    private let report: ExampleReport

    /// Creates a renderer.
    package init(_ report: ExampleReport) {
        self.report = report
    }

    /// How many examples failed.
    package var failureCount: Int { report.outcomes.count { $0.failure != nil } }

    /// The failures, then what the examples leave untried, then a summary; every line ends in a line end.
    package var text: String {
        var lines: [String] = []
        for outcome in report.outcomes {
            guard let failure = outcome.failure else { continue }
            let must = outcome.expectsMatch ? "must answer" : "must not answer"
            lines.append("✗ \(outcome.rule) \(must) \(outcome.example)")
            lines += Self.wrapped(failure, indent: "    ")
            lines += ["    \(outcome.file):\(outcome.line):\(outcome.column)", ""]
        }
        let untried = report.coverage.filter { $0.exampleCount > 0 && !$0.untried.isEmpty }
        if !untried.isEmpty {
            lines.append("No example shows:")
            for coverage in untried {
                lines += Self.wrapped("\(coverage.rule): \(coverage.untried.joined(separator: ", "))", indent: "  ")
            }
            lines.append("")
        }
        let bare = report.coverage.filter { $0.exampleCount == 0 }.map(\.rule)
        if !bare.isEmpty {
            lines.append("Rules without examples:")
            lines += Self.wrapped(bare.joined(separator: ", "), indent: "  ")
            lines.append("")
        }
        lines.append(summary)
        return lines.map { $0 + "\n" }.joined()
    }

    private var summary: String {
        let count = report.outcomes.count
        let examples = "\(count) example\(count == 1 ? "" : "s")"
        let covered = report.coverage.count { $0.exampleCount > 0 }
        let rules = "\(covered) of \(report.coverage.count) rules have examples"
        return failureCount == 0
            ? "\(examples) passed; \(rules)" : "\(failureCount) of \(examples) failed; \(rules)"
    }

    /// One object for each example, then one for each rule.
    package var json: [JSONValue] {
        report.outcomes.map { outcome in
            [
                "rule": .string(outcome.rule),
                "expects": .string(outcome.expectsMatch ? "match" : "no_match"),
                "example": .string(outcome.example),
                "passed": .bool(outcome.failure == nil),
                "reason": outcome.failure.map(JSONValue.string) ?? .null,
                "answered_by": outcome.answeredBy.map(JSONValue.string) ?? .null,
                "file": .string(outcome.file),
                "line": .integer(Int64(outcome.line)),
                "column": .integer(Int64(outcome.column)),
            ]
        }
            + report.coverage.map { coverage in
                [
                    "rule": .string(coverage.rule),
                    "examples": .integer(Int64(coverage.exampleCount)),
                    "untried": .array(coverage.untried.map(JSONValue.string)),
                ]
            }
    }

    /// A text in lines that fit, broken at spaces; a word that is longer than a line stands alone.
    private static func wrapped(_ text: String, indent: String) -> [String] {
        var lines: [String] = []
        var line = ""
        for word in text.split(separator: " ") {
            if !line.isEmpty, indent.count + line.count + 1 + word.count > width {
                lines.append(indent + line)
                line = String(word)
            } else {
                line += (line.isEmpty ? "" : " ") + word
            }
        }
        if !line.isEmpty { lines.append(indent + line) }
        return lines
    }
}
