extension Template {
    /// How deep templates may include each other.
    ///
    /// `PartialCycle` refuses circles when rules are loaded; this holds where it was not asked.
    package static let maximumPartialDepth = 64
    /// The most segments that one text may take: templates that include each other twice on each of many levels need
    /// time without writing anything.
    package static let maximumSteps = 20_000

    /// The text with its values filled in; one pass, in which no value is ever read as a template.
    ///
    /// - Parameters:
    ///   - values: what variables and sections are about; a missing value writes nothing.
    ///   - partials: the templates that may be included; a missing one writes nothing.
    ///   - maximumLength: the most that is written, in bytes of UTF-8. The text ends after the last whole character that
    ///     fits, and nothing more is looked at.
    /// - Returns: the text, which is empty where nothing was to be written.
    package func render(
        _ values: TemplateValues,
        partials: [String: Template] = [:],
        maximumLength: Int = 65_536
    ) -> String {
        var output = CappedText(maximumLength: maximumLength)
        // Templates that wait for an included one to end, as places to go on at. No recursion, so that depth costs
        // nothing but this list.
        var waiting: [(segments: [Segment], next: Int)] = []
        var current = segments
        var index = 0
        var steps = 0
        while steps < Self.maximumSteps {
            guard index < current.count else {
                guard let outer = waiting.popLast() else { break }
                (current, index) = (outer.segments, outer.next)
                continue
            }
            steps += 1
            let segment = current[index]
            index += 1
            switch segment {
            case .text(let text):
                if !output.append(text) { return output.text }
            case .variable(let name):
                if let value = values[name], !output.append(value) { return output.text }
            case .section(let name, let isOn, let end):
                if (values[name]?.isEmpty == false) != isOn { index = end }
            case .partial(let name):
                guard let partial = partials[name], waiting.count < Self.maximumPartialDepth else { continue }
                waiting.append((current, index))
                (current, index) = (partial.segments, 0)
            }
        }
        return output.text
    }
}

/// A text that grows up to a limit.
private struct CappedText {
    private(set) var text = ""
    private var remaining: Int

    init(maximumLength: Int) {
        remaining = max(0, maximumLength)
    }

    /// Appends as many whole characters as fit; `false` when that were not all.
    mutating func append(_ piece: String) -> Bool {
        let length = piece.utf8.count
        if length <= remaining {
            remaining -= length
            text += piece
            return true
        }
        for character in piece {
            let length = character.utf8.count
            guard length <= remaining else { break }
            remaining -= length
            text.append(character)
        }
        remaining = 0
        return false
    }
}
