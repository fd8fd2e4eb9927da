import Conversations
import Messaging

/// Answers for every account and sends nothing.
struct DryRunSender: ReplySender {
    var secretsGeneration: Int { 0 }

    func ownership(of event: InboundEvent) async -> AccountOwnership { .ours }

    func showTyping(for event: InboundEvent, isFirst: Bool) async {}

    /// Never reached in a dry run, whose outbox gives out nothing to send.
    func send(_ reply: Reply, to destination: Destination) async throws(SendFailure) -> String? {
        throw SendFailure(reason: "A dry run sends nothing.", label: "dry_run", remedy: .none)
    }
}
