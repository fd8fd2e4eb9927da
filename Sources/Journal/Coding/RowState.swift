import Conversations

/// The numbers under which the states of messages are stored.
enum RowState: Int {
    case queued = 0
    case sending = 1
    case sent = 2
    case failed = 3
    case expired = 4
    case uncertain = 5

    /// The number of a state.
    init(_ name: OutboxState.Name) {
        switch name {
        case .queued: self = .queued
        case .sending: self = .sending
        case .sent: self = .sent
        case .failed: self = .failed
        case .expired: self = .expired
        case .uncertain: self = .uncertain
        }
    }

    /// The state of a number.
    var name: OutboxState.Name {
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
