import Messaging
import Templates
import TextMatch

/// Fills in templates: with the message, with what patterns cut out of it, and with defaults for what is absent.
struct TemplateRenderer: Sendable {
    /// The most that one template may become, in bytes of UTF-8.
    ///
    /// Longer than any platform takes many times over.
    static let maximumLength = 65_536

    /// The snippets, by name.
    let snippets: [String: Template]
    /// Texts for absent variables, by the variable's name.
    let defaults: [String: String]
    /// The names of the business's accounts, by their ids.
    var accountNames: [String: String] = [:]

    /// The values that templates see for a message.
    ///
    /// A capture hides a variable of the same name.
    func values(for event: InboundEvent, captures: RegexCaptures?) -> TemplateValues {
        var values = defaults
        for variable in EventVariable.allCases {
            if let value = variable.value(for: event, accountNames: accountNames) { values[variable.rawValue] = value }
        }
        if let captures {
            for (index, value) in captures.numbered.enumerated() {
                if let value { values["match.\(index)"] = value }
            }
            values.merge(captures.named) { _, capture in capture }
        }
        return TemplateValues(values)
    }

    /// The finished text.
    func render(_ text: TemplateText, _ values: TemplateValues) -> String {
        text.template.render(values, partials: snippets, maximumLength: Self.maximumLength)
    }
}
