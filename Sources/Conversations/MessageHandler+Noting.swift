import Logging
import Messaging
import Rules

extension MessageHandler {
    /// Stores what a platform tells about a message of ours.
    func note(_ report: DeliveryReport, _ event: InboundEvent) async -> Bool {
        parts.counts.count(.eventsIgnored)
        guard let id = event.id else { return true }
        if report.progress == .failed {
            parts.counts.count(.repliesUndelivered)
            logger.error("not delivered: \(report.reason ?? "")", metadata: event.logMetadata)
        }
        let now = parts.now()
        return await persistence { [parts] () async throws(StoreError) in
            try await parts.store.note(report, about: id, at: now)
        } != nil
    }

    /// A message that the business sent: when it was not this program, a person has taken over.
    func noteEcho(_ arrival: Arrival, in conversation: ConversationKey) async -> Bool {
        parts.counts.count(.eventsIgnored)
        guard let period = parts.rules().rules.conversation.handoffOnReply else { return true }
        let event = arrival.event
        var isAnythingOnItsWay = true
        while true {
            let origin = await persistence { [parts] () async throws(StoreError) in
                try await parts.store.origin(ofMessage: event.id, in: conversation)
            }
            guard let origin else { return false }
            if origin == .ours { return true }
            if origin == .others { break }
            // Of what may have arrived, and was never answered, the id stays unknown. It is taken for ours: silence for
            // an hour is worse than one answer too many.
            guard isAnythingOnItsWay else { return true }
            // An echo can overtake the answer that tells the message's id.
            isAnythingOnItsWay = await parts.outbox.waitForLanding(in: conversation)
            guard !Task.isCancelled else { return false }
        }
        return await handOver(arrival, in: conversation, for: period)
    }

    private func handOver(_ arrival: Arrival, in conversation: ConversationKey, for period: Int64) async -> Bool {
        let event = arrival.event
        let key = EventKey(event)
        let known = await persistence { [parts] () async throws(StoreError) in
            try await parts.store.known([key], in: conversation)
        }
        guard let known else { return false }
        let age = EventAge(of: event, receivedAt: arrival.receivedAt)
        let until = age.occurredAt + period
        guard !known.settled.contains(key), until > parts.now() else { return true }
        var contact = known.contact
        contact.facts.handoffUntil = max(contact.facts.handoffUntil ?? 0, until)
        parts.counts.count(.handoffsByPerson)
        logger.info("a person has answered: the bot is silent for this contact", metadata: event.logMetadata)
        let owner = known.conversation ?? conversation
        let matter = Matter(event: event, keys: [key], conversation: owner, contact: contact, age: age)
        return await settle(matter, as: .personReplied, contact: contact)
    }

    func note(overLimit rules: [String], in generation: RulesGeneration) {
        for rule in rules {
            parts.counts.count(.patternsOverLimit)
            logger.warning(
                "a regex took too long on a message and did not match: simplify it",
                metadata: ["rule": "\(rule)", "generation": "\(generation.number)"]
            )
        }
    }

    func note(_ record: DecisionRecord) {
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
