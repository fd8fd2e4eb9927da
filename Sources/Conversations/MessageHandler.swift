package import Logging
package import Messaging
import Rules

/// The way of one event: is it new and ours, what do the rules say, what does the model say, store, send.
package struct MessageHandler: Sendable {
    /// What a handler works with: protocols, so that memory, a disk, a dry run and the real network are alike to it.
    package struct Parts: Sendable {
        /// The rules that are live now.
        package let rules: @Sendable () -> RulesGeneration
        /// Where decisions, messages and contacts are kept.
        package let store: any ConversationStore
        /// The AI model.
        package let answerWriter: any AnswerWriter
        /// Knows who owns accounts.
        package let sender: any ReplySender
        /// Sends what was stored.
        package let outbox: OutboxSender
        /// Knows the names of contacts whose messages do not tell them; `nil` asks nobody.
        package var profiles: (any ProfileLookup)?
        /// Shows contacts that an answer is being written.
        package let typing: TypingSigns
        /// When a contact was answered too often.
        package var loopBreaker = LoopBreaker()
        /// Whether an event is answered however old it is: for a dry run, which is fed recorded webhooks.
        package var answersOldEvents = false
        /// Measures the waits.
        package let clock: any Clock<Duration>
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
            store: any ConversationStore,
            answerWriter: any AnswerWriter,
            sender: any ReplySender,
            outbox: OutboxSender,
            typing: TypingSigns,
            clock: any Clock<Duration>,
            random: @escaping @Sendable () -> any RandomNumberGenerator,
            now: @escaping @Sendable () -> Int64,
            elapsed: @escaping @Sendable () -> Duration,
            counts: ActivityCounts
        ) {
            self.rules = rules
            self.store = store
            self.answerWriter = answerWriter
            self.sender = sender
            self.outbox = outbox
            self.typing = typing
            self.clock = clock
            self.random = random
            self.now = now
            self.elapsed = elapsed
            self.counts = counts
        }
    }

    /// At so many crashes an event is set aside.
    private static let maximumCrashes = 2

    let parts: Parts
    let persistence: Persistence
    let logger: Logger
    private let recovery = RecoveryTurn()

    /// Creates a handler.
    package init(parts: Parts, logger: Logger) {
        self.parts = parts
        self.logger = logger
        persistence = Persistence(clock: parts.clock)
    }

    /// How long a contact's messages are waited for before they are answered as one; `nil` for not at all.
    package var debounce: Duration? { parts.rules().rules.conversation.debounce.map { .milliseconds($0) } }

    /// Notes an event that no rule is asked about and that says nothing about a conversation.
    package func ignore(_ event: InboundEvent) {
        parts.counts.count(.eventsIgnored)
        let reason = event.ignored ?? .noSender
        let metadata = event.logMetadata.with("reason", reason.rawValue)
        guard reason == .notAMessage, let about = event.about else {
            return logger.debug("event ignored", metadata: metadata)
        }
        // News about an account, a template, a call, a handover: an operator may want to know.
        logger.info("the platform reports something that is no message", metadata: metadata.with("about", about))
    }

    /// Decides about what came, and stores what was decided.
    ///
    /// - Returns: Whether all of it is stored. If not, the program is stopping, and its next run begins anew.
    package func handle(_ arrivals: [Arrival], in conversation: ConversationKey) async -> Bool {
        guard !Task.isCancelled, let last = arrivals.last else { return arrivals.isEmpty }
        if let report = last.event.delivery { return await note(report, last.event) }
        if last.event.ignored == .echo { return await noteEcho(last, in: conversation) }
        if last.event.ignored != nil, let change = last.event.identityChange {
            return await note(change, last, in: conversation)
        }
        let keys = arrivals.map { EventKey($0.event) }
        let known = await persistence { [parts] () async throws(StoreError) in
            try await parts.store.known(keys, in: conversation)
        }
        guard let known else { return false }
        var fresh: [Arrival] = []
        var freshKeys: [EventKey] = []
        for (arrival, key) in zip(arrivals, keys) {
            if known.settled.contains(key) || known.quarantined.contains(key) || freshKeys.contains(key) {
                parts.counts.count(.eventsRepeated)
                logger.info("delivered again, already in hand", metadata: arrival.event.logMetadata)
            } else {
                fresh.append(arrival)
                freshKeys.append(key)
            }
        }
        guard !fresh.isEmpty else { return true }
        return await answer(fresh, freshKeys, in: known.conversation ?? conversation, known)
    }

    private func answer(
        _ arrivals: [Arrival],
        _ keys: [EventKey],
        in conversation: ConversationKey,
        _ known: KnownState
    ) async -> Bool {
        guard var event = EventJoin.joined(arrivals.map(\.event)), let last = arrivals.last else { return true }
        if arrivals.count > 1 { parts.counts.count(.eventsJoined) }
        let age = EventAge(of: event, receivedAt: last.receivedAt)
        // What was joined with it when the model answered is answered with it now.
        let joined = known.completions.flatMap(\.keys).filter { !keys.contains($0) && !known.settled.contains($0) }
        var matter = Matter(
            event: event,
            keys: keys + joined,
            completions: known.completions,
            conversation: conversation,
            contact: known.contact,
            age: age
        )
        if age.isStale, !parts.answersOldEvents {
            parts.counts.count(.eventsStale)
            logger.warning("not answered: it is over a week old", metadata: event.logMetadata)
            return await settle(matter, as: .stale, detail: "older than a week when it came")
        }
        guard await isOurs(event) else {
            // The dashboard's test button sends account 0, about which there is nothing to keep.
            guard let account = event.account, account != "0" else { return true }
            return await settle(matter, as: .unknownAccount, detail: "there is no token for the account \(account)")
        }
        guard let (owner, found) = await contact(of: event, in: conversation, known.contact) else { return false }
        var contact = found
        event.name = event.name ?? contact.knownName?.name
        contact.facts.userName = event.userName ?? contact.facts.userName
        (matter.event, matter.conversation, matter.contact) = (event, owner, contact)
        let hold = last.isRecovered ? await recovery.begin() : nil
        defer { hold?.release() }
        if last.isRecovered, let key = keys.first {
            let crashes = await persistence { [parts] () async throws(StoreError) in
                try await parts.store.beginAttempt(key, ofWebhook: last.webhook)
            }
            guard let crashes else { return false }
            if crashes >= Self.maximumCrashes { return await quarantine(matter, key, last.webhook, crashes: crashes) }
        }
        return await decide(matter, hold: hold)
    }

    /// Whether the account is this business's; a doubt is left to the sender, which asks again before it sends.
    func isOurs(_ event: InboundEvent) async -> Bool {
        guard case .foreign = await parts.sender.ownership(of: event) else { return true }
        parts.counts.count(.eventsUnknownAccount)
        logger.warning(
            "not answered: this account is not one of ours (its id is in no secret and no token belongs to it)",
            metadata: event.logMetadata
        )
        return false
    }

    private func quarantine(_ matter: Matter, _ key: EventKey, _ webhook: Int, crashes: Int) async -> Bool {
        parts.counts.count(.eventsQuarantined)
        logger.error(
            "set aside: it was in hand when the program crashed, \(crashes) times; “replyd retry w\(webhook)” tries it again",
            metadata: matter.event.logMetadata
        )
        let entry = matter.entry(
            .quarantined,
            at: parts.now(),
            detail: "in hand at \(crashes) crashes; “replyd retry w\(webhook)” tries it again"
        )
        return await persistence { [parts] () async throws(StoreError) in
            try await parts.store.quarantine(key, ofWebhook: webhook, entry)
        } != nil
    }

    // MARK: - Storing

    /// Stores that an event is done with, and nothing is sent.
    func settle(
        _ matter: Matter,
        as outcome: LogEntry.Outcome,
        contact: ContactRecord? = nil,
        detail: String? = nil
    ) async -> Bool {
        let keepsText = parts.rules().rules.conversation.keepsText
        return await store(
            Settlement(
                keys: matter.keys,
                entry: matter.entry(outcome, at: parts.now(), detail: detail, keepsText: keepsText),
                conversation: matter.conversation,
                contact: contact,
                destination: matter.event.destination(in: matter.conversation),
                windowOpenedAt: matter.age.occurredAt,
                keepsText: keepsText
            )
        )
    }

    /// Stores what was decided, and gives the messages to the sender.
    func store(_ settlement: Settlement) async -> Bool {
        let first = settlement.messages.first.flatMap { $0.delay > 0 ? nil : $0 }
        let claim = first.flatMap { parts.outbox.claim($0.reply, to: settlement.destination) }
        var settlement = settlement
        settlement.claimsFirst = claim != nil
        let outcome = await persistence { [parts, settlement] () async throws(StoreError) in
            try await parts.store.settle(settlement)
        }
        switch outcome {
        case .settled(let rows)?:
            parts.outbox.add(rows, by: claim, after: settlement.messages.map(\.delay))
            return true
        case .repeated?:
            parts.outbox.add([], by: claim)
            parts.counts.count(.eventsRepeated)
            return true
        case nil:
            parts.outbox.add([], by: claim)
            return false
        }
    }
}
