import Messaging

/// `payload`: the id of the button, postback or quick reply that was pressed.
///
/// Compared byte for byte: a payload is written by the business, not by a person, so nothing is folded.
struct PayloadCondition: Condition {
    static let term = Term(
        "payload",
        "The id of the button that was pressed; PRICE_* means every id that begins with PRICE_.",
        .oneOrMore(.text)
    )

    let patterns: [Glob]

    static func decode(_ node: Node, _ context: LoadContext) -> Self? {
        node.globs(context.problems).map(Self.init)
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

    var trigger: Trigger? {
        let payloads = patterns.compactMap(\.exact)
        return payloads.count == patterns.count ? Trigger(payloads: payloads) : nil
    }

    var alternatives: [Alternative] {
        patterns.map { pattern in
            Alternative(label: "payload \(pattern.written)", isVeto: false) { subject in
                subject.event.payload.map(pattern.matches) ?? false
            }
        }
    }

    private var wanted: String { patterns.map(\.written).joined(separator: " or ") }
}
