import Templates

/// A text to send, with its variables still to be filled in, and where it is written.
package struct TemplateText: Sendable {
    /// The parsed template.
    let template: Template
    /// Where it stands, for diagnostics.
    let place: Place

    /// Reads and parses a text.
    static func decode(_ node: Node, _ problems: Problems) -> TemplateText? {
        guard let text = node.filledText(problems) else { return nil }
        let parsed = Template.parse(text)
        for problem in parsed.problems {
            problems.error(.badTemplate, at: .slice(node.place, problem.range), problem.message, help: problem.help)
        }
        guard parsed.problems.isEmpty, let template = parsed.template else { return nil }
        return TemplateText(template: template, place: node.place)
    }
}
