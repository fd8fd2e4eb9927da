/// Where a message on its way out stands.
///
/// `queued ─► sending ─► sent | failed | expired | uncertain`, and from `sending` back to `queued` to be tried again. The
/// last four are final, but an operator can put all of them but `sent` back to `queued`.
package enum OutboxState: Sendable, Hashable {
    /// It waits for its turn; it is certain that the platform does not have it.
    case queued
    /// An attempt is being made, or was when the process died.
    case sending(attempt: Int)
    /// The platform accepted it, under this id if it told one.
    case sent(messageID: String?)
    /// It is not sent and will not be.
    case failed(code: Int?, reason: String)
    /// Its time is over: the platform takes nothing any more.
    case expired(reason: String)
    /// The platform may have it; it is not sent again by itself.
    case uncertain(reason: String)

    /// The word under which it is stored and shown.
    package enum Name: String, Sendable, Hashable, CaseIterable {
        case queued
        case sending
        case sent
        case failed
        case expired
        case uncertain

        /// Whether nothing happens any more by itself.
        package var isFinal: Bool { self != .queued && self != .sending }

        /// Whether a row may go from this state to another.
        package func canBecome(_ next: Name) -> Bool {
            switch self {
            case .queued: next == .sending || next == .failed || next == .expired || next == .queued
            case .sending: true
            case .sent, .failed, .expired, .uncertain: false
            }
        }
    }

    /// The state without its details.
    package var name: Name {
        switch self {
        case .queued: .queued
        case .sending: .sending
        case .sent: .sent
        case .failed: .failed
        case .expired: .expired
        case .uncertain: .uncertain
        }
    }
}
