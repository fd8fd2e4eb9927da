import Messaging

/// `text`: what the message says.
///
/// Captions and button titles count as text; a message without text never matches.
struct TextCondition: Condition {
    static let term = Term(
        "text",
        "Words to look for: a text, a list, or an object with words, contains, equals, starts_with, ends_with, regex, except.",
        .named(.text)
    )

    let matcher: TextMatcher

    static func decode(_ node: Node, _ context: LoadContext) -> Self? {
        TextMatcher.decode(node, context).map(Self.init)
    }

    func holds(for subject: inout Subject) -> Bool {
        guard let text = subject.text() else { return false }
        return matcher.matches(text, &subject)
    }

    func failure(for subject: inout Subject) -> String {
        guard let text = subject.text() else { return "text: wanted \(matcher.summary), the message has no text" }
        return "text: " + matcher.failure(in: text, &subject)
    }

    var summary: String { "text \(matcher.summary)" }

    var trigger: Trigger? { matcher.trigger }

    var alternatives: [Alternative] { matcher.alternatives(isVeto: false) }

    var captures: CaptureNames { matcher.captures }
}
