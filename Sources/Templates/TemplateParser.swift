/// Reads a template's source into segments; one pass, no recursion.
struct TemplateParser {
    /// How deep sections may stand within each other.
    static let maximumNesting = 32
    /// After so many problems the rest is not looked for: whoever has a hundred has one cause.
    static let maximumProblems = 100

    private let source: String
    private var segments: [Template.Segment] = []
    private var references: [Template.Reference] = []
    private var partials: [Template.PartialReference] = []
    private var problems: [TemplateProblem] = []
    private var open: [OpenSection] = []
    private var saidTooDeep = false

    /// A section whose end has not come yet.
    private struct OpenSection {
        let name: String
        let isOn: Bool
        /// Its segment, whose end is filled in later.
        let segment: Int
        let tag: Range<Int>
    }

    init(_ source: String) {
        self.source = source
    }

    mutating func parse() -> TemplateParse {
        var rest = source[...]
        while problems.count < Self.maximumProblems, let start = Self.find("{{", in: rest) {
            appendText(rest[..<start])
            rest = readTag(rest[start...])
        }
        appendText(rest)
        for section in open where problems.count < Self.maximumProblems {
            report(
                "this section is never closed",
                help: "write {{/\(section.name)}} where it ends",
                section.tag
            )
        }
        problems.sort { $0.range.lowerBound < $1.range.lowerBound }
        let template = Template(segments: segments, references: references, partials: partials)
        return TemplateParse(template: problems.isEmpty ? template : nil, problems: problems)
    }

    /// Reads the tag at the beginning of a text; gives what follows it.
    private mutating func readTag(_ text: Substring) -> Substring {
        let inside = text.utf8.index(text.startIndex, offsetBy: 2)
        let content = text[inside...]
        if content.utf8.first == UInt8(ascii: "{") { return refuseTripleBraces(text) }
        let isComment = content.unicodeScalars.first { !$0.isSpace } == "!"
        let close = Self.find("}}", in: content)
        // A tag that holds the beginning of another one was not closed; a comment may hold anything.
        let limit = isComment ? nil : Self.find("{{", in: content[..<(close ?? content.endIndex)])
        guard let close, limit == nil else {
            report(
                "this {{ has no }}",
                help: "close it, as in {{name}}",
                range(text.startIndex..<inside)
            )
            return text[(limit ?? inside)...]
        }
        let end = text.utf8.index(close, offsetBy: 2)
        take(TemplateTag(content[..<close]), tag: range(text.startIndex..<end))
        return text[end...]
    }

    private mutating func refuseTripleBraces(_ text: Substring) -> Substring {
        let braces = text.utf8.prefix { $0 == UInt8(ascii: "{") }
        let after = text[braces.endIndex...]
        var end = after.startIndex
        if let close = Self.find("}}", in: after), Self.find("{{", in: after[..<close]) == nil {
            end = text.utf8[close...].prefix { $0 == UInt8(ascii: "}") }.endIndex
        }
        report(
            "there are more than two braces in a row",
            help: "write {{name}} with two: texts are never escaped, so three are not needed",
            range(text.startIndex..<end)
        )
        return text[end...]
    }

    private mutating func take(_ tag: TemplateTag, tag place: Range<Int>) {
        switch tag {
        case .comment: break
        case .refused(let message, let help): report(message, help: help, place)
        case .variable(let name):
            refer(to: name, .variable)
            segments.append(.variable(String(name.text)))
        case .partial(let name):
            partials.append(.init(name: String(name.text), range: range(of: name)))
            segments.append(.partial(String(name.text)))
        case .section(let name): beginSection(name, isOn: true, place)
        case .inverted(let name): beginSection(name, isOn: false, place)
        case .end(let name): endSection(String(name.text), place)
        }
    }

    private mutating func refer(to name: TemplateName, _ kind: Template.Reference.Kind) {
        // Beyond the limit nothing is kept but the stack, which the closing tags need.
        if saidTooDeep { return }
        let text = String(name.text)
        let isGuarded = open.contains { $0.isOn && $0.name == text }
        references.append(.init(name: text, kind: kind, isGuarded: isGuarded, range: range(of: name)))
    }

    private mutating func beginSection(_ name: TemplateName, isOn: Bool, _ place: Range<Int>) {
        if open.count >= Self.maximumNesting, !saidTooDeep {
            saidTooDeep = true
            report("more than \(Self.maximumNesting) sections stand within each other here", help: nil, place)
        }
        refer(to: name, isOn ? .section : .inverted)
        let text = String(name.text)
        open.append(OpenSection(name: text, isOn: isOn, segment: segments.count, tag: place))
        segments.append(.section(text, isOn: isOn, end: segments.count + 1))
    }

    private mutating func endSection(_ name: String, _ place: Range<Int>) {
        guard let match = open.lastIndex(where: { $0.name == name }) else {
            let help = open.last.map { "the section that is open here is closed by {{/\($0.name)}}" }
            report(
                "this closes a section that was not opened",
                help: help ?? "write {{#\(name)}} where it begins",
                place
            )
            return
        }
        for section in open[(match + 1)...] where problems.count < Self.maximumProblems {
            report(
                "this section is not closed before {{/\(name)}}",
                help: "write {{/\(section.name)}} before {{/\(name)}}: sections do not overlap",
                section.tag
            )
        }
        let section = open[match]
        segments[section.segment] = .section(section.name, isOn: section.isOn, end: segments.count)
        open.removeSubrange(match...)
    }

    private mutating func appendText(_ text: Substring) {
        if !text.isEmpty { segments.append(.text(String(text))) }
    }

    private mutating func report(_ message: String, help: String?, _ range: Range<Int>) {
        problems.append(TemplateProblem(message: message, help: help, range: range))
    }

    private func range(_ indices: Range<String.Index>) -> Range<Int> {
        let start = source.utf8.distance(from: source.startIndex, to: indices.lowerBound)
        return start..<(start + source.utf8.distance(from: indices.lowerBound, to: indices.upperBound))
    }

    private func range(of name: TemplateName) -> Range<Int> {
        range(name.text.startIndex..<name.text.endIndex)
    }

    /// The first place of two equal ASCII characters, such as `{{`, in a text.
    ///
    /// Looks at bytes: a brace that a combining mark follows is another `Character`.
    private static func find(_ pair: StaticString, in text: Substring) -> String.Index? {
        let wanted = pair.utf8Start.pointee
        var index = text.startIndex
        while let found = text.utf8[index...].firstIndex(of: wanted) {
            let next = text.utf8.index(after: found)
            guard next < text.endIndex else { return nil }
            if text.utf8[next] == wanted { return found }
            index = next
        }
        return nil
    }
}
