import Messaging

/// `payload`: the id of the button, postback or quick reply that was pressed.
///
/// Compared byte for byte: a payload is written by the business, not by a person, so nothing is folded.
struct PayloadCondition: Condition {
    static let term = Term(
        "payload",
        "The id of the button that was pressed; PRICE_* means every id that begins with PRICE_."
    )

    /// A payload, or the beginning of one.
    struct Pattern: Sendable {
        let written: String
        private let prefix: String?

        init(_ written: String) {
            self.written = written
            prefix = written.hasSuffix("*") ? String(written.dropLast()) : nil
        }

        func matches(_ payload: String) -> Bool {
            guard let prefix else { return payload.utf8.elementsEqual(written.utf8) }
            return payload.utf8.starts(with: prefix.utf8)
        }
    }

    let patterns: [Pattern]

    static func decode(_ node: Node, _ context: LoadContext) -> Self? {
        let texts = node.oneOrMore(context.problems) { item -> String? in
            guard let text = item.text(context.problems) else { return nil }
            guard !text.isEmpty else {
                context.problems.error(.emptyText, at: .value(item.place), "an empty payload matches no button")
                return nil
            }
            return text
        }
        return texts.map { Self(patterns: $0.map(Pattern.init)) }
    }

    func holds(for subject: inout Subject) -> Bool {
        guard let payload = subject.event.payload else { return false }
        return patterns.contains { $0.matches(payload) }
    }

    func failure(for subject: inout Subject) -> String {
        guard let payload = subject.event.payload else {
            return "payload: wanted \(wanted), the message is not a button press"
        }
        return "payload: wanted \(wanted), the button says \(Quote.message(payload))"
    }

    var summary: String { "payload \(wanted)" }

    private var wanted: String { patterns.map(\.written).joined(separator: " or ") }
}
