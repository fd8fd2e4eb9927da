import Conversations
import Messaging

/// Takes every event for a new one, so that whoever tries rules out can send the same curl line again and again.
struct DryRunLedger: EventLedger {
    func claim(_ event: InboundEvent) async -> Bool { true }
}
