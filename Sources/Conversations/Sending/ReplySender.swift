package import Messaging

/// Whether an event's account is one of this business.
package enum AccountOwnership: Sendable, Hashable {
    /// It is, or the platform itself will refuse a wrong one.
    case ours
    /// It is not: nothing may be sent with this business's tokens.
    case foreign
    /// It could not be found out now; the sender asks again before it sends.
    case unknown(SendFailure)
}

/// Sends replies to a platform.
///
/// Each call is one attempt: when to try again is the outbox's decision.
package protocol ReplySender: Sendable {
    /// The number of the secrets that attempts use now; it rises with each reload of them.
    var secretsGeneration: Int { get }

    /// Whether the business owns the account that an event came to.
    func ownership(of event: InboundEvent) async -> AccountOwnership

    /// Shows the contact that their message was read and that an answer is being written, as well as that works.
    ///
    /// - Parameters:
    ///   - event: The message that is being answered.
    ///   - isFirst: Whether nothing has been shown for this message before.
    func showTyping(for event: InboundEvent, isFirst: Bool) async

    /// Sends one reply.
    ///
    /// - Returns: The platform's id of the message, when it told one.
    func send(_ reply: Reply, to destination: Destination) async throws(SendFailure) -> String?
}
