package import Messaging
import Templates
import TextMatch

/// A checked, compiled, immutable set of rules: the answer to "what do we say to this?".
///
/// Pure: an event, facts and randomness in, a decision out. It holds no clock and does no input or output, so the same
/// message gets the same answer in the server, in a test and in `replyd try`.
package struct RuleSet: Sendable {
    /// The hash of the files that it was made from.
    package let sha256: String
    /// Whose rules these are.
    package let business: Business
    /// How the AI model is asked; `nil` when the files have no `ai` block.
    package let ai: AISettings?
    /// How conversations are held.
    package let conversation: ConversationSettings
    /// What the accounts show beside the conversation; `nil` where the files do not say.
    package let profile: AccountProfile?
    /// The enabled rules in the order in which they are asked: all files' `rules`, then all files' `otherwise`.
    let rules: [Rule]
    /// Picks the rules that are worth asking.
    let index: RuleIndex
    /// What is sent when the AI model fails.
    let onError: TemplateText?
    /// What every template may use: snippets and defaults.
    let renderer: TemplateRenderer

    /// Whether regexes run as machine code.
    ///
    /// Where the system forbids that, they are slower by a factor of ten.
    package static var compilesRegexes: Bool { FoldedRegex.jitAvailable }

    /// The clock of the business: its time zone, language and opening hours.
    package var clock: BusinessClock { renderer.clock }
    /// The number of enabled rules.
    package var ruleCount: Int { rules.count }
    /// The ids of the enabled rules, in the order in which they are asked.
    package var ruleIDs: [String] { rules.map(\.id) }

    /// Decides what to answer: the first rule whose conditions all hold, and those after it while they say `continue`.
    ///
    /// - Parameters:
    ///   - event: The message. One that is marked as ignored is never answered.
    ///   - circumstances: The moment and the contact.
    ///   - generator: Where `pick` takes its chance from.
    /// - Returns: The answers; none when no rule matches.
    package func decide(
        _ event: InboundEvent,
        in circumstances: Circumstances,
        using generator: inout some RandomNumberGenerator
    ) -> Decision {
        decide(event, in: circumstances, trial: nil, using: &generator)
    }

    /// Decides about an example, or about a message that really came where there is no trial.
    func decide(
        _ event: InboundEvent,
        in circumstances: Circumstances,
        trial: Trial?,
        using generator: inout some RandomNumberGenerator
    ) -> Decision {
        let scratch = index.scratches.take()
        defer { index.scratches.giveBack(scratch) }
        guard let press = press(in: event, circumstances) else {
            var subject = Subject(event, in: circumstances, trial: trial, index, scratch)
            return decide(&subject, scratch, using: &generator)
        }
        var subject = Subject(event.pressing(press), in: circumstances, trial: trial, index, scratch)
        var decision = decide(&subject, scratch, using: &generator)
        decision.press = press
        return decision
    }

    /// Decides like `decide(_:in:using:)`, and says of each rule why it answered or not.
    package func explain(
        _ event: InboundEvent,
        in circumstances: Circumstances,
        using generator: inout some RandomNumberGenerator
    ) -> Explanation {
        let press = press(in: event, circumstances)
        return withSubject(press.map(event.pressing) ?? event, in: circumstances, trial: nil) { subject, scratch in
            var decision = decide(&subject, scratch, using: &generator)
            decision.press = press
            return Explanation(
                decision: decision,
                folded: subject.text()?.folded ?? "",
                trace: trace(of: decision, for: &subject)
            )
        }
    }

    /// What of the last menu a message means.
    private func press(in event: InboundEvent, _ circumstances: Circumstances) -> SentMenu.Choice? {
        MenuAnswer.choice(in: event, menu: circumstances.contact.lastMenu, now: circumstances.now)
    }

    /// Runs a function with a message made ready for all rules.
    func withSubject<Result>(
        _ event: InboundEvent,
        in circumstances: Circumstances,
        trial: Trial?,
        _ body: (inout Subject, DecisionScratch) -> Result
    ) -> Result {
        let scratch = index.scratches.take()
        defer { index.scratches.giveBack(scratch) }
        var subject = Subject(event, in: circumstances, trial: trial, index, scratch)
        return body(&subject, scratch)
    }

    /// What is sent when the AI model gives no answer: the `ai` block's `on_error`.
    ///
    /// Empty when there is none. Times are told from the moment, in milliseconds since 1970-01-01 UTC.
    package func onErrorReplies(to event: InboundEvent, at now: Int64) -> [Reply] {
        guard let onError else { return [] }
        let values = renderer.values(for: event, at: now, captures: nil, in: [onError])
        return split(renderer.render(onError, values), for: event.platform)
    }

    /// Cuts a text, such as an AI model's answer, into messages that the platform takes.
    ///
    /// An empty text gives none.
    package func split(_ text: String, for platform: Platform) -> [Reply] {
        TextSplitter.split(text, limits: .of(platform)).map(Reply.text)
    }
}
