import Conversations
import JSON
import Messaging
import Rules
import Secrets

extension EventReport {
    /// The report as a block of lines: who wrote what, which rule answered, the reply, and what would be posted where.
    ///
    /// Whatever a customer wrote is shown with its control characters escaped, so that it cannot play with a terminal.
    package var text: String {
        var lines = [Self.rule(headline), contentLine]
        if let explanation {
            if explanation.folded != (event.text ?? ""), !explanation.folded.isEmpty {
                lines.append(Self.line("folded", explanation.folded))
            }
            lines += Self.traceLines(explanation.trace.filter(\.wasAsked))
            let unasked = explanation.trace.count { !$0.wasAsked }
            if unasked > 0 {
                lines.append(Self.line("·", "(\(unasked) below \(unasked == 1 ? "was" : "were") not asked)"))
            }
        }
        lines += decisionLines
        for request in requests {
            lines.append(Self.line("would", "\(request.method) \(request.url)"))
            lines.append(Self.line("", request.body.serialized()))
        }
        return lines.map { $0 + "\n" }.joined()
    }

    /// How many rules that did not answer are shown: the last ones, nearest to the one that did.
    private static let maximumFailures = 40

    private static func traceLines(_ asked: [Explanation.TraceEntry]) -> [String] {
        let hidden = max(asked.count { !$0.matched } - maximumFailures, 0)
        var passed = 0
        var lines = hidden == 0 ? [] : [line("·", "(\(hidden) before these did not match; --json shows all)")]
        for entry in asked {
            if !entry.matched { passed += 1 }
            guard entry.matched || passed > hidden else { continue }
            lines.append(wrapped(entry.matched ? "✓" : "·", [entry.rule, entry.failed].joinedForReading))
        }
        return lines
    }

    private var headline: String {
        let kind = event.type.map(\.rawValue) ?? event.kind.rawValue
        let who = [event.name, event.contact.map { event.name == nil ? $0 : "(\($0))" }].compactMap(\.self)
        let from = who.isEmpty ? "" : " · from \(who.joined(separator: " "))"
        return LogEscaping.escaped("\(event.platform.rawValue) · \(kind)\(from)")
    }

    private var contentLine: String {
        var parts: [String] = []
        if let text = event.text { parts.append("“\(text)”") }
        if let payload = event.payload { parts.append("payload \(payload)") }
        return Self.line("message", parts.isEmpty ? "(no text)" : parts.joined(separator: ", "))
    }

    private var decisionLines: [String] {
        if let ignored = event.ignored {
            return [Self.line("rule", "none was asked: \(ignored.explanation)")]
        }
        guard let record, !record.steps.isEmpty else {
            return [Self.line("rule", "none answers: nothing is sent")]
        }
        return record.steps.flatMap { step in [Self.line("rule", step.rule)] + Self.lines(for: step.outcome) }
    }

    private static func lines(for outcome: DecisionRecord.Outcome) -> [String] {
        switch outcome {
        case .reply(let replies):
            return replies.isEmpty ? [line("reply", "(empty: nothing is sent)")] : replies.flatMap(lines(for:))
        case .ai(let question, .notAsked, _):
            return [line("ai", "would ask \(question.model)")]
        case .ai(_, _, let replies):
            return replies.flatMap(lines(for:))
        case .silent:
            return [line("silent", "nothing is sent, on purpose")]
        case .handoff:
            return [line("handoff", "nothing is sent: the conversation changes hands")]
        }
    }

    private static func lines(for reply: Reply) -> [String] {
        switch reply {
        case .text(let text): [line("reply", text)]
        case .media(let media): [line("reply", text(of: media))]
        case .buttons(let message): [line("reply", message.asText)]
        case .list(let message): [line("reply", message.asText)]
        case .template(let template): [line("reply", "(the template \(template.name))")]
        case .reaction(let emoji, _): [line("reply", "(the reaction \(emoji))")]
        case .publicText(let text): [line("public", text)]
        }
    }

    private static func text(of media: MediaMessage) -> String {
        guard case .file(let path) = media.source else { return media.asText }
        return [media.caption, "(the file \(path))"].compactMap(\.self).joined(separator: "\n")
    }

    /// A label and a text in lines of at most 80 characters, broken at spaces.
    private static func wrapped(_ label: String, _ text: String) -> String {
        var lines: [String] = []
        var current = ""
        for word in text.split(separator: " ", omittingEmptySubsequences: false) {
            if !current.isEmpty, current.count + 1 + word.count > 80 - 11 {
                lines.append(current)
                current = String(word)
            } else {
                current += (current.isEmpty ? "" : " ") + word
            }
        }
        return line(label, (lines + [current]).joined(separator: "\n"))
    }

    /// A label and a text; the text's further lines stand below its first.
    private static func line(_ label: String, _ text: String) -> String {
        let indent = String(repeating: " ", count: 11)
        let padded = "  " + label + String(repeating: " ", count: max(9 - label.count, 1))
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
            .map { LogEscaping.escaped(String($0)) }
        return padded + lines.joined(separator: "\n" + indent)
    }

    private static func rule(_ headline: String) -> String {
        let line = "── \(headline) "
        return line + String(repeating: "─", count: max(80 - line.count, 2))
    }
}

extension [String?] {
    fileprivate var joinedForReading: String { compactMap(\.self).joined(separator: " — ") }
}

extension InboundEvent.IgnoreReason {
    /// The reason in words.
    package var explanation: String {
        switch self {
        case .echo: "it is a message of the business itself"
        case .delivery: "the platform reports a delivery"
        case .read: "the platform reports that messages were read"
        case .status: "WhatsApp reports on a message of ours"
        case .standby: "another app owns this conversation"
        case .ownComment: "it is a comment by the business itself"
        case .commentChange: "a comment was edited, hidden or removed"
        case .group: "it was written in a group"
        case .reactionRemoved: "a reaction was taken back"
        case .messageChange: "a message was edited or unsent"
        case .repeated: "it stands in this webhook before"
        case .noSender: "it names no sender"
        case .notAMessage: "it is not a message"
        }
    }
}
