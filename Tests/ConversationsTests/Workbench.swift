import Conversations
import Logging
import Messaging
import Rules
import Testing

/// A conversation service with everything real but the network: what most tests here work at.
struct Workbench {
    let inbox: MemoryInbox
    let counts = ActivityCounts()
    let sender: RecordingSender
    let service: ConversationService

    init(
        rules: String,
        sender: RecordingSender = RecordingSender(),
        answerWriter: any AnswerWriter = ScriptedAnswerWriter(outcome: .failed(reason: "off")),
        inbox: MemoryInbox = MemoryInbox(),
        maximumEvents: Int = 10_000,
        events: @escaping ConversationService.EventReader
    ) throws {
        let load = RulesLoader.load([RulesFile(name: "rules.json", bytes: Array(rules.utf8))], sha256: "0")
        let ruleSet = try #require(load.ruleSet, "\(load.diagnostics)")
        let logger = Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() })
        let random: @Sendable () -> any RandomNumberGenerator = { SeededGenerator(seed: 1) }
        self.inbox = inbox
        self.sender = sender
        let delivery = Delivery(
            sender: sender,
            policy: RetryPolicy(maximumAttempts: 3, base: .nanoseconds(1), cap: .nanoseconds(1)),
            clock: ContinuousClock(),
            random: random,
            counts: counts,
            logger: logger
        )
        let parts = MessageHandler.Parts(
            rules: { RulesGeneration(number: 1, rules: ruleSet) },
            ledger: MemoryEventLedger(),
            contacts: MemoryContactStore(),
            answerWriter: answerWriter,
            outbox: MemoryOutbox(),
            delivery: delivery,
            random: random,
            now: { 1_780_000_000_000 },
            elapsed: { .zero },
            counts: counts
        )
        service = ConversationService(
            inbox: inbox,
            handler: MessageHandler(parts: parts, logger: logger),
            maximumEvents: maximumEvents,
            readEvents: events
        )
    }

    /// Works through everything in the inbox, then stops.
    func runToTheEnd() async throws {
        inbox.close()
        try await service.run()
    }

    func count(_ name: ActivityCounts.Name) -> Int {
        counts.snapshot().first { $0.name == name }?.count ?? 0
    }
}

extension InboundEvent {
    /// A text on Messenger.
    static func text(_ text: String, from contact: String = "7", id: String? = nil) -> InboundEvent {
        InboundEvent(
            platform: .messenger,
            kind: .message,
            type: .text,
            account: "100",
            contact: contact,
            id: id,
            text: text,
            replyAddress: .contact(contact)
        )
    }
}
