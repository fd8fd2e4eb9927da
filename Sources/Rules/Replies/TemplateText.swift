import Templates

/// A text to send, with its variables still to be filled in, and where it is written.
package struct TemplateText: Sendable {
    /// The parsed template.
    let template: Template
    /// Where it stands, or where the file is named that it stands in.
    let place: Place
    /// The file that it stands in, when that is not the rules file.
    let file: String?

    /// Reads and parses a text.
    static func decode(_ node: Node, _ problems: Problems) -> TemplateText? {
        guard let text = node.filledText(problems) else { return nil }
        return parse(text, at: node.place, file: nil, problems)
    }

    /// Parses a text that stands in a file of its own; the line end that editors put at its end is not a part of it.
    static func decode(_ named: NamedText, _ problems: Problems) -> TemplateText? {
        let text = named.text.last == "\n" ? String(named.text.dropLast()) : named.text
        if !text.hasContent {
            problems.error(.emptyText, at: .value(named.place), "the file \(Quote.message(named.name)) is empty")
            return nil
        }
        return parse(text, at: named.place, file: named.name, problems)
    }

    private static func parse(_ text: String, at place: Place, file: String?, _ problems: Problems) -> TemplateText? {
        let parsed = Template.parse(text)
        for problem in parsed.problems {
            guard let file else {
                problems.error(.badTemplate, at: .slice(place, problem.range), problem.message, help: problem.help)
                continue
            }
            let line = 1 + text.utf8.prefix(problem.range.lowerBound).count { $0 == UInt8(ascii: "\n") }
            let message = "\(Quote.plain(file)), line \(line): \(problem.message)"
            problems.error(.badTemplate, at: .value(place), message, help: problem.help)
        }
        guard parsed.problems.isEmpty, let template = parsed.template else { return nil }
        return TemplateText(template: template, place: place, file: file)
    }

    /// What to underline for a part of the text, in bytes of UTF-8.
    func spot(_ range: Range<Int>) -> Spot {
        file == nil ? .slice(place, range) : .value(place)
    }
}
