import Logging
package import Messaging
package import Rules

extension MessageHandler {
    /// Asks the rules about an event, and stores what they say.
    func decide(_ matter: Matter, hold: RecoveryTurn.Hold?) async -> Bool {
        let generation = parts.rules()
        let now = parts.now()
        switch parts.loopBreaker.verdict(for: matter.contact, at: now) {
        case .passes: break
        case .isSilent: return await settle(matter, as: .loop, detail: "the bot is silent for this contact")
        case .trips: return await breakLoop(matter, at: now)
        }
        parts.counts.tell(message: matter.event)
        let circumstances = Circumstances(now: now, contact: matter.contact.facts, elapsed: parts.elapsed)
        var random = parts.random()
        let decision = generation.rules.decide(matter.event, in: circumstances, using: &random)
        note(overLimit: decision.overLimit, in: generation)
        // A model may take its time; it is not what crashed the program.
        if decision.steps.contains(where: \.asksAI) { hold?.release() }
        let record = await record(of: decision, about: matter, in: generation)
        // A model that was asked in vain because the program is stopping is asked by the next run.
        guard !Task.isCancelled || !record.hasFailedAI else { return false }
        let messages = messages(of: decision, record, in: generation)
        let isStored = await store(settlement(matter, decision, record, messages, in: generation, at: now))
        if isStored { note(record) }
        return isStored
    }

    private func breakLoop(_ matter: Matter, at now: Int64) async -> Bool {
        parts.counts.count(.loopsBroken)
        logger.error(
            "too many answers to one contact in a short time, perhaps another bot: silent for a while",
            metadata: matter.event.logMetadata
        )
        var contact = matter.contact
        parts.loopBreaker.noteTrip(in: &contact, at: now)
        return await settle(matter, as: .loop, contact: contact, detail: "too many answers in a short time")
    }

    private func settlement(
        _ matter: Matter,
        _ decision: Decision,
        _ record: DecisionRecord,
        _ messages: [Settlement.Message],
        in generation: RulesGeneration,
        at now: Int64
    ) -> Settlement {
        var contact = matter.contact
        decision.note(in: &contact.facts, at: now)
        // A comment opens no conversation.
        if matter.event.type != .comment {
            contact.windowOpenedAt = max(contact.windowOpenedAt ?? 0, matter.age.occurredAt)
        }
        if !messages.isEmpty { parts.loopBreaker.noteAnswer(in: &contact, at: now) }
        let keepsText = generation.rules.conversation.keepsText
        return Settlement(
            keys: matter.keys,
            entry: matter.entry(
                record.logOutcome,
                at: now,
                generation: generation.number,
                rulesSHA256: record.rulesSHA256,
                rules: record.steps.map(\.rule),
                detail: record.logDetail,
                keepsText: keepsText
            ),
            conversation: matter.conversation,
            contact: contact,
            destination: matter.event.destination(in: matter.conversation),
            windowOpenedAt: matter.age.occurredAt,
            messages: messages,
            keepsText: keepsText,
            record: record
        )
    }

    /// The messages of all steps; where a rule has a template for a closed window, it stands for all of its messages.
    private func messages(
        of decision: Decision,
        _ record: DecisionRecord,
        in generation: RulesGeneration
    ) -> [Settlement.Message] {
        let asked = decision.press.map(record.event.pressing) ?? record.event
        return zip(decision.steps, record.steps)
            .flatMap { step, done -> [Settlement.Message] in
                let outside = generation.rules.outsideWindow(of: step, for: asked)
                return done.replies.enumerated()
                    .map { number, reply in
                        Settlement.Message(
                            reply: reply,
                            outsideWindow: number == 0 ? outside : outside.map { _ in .drop }
                        )
                    }
            }
    }

    private func record(
        of decision: Decision,
        about matter: Matter,
        in generation: RulesGeneration
    ) async -> DecisionRecord {
        let event = matter.event
        // A typed answer to a menu is answered as the press that it means.
        let asked = decision.press.map(event.pressing) ?? event
        var steps: [DecisionRecord.Step] = []
        for step in decision.steps {
            let outcome = await outcome(of: step, for: asked, in: matter, under: generation.rules)
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
        in matter: Matter,
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
            if let kept = matter.completions.first(where: { $0.rule == step.ruleID }) {
                logger.info("the model answered this before: it is not asked again", metadata: event.logMetadata)
                return .ai(question, .answered(kept.text), rules.split(kept.text, for: event.platform))
            }
            let start = parts.elapsed()
            let outcome = await parts.answerWriter.answer(question)
            parts.counts.tell(call: outcome, after: parts.elapsed() - start)
            switch outcome {
            case .answered(let text):
                parts.counts.count(.aiAnswered)
                await keep(text, of: step.ruleID, in: matter)
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
}

extension MessageHandler {
    /// Keeps the model's answer before anything else is done: from here on, a crash does not make it be asked again.
    ///
    /// Where it cannot be kept for good (the program is stopping), the decision with it may still be.
    private func keep(_ text: String, of rule: String, in matter: Matter) async {
        let completion = Completion(keys: matter.keys, rule: rule, conversation: matter.conversation, text: text)
        _ = await persistence { [parts] () async throws(StoreError) in try await parts.store.keep(completion) }
    }
}

extension Decision.Step {
    /// Whether the AI model answers.
    fileprivate var asksAI: Bool {
        if case .ai = action { true } else { false }
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
