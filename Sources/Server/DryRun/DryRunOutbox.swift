import Conversations

/// Prints each decision as a block and gives out nothing to send.
struct DryRunOutbox: Outbox {
    private let planner: @Sendable () -> PlannedRequests
    private let print: @Sendable (String) -> Void

    /// Creates the outbox.
    ///
    /// - Parameters:
    ///   - planner: Which requests would be made, by the secrets of the moment.
    ///   - print: Where the blocks go.
    init(planner: @escaping @Sendable () -> PlannedRequests, print: @escaping @Sendable (String) -> Void) {
        self.planner = planner
        self.print = print
    }

    func add(_ record: DecisionRecord) async -> [OutboxRow] {
        let report = EventReport(
            event: record.event,
            record: record,
            requests: planner().requests(for: record),
            rulesSHA256: record.rulesSHA256
        )
        print(report.text + "\n")
        return []
    }

    func update(_ row: OutboxRow, to state: OutboxState) async {}
}
