package import Logging
package import Messaging
package import Rules

/// The way of one event: is it new and ours, what do the rules say, what does the model say, send.
package struct MessageHandler: Sendable {
    /// What a handler works with: protocols, so that memory, a disk, a dry run and the real network are alike to it.
    package struct Parts: Sendable {
        /// The rules that are live now.
        package let rules: @Sendable () -> RulesGeneration
        /// Which events were worked on already.
        package let ledger: any EventLedger
        /// What is remembered about contacts.
        package let contacts: any ContactStore
        /// The AI model.
        package let answerWriter: any AnswerWriter
        /// Where decisions stand until they are sent.
        package let outbox: any Outbox
        /// Who owns accounts, and who sends.
        package let delivery: Delivery
        /// Chance, for `pick`.
        package let random: @Sendable () -> any RandomNumberGenerator
        /// The time of day, in milliseconds since 1970-01-01 UTC.
        package let now: @Sendable () -> Int64
        /// The time since some fixed moment, on a clock that never goes back.
        package let elapsed: @Sendable () -> Duration
        /// What happened how often.
        package let counts: ActivityCounts

        /// Creates the parts of a handler.
        package init(
            rules: @escaping @Sendable () -> RulesGeneration,
            ledger: any EventLedger,
            contacts: any ContactStore,
            answerWriter: any AnswerWriter,
            outbox: any Outbox,
            delivery: Delivery,
            random: @escaping @Sendable () -> any RandomNumberGenerator,
            now: @escaping @Sendable () -> Int64,
            elapsed: @escaping @Sendable () -> Duration,
            counts: ActivityCounts
        ) {
            self.rules = rules
            self.ledger = ledger
            self.contacts = contacts
            self.answerWriter = answerWriter
            self.outbox = outbox
            self.delivery = delivery
            self.random = random
            self.now = now
            self.elapsed = elapsed
            self.counts = counts
        }
    }

    private let parts: Parts
    private let logger: Logger

    /// Creates a handler.
    package init(parts: Parts, logger: Logger) {
        self.parts = parts
        self.logger = logger
    }

    /// Notes an event that no rule is asked about.
    package func ignore(_ event: InboundEvent) {
        parts.counts.count(.eventsIgnored)
        let reason = event.ignored ?? .noSender
        logger.debug("event ignored", metadata: event.logMetadata.with("reason", reason.rawValue))
    }

    /// Decides about an event and sends what was decided.
    ///
    /// Returns when it is sent, or is known not to be sent.
    package func handle(_ event: InboundEvent, in key: ConversationKey) async {
        guard await parts.ledger.claim(event) else {
            parts.counts.count(.eventsRepeated)
            logger.info("delivered again, already in hand", metadata: event.logMetadata)
            return
        }
        guard await isOurs(event) else { return }
        parts.counts.tell(message: event)
        let generation = parts.rules()
        let now = parts.now()
        let circumstances = Circumstances(
            now: now,
            contact: await parts.contacts.facts(for: key),
            elapsed: parts.elapsed
        )
        var random = parts.random()
        let decision = generation.rules.decide(event, in: circumstances, using: &random)
        await parts.contacts.update(key) { decision.note(in: &$0, at: now) }
        note(overLimit: decision.overLimit, in: generation)
        let record = await record(of: decision, about: event, in: generation)
        let rows = await parts.outbox.add(record)
        note(record)
        await parts.delivery.deliver(rows, to: event, via: parts.outbox)
    }

    private func isOurs(_ event: InboundEvent) async -> Bool {
        switch await parts.delivery.ownership(of: event) {
        case .ours:
            return true
        case .foreign:
            parts.counts.count(.eventsUnknownAccount)
            logger.warning(
                "not answered: this account is not one of ours (its id is in no secret and no token belongs to it)",
                metadata: event.logMetadata
            )
            return false
        case .unknown(let failure):
            parts.counts.count(.repliesFailed)
            if Task.isCancelled { parts.counts.count(.repliesCutOff) }
            logger.error("not answered: \(failure.reason)", metadata: event.logMetadata)
            return false
        }
    }

    private func record(
        of decision: Decision,
        about event: InboundEvent,
        in generation: RulesGeneration
    ) async -> DecisionRecord {
        // A typed answer to a menu is answered as the press that it means.
        let asked = decision.press.map(event.pressing) ?? event
        var steps: [DecisionRecord.Step] = []
        for step in decision.steps {
            let outcome = await outcome(of: step, for: asked, under: generation.rules)
            steps.append(DecisionRecord.Step(rule: step.ruleID, outcome: outcome))
        }
        return DecisionRecord(
            event: event,
            generation: generation.number,
            rulesSHA256: generation.rules.sha256,
            steps: steps
        )
    }

    private func outcome(
        of step: Decision.Step,
        for event: InboundEvent,
        under rules: RuleSet
    ) async -> DecisionRecord.Outcome {
        switch step.action {
        case .reply:
            return .reply(rules.plainReplies(for: step, to: event))
        case .silent:
            return .silent
        case .handoff:
            return .handoff
        case .ai:
            guard let question = AIQuestion(about: event, under: rules) else {
                return .reply(rules.onErrorReplies(to: event, at: step.decidedAt))
            }
            let start = parts.elapsed()
            let outcome = await parts.answerWriter.answer(question)
            parts.counts.tell(call: outcome, after: parts.elapsed() - start)
            switch outcome {
            case .answered(let text):
                parts.counts.count(.aiAnswered)
                return .ai(question, outcome, rules.split(text, for: event.platform))
            case .failed(let reason):
                parts.counts.count(.aiFailed)
                logger.error(
                    "no AI answer, the rules' on_error text goes out: \(reason)",
                    metadata: event.logMetadata.with("rule", step.ruleID)
                )
                return .ai(question, outcome, rules.onErrorReplies(to: event, at: step.decidedAt))
            case .notAsked:
                return .ai(question, outcome, [])
            }
        }
    }

    private func note(overLimit rules: [String], in generation: RulesGeneration) {
        for rule in rules {
            parts.counts.count(.patternsOverLimit)
            logger.warning(
                "a regex took too long on a message and did not match: simplify it",
                metadata: ["rule": "\(rule)", "generation": "\(generation.number)"]
            )
        }
    }

    private func note(_ record: DecisionRecord) {
        parts.counts.tell(decision: record)
        var metadata = record.event.logMetadata
        metadata["generation"] = "\(record.generation)"
        guard let last = record.steps.last else {
            parts.counts.count(.eventsUnanswered)
            logger.info("no rule answers this message", metadata: metadata)
            return
        }
        metadata["rule"] = "\(record.steps.map(\.rule).joined(separator: ","))"
        if record.replies.isEmpty {
            switch last.outcome {
            case .ai(_, .notAsked, _):
                logger.info("decided: the model would be asked", metadata: metadata)
            case .silent:
                parts.counts.count(.eventsSilenced)
                logger.info("decided: nothing is sent, on purpose", metadata: metadata)
            case .handoff:
                parts.counts.count(.eventsSilenced)
                logger.info("decided: a person takes over, or gives the conversation back", metadata: metadata)
            case .reply, .ai:
                parts.counts.count(.eventsUnanswered)
                logger.warning("decided, but there is no text to send", metadata: metadata)
            }
        } else {
            parts.counts.count(.eventsAnswered)
            logger.info("decided", metadata: metadata.with("replies", "\(record.replies.count)"))
        }
    }
}

extension AIQuestion {
    /// The question about a customer's message, by the rules' `ai` block; `nil` where the rules have none.
    ///
    /// A message without words (a photo, a location) is put to the model by its kind, so that it can say something apt.
    package init?(about event: InboundEvent, under rules: RuleSet) {
        guard let settings = rules.ai else { return nil }
        let kind = (event.type ?? .unsupported).rawValue
        self.init(
            model: settings.model,
            instructions: settings.instructions,
            maximumTokens: settings.maximumTokens,
            text: event.text ?? "[\(kind)]"
        )
    }
}
