package import Messaging
import Synchronization

/// A message's turn to go out, taken before the message is stored.
///
/// So the transaction that stores a decision can say already that its first message is being sent, and the request
/// follows without a transaction in between.
package struct OutboxClaim: Sendable, Hashable {
    /// Whose turn it is.
    let conversation: ConversationKey
    /// What is limited apart.
    let kind: OutboxTicket.Kind

    /// Names a turn.
    package init(conversation: ConversationKey, kind: OutboxTicket.Kind) {
        self.conversation = conversation
        self.kind = kind
    }
}

extension OutboxSender {
    /// Takes the turn of a message that is about to be stored, where it could go out at this moment.
    ///
    /// Whoever has a claim gives it to ``add(_:by:after:)``, whatever comes of the storing.
    ///
    /// - Returns: `nil` where the message has to wait: for others of its conversation, a limit, its account.
    package func claim(_ reply: Reply, to destination: Destination) -> OutboxClaim? {
        let claim = OutboxClaim(
            conversation: destination.conversation,
            kind: OutboxTicket.Kind(reply, to: destination.address)
        )
        let moment = moment
        let isClaimed = state.withLock { state in
            // What an earlier run left comes first, and is not known yet.
            guard state.hasRecovered, state.schedule.inFlight < parts.maximumInFlight else { return false }
            return state.schedule.claim(claim, at: moment)
        }
        return isClaimed ? claim : nil
    }

    /// Takes in messages that the store holds: as queued, but the first as being sent where there is a claim.
    ///
    /// Each waits before it goes out as long as its delay says, in milliseconds, where it has one.
    package func add(_ rows: [OutboxRow], by claim: OutboxClaim?, after delays: [Int64] = []) {
        guard let claim else { return add(rows, after: delays) }
        let moment = moment
        let tickets = OutboxTicket.tickets(of: rows, after: delays, at: moment)
        state.withLock { state in
            for row in rows where state.kept.count < Self.maximumKept { state.kept[row.id] = row }
            guard var first = state.schedule.redeem(claim, for: tickets, at: moment) else { return }
            first.isClaimed = true
            state.claimed.append(first)
        }
        signal()
    }
}
