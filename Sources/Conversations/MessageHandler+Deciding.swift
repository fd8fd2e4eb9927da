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
        let (matter, decision) = await decision(on: matter, under: generation.rules, at: now)
        note(overLimit: decision.overLimit, in: generation)
        // A model may take its time; it is not what crashed the program.
        if decision.steps.contains(where: \.asksAI) { hold?.release() }
        let start = parts.elapsed()
        let record = await record(of: decision, about: matter, in: generation)
        // A model that was asked in vain because the program is stopping is asked by the next run.
        guard !Task.isCancelled || !record.hasFailedAI else { return false }
        let messages = messages(of: decision, record, in: generation, spent: parts.elapsed() - start)
        let isStored = await store(settlement(matter, decision, record, messages, in: generation, at: now))
        guard isStored else { return false }
        note(record)
        if let delay = messages.map(\.delay).max(), delay > 0 {
            parts.typing.begin(for: matter.event, atMost: .milliseconds(delay))
        }
        return true
    }

    /// What the rules say; where it says the contact's name, with the name.
    private func decision(on matter: Matter, under rules: RuleSet, at now: Int64) async -> (Matter, Decision) {
        func decide(_ matter: Matter) -> Decision {
            var random = parts.random()
            let circumstances = Circumstances(now: now, contact: matter.contact.facts, elapsed: parts.elapsed)
            return rules.decide(matter.event, in: circumstances, using: &random)
        }
        let decision = decide(matter)
        guard let named = await named(matter, for: decision, under: rules) else { return (matter, decision) }
        // Once more, since a menu's titles may say the name, and are remembered.
        return (named, decide(named))
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
    ///
    /// A rule's `delay` is counted from its decision: what a model has taken of it is not waited for again.
    private func messages(
        of decision: Decision,
        _ record: DecisionRecord,
        in generation: RulesGeneration,
        spent: Duration
    ) -> [Settlement.Message] {
        let asked = decision.press.map(record.event.pressing) ?? record.event
        let spentMilliseconds = spent.components.seconds * 1000 + spent.components.attoseconds / 1_000_000_000_000_000
        return zip(decision.steps, record.steps)
            .flatMap { step, done -> [Settlement.Message] in
                let outside = generation.rules.outsideWindow(of: step, for: asked)
                return done.replies.enumerated()
                    .map { number, reply in
                        Settlement.Message(
                            reply: reply,
                            outsideWindow: number == 0 ? outside : outside.map { _ in .drop },
                            delay: number == 0 ? max((step.delay ?? 0) - spentMilliseconds, 0) : 0
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
        if event.type == .comment { steps = onePrivateReply(of: steps, to: event) }
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
            return .reply(rules.replies(for: step, to: event))
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
            let sign = parts.typing.begin(for: event, atMost: .seconds(120))
            let outcome = await parts.answerWriter.answer(question)
            sign.end()
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
    /// What rules and a model say to a comment, with the first private message only.
    ///
    /// Meta takes one for a comment, and refuses a second one. Visible answers stay.
    private func onePrivateReply(
        of steps: [DecisionRecord.Step],
        to event: InboundEvent
    ) -> [DecisionRecord.Step] {
        var privateReplies = 0
        let kept = steps.map { step in
            step.filteringReplies { reply in
                if case .publicText = reply { return true }
                privateReplies += 1
                return privateReplies == 1
            }
        }
        if privateReplies > 1 {
            logger.warning(
                "Meta takes one private message for a comment: only the first of \(privateReplies) goes out",
                metadata: event.logMetadata
            )
        }
        return kept
    }

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
    /// A message without words (a photo, a location) is put to the model by its kind and what it holds, so that it can say
    /// something apt.
    package init?(about event: InboundEvent, under rules: RuleSet) {
        guard let settings = rules.ai else { return nil }
        let kind = (event.type ?? .unsupported).rawValue
        self.init(
            model: settings.model,
            instructions: settings.instructions,
            maximumTokens: settings.maximumTokens,
            text: event.text ?? "[\([kind, event.details?.summary].compactMap(\.self).joined(separator: ": "))]"
        )
    }
}
