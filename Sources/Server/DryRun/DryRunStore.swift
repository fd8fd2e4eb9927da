import Conversations
import Messaging

/// Prints each decision as a block and gives out nothing to send; remembers contacts while it runs.
///
/// Every event is a new one, so that whoever tries rules out can send the same curl line again and again.
struct DryRunStore: ConversationStore {
    private let planner: @Sendable () -> PlannedRequests
    private let print: @Sendable (String) -> Void
    private let memory = MemoryConversationStore(capacity: 20_000)

    /// Creates the store.
    ///
    /// - Parameters:
    ///   - planner: Which requests would be made, by the secrets of the moment.
    ///   - print: Where the blocks go.
    init(planner: @escaping @Sendable () -> PlannedRequests, print: @escaping @Sendable (String) -> Void) {
        self.planner = planner
        self.print = print
    }

    func known(_ keys: [EventKey], in conversation: ConversationKey) async throws(StoreError) -> KnownState {
        memory.known([], in: conversation)
    }

    func keep(_ completion: Completion) async throws(StoreError) {}

    func settle(_ settlement: Settlement) async throws(StoreError) -> SettleOutcome {
        if let record = settlement.record {
            let report = EventReport(
                event: record.event,
                record: record,
                requests: planner().requests(for: record),
                rulesSHA256: record.rulesSHA256
            )
            print(report.text + "\n")
        }
        _ = memory.settle(
            Settlement(
                keys: [],
                entry: nil,
                conversation: settlement.conversation,
                contact: settlement.contact,
                destination: settlement.destination,
                windowOpenedAt: settlement.windowOpenedAt
            )
        )
        return .settled([])
    }

    func join(_ former: [String], into current: ConversationKey) async throws(StoreError) {
        memory.join(former, into: current)
    }

    func beginAttempt(_ key: EventKey, ofWebhook webhook: Int) async throws(StoreError) -> Int { 1 }

    func quarantine(_ key: EventKey, ofWebhook webhook: Int, _ entry: LogEntry) async throws(StoreError) {}

    func recover(_ policy: UncertainPolicy) async throws(StoreError) -> [OutboxTicket] { [] }

    func row(_ id: Int) async throws(StoreError) -> OutboxRow? { nil }

    func update(_ row: Int, to state: OutboxState) async throws(StoreError) {}

    func abandon(_ row: Int, as state: OutboxState) async throws(StoreError) -> [Int] { [] }

    func note(_ report: DeliveryReport, about messageID: String, at moment: Int64) async throws(StoreError) {}

    func origin(ofMessage id: String?, in conversation: ConversationKey) async throws(StoreError) -> EchoOrigin {
        .ours
    }
}
