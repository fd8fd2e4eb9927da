import Conversations
import Logging
import Messaging
import Rules
import Synchronization
import Testing

/// A conversation service with everything real but the network and the disk: what most tests here work at.
struct Workbench {
    let inbox: MemoryInbox
    let counts = ActivityCounts()
    let sender: RecordingSender
    let store: MemoryConversationStore
    let outbox: OutboxSender
    let typing: TypingSigns
    let service: ConversationService
    let time: ManualTime

    init(
        rules: String,
        sender: RecordingSender = RecordingSender(),
        answerWriter: any AnswerWriter = ScriptedAnswerWriter(outcome: .failed(reason: "off")),
        time: ManualTime = ManualTime(),
        store: MemoryConversationStore = MemoryConversationStore(),
        policy: RetryPolicy = RetryPolicy(maximumAttempts: 3, base: .nanoseconds(1), cap: .nanoseconds(1)),
        uncertain: UncertainPolicy = .resend,
        maximumEvents: Int = 10_000,
        loopBreaker: LoopBreaker = LoopBreaker(maximumAnswers: 1_000),
        profiles: (any ProfileLookup)? = nil,
        clock: any Clock<Duration> = ContinuousClock(),
        events: @escaping @Sendable (ReceivedWebhook) -> [InboundEvent]
    ) throws {
        let load = RulesLoader.load([RulesFile(name: "rules.json", bytes: Array(rules.utf8))], sha256: "0")
        let ruleSet = try #require(load.ruleSet, "\(load.diagnostics)")
        let logger = Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() })
        let random: @Sendable () -> any RandomNumberGenerator = { SeededGenerator(seed: 1) }
        self.inbox = MemoryInbox(now: { time.now })
        self.sender = sender
        self.time = time
        self.store = store
        var parts = OutboxSender.Parts(
            store: store,
            sender: sender,
            clock: ContinuousClock(),
            elapsed: { [start = ContinuousClock.now] in start.duration(to: .now) },
            now: { time.now },
            random: random,
            counts: counts
        )
        parts.policy = policy
        parts.uncertain = uncertain
        outbox = OutboxSender(parts: parts, logger: logger)
        typing = TypingSigns(sender: sender, clock: ContinuousClock())
        var handlerParts = MessageHandler.Parts(
            rules: { RulesGeneration(number: 1, rules: ruleSet) },
            store: store,
            answerWriter: answerWriter,
            sender: sender,
            outbox: outbox,
            typing: typing,
            clock: clock,
            random: random,
            now: { time.now },
            elapsed: { .zero },
            counts: counts
        )
        handlerParts.loopBreaker = loopBreaker
        handlerParts.profiles = profiles
        let handler = MessageHandler(parts: handlerParts, logger: logger)
        service = ConversationService(
            inbox: inbox,
            handler: handler,
            maximumEvents: maximumEvents,
            readEvents: { .events(events($0)) }
        )
    }

    /// Works through everything in the inbox, sends what that gives, then stops.
    func runToTheEnd() async throws {
        inbox.close()
        async let sending: Void = outbox.run()
        try await service.run()
        outbox.stop()
        try await sending
    }

    func count(_ name: ActivityCounts.Name) -> Int { counts[name] }
}

/// A time of day that a test sets.
final class ManualTime: Sendable {
    private let milliseconds = Mutex<Int64>(1_780_000_000_000)

    var now: Int64 {
        get { milliseconds.withLock { $0 } }
        set { milliseconds.withLock { $0 = newValue } }
    }

    func advance(by step: Int64) { milliseconds.withLock { $0 += step } }
}

extension InboundEvent {
    /// A text on Messenger.
    static func text(
        _ text: String,
        from contact: String = "7",
        id: String? = nil,
        at timestamp: Int64? = nil
    ) -> InboundEvent {
        InboundEvent(
            platform: .messenger,
            kind: .message,
            type: .text,
            account: "100",
            contact: contact,
            id: id ?? "\(contact)/\(text)",
            text: text,
            timestamp: timestamp,
            replyAddress: .contact(contact)
        )
    }
}
