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
    let accountNames: [String: String]
    /// What tells the time.
    let clock: BusinessClock
    /// Whether any snippet tells the time.
    private let snippetsTellTime: Bool

    init(
        snippets: [String: Template],
        defaults: [String: String],
        accountNames: [String: String],
        clock: BusinessClock
    ) {
        self.snippets = snippets
        self.defaults = defaults
        self.accountNames = accountNames
        self.clock = clock
        snippetsTellTime = snippets.values.contains(where: Self.tellsTime)
    }

    /// The values that these texts, and the snippets in them, see for a message.
    ///
    /// A capture hides a variable of the same name. Times are worked out only for texts that tell them.
    func values(
        for event: InboundEvent,
        at now: Int64,
        captures: RegexCaptures?,
        in texts: [TemplateText]
    ) -> TemplateValues {
        var values = defaults
        for variable in EventVariable.allCases {
            if let value = variable.value(for: event, accountNames: accountNames) { values[variable.rawValue] = value }
        }
        if texts.contains(where: { Self.tellsTime($0.template) || snippetsTellTime && !$0.template.partials.isEmpty }) {
            for variable in ClockVariable.allCases {
                if let value = variable.value(at: now, on: clock) { values[variable.rawValue] = value }
            }
        }
        if let captures {
            for (index, value) in captures.numbered.enumerated() {
                if let value { values["match.\(index)"] = value }
            }
            values.merge(captures.named) { _, capture in capture }
        }
        return TemplateValues(values)
    }

    private static func tellsTime(_ template: Template) -> Bool {
        template.references.contains { ClockVariable(rawValue: $0.name) != nil }
    }

    /// The finished text.
    func render(_ text: TemplateText, _ values: TemplateValues) -> String {
        text.template.render(values, partials: snippets, maximumLength: Self.maximumLength)
    }
}
