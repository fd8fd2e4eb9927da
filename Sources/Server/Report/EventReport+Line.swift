import Conversations
import Messaging
import Secrets

extension EventReport {
    /// The report as one line: who sent what, and which rule says what to it, or why none was asked.
    ///
    /// For a webhook, which may hold a thousand events. Control characters are escaped.
    package var line: String {
        let kind = event.type.map(\.rawValue) ?? event.kind.rawValue
        let who = [event.name, event.contact.map { event.name == nil ? $0 : "(\($0))" }].compactMap(\.self)
        let from = who.isEmpty ? nil : "from \(who.joined(separator: " "))"
        let parts = [event.platform.rawValue, kind, from, content].compactMap(\.self)
        return LogEscaping.escaped("\(parts.joined(separator: " · ")) → \(verdict)")
    }

    private var content: String? {
        let words = event.text.map { "“\($0)”" }
        let payload = event.payload.map { "payload \($0)" }
        let parts = [words, payload, event.details?.summary, event.media?.filename, event.about].compactMap(\.self)
        return parts.isEmpty ? nil : parts.joined(separator: ", ")
    }

    private var verdict: String {
        if let ignored = event.ignored { return "not asked: \(ignored.explanation)" }
        guard let record, !record.steps.isEmpty else { return "no rule answers" }
        return record.steps.map { "\($0.rule): \(Self.words(for: $0.outcome))" }.joined(separator: "; ")
    }

    private static func words(for outcome: DecisionRecord.Outcome) -> String {
        switch outcome {
        case .reply(let replies):
            replies.isEmpty ? "an empty reply" : replies.flatMap(\.words).map { "“\($0)”" }.joined(separator: ", ")
        case .ai(let question, .notAsked, _): "would ask \(question.model)"
        case .ai(_, _, let replies): replies.flatMap(\.words).map { "“\($0)”" }.joined(separator: ", ")
        case .silent: "silent"
        case .handoff: "handoff"
        }
    }
}
