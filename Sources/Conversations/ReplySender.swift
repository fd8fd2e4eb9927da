package import Messaging

/// Why a reply was not sent.
package struct SendFailure: Error, Sendable, Hashable {
    /// What happened and what the operator can do about it, in one or two sentences.
    ///
    /// Never holds a secret.
    package let reason: String
    /// A word for counters: closed set, no values in it.
    package let label: String
    /// Trying again can help.
    package let isTransient: Bool
    /// The platform may have accepted the message although no answer came.
    package let mayHaveArrived: Bool
    /// How long the platform asked to wait.
    package let retryAfter: Duration?

    /// Creates a failure.
    package init(
        reason: String,
        label: String,
        isTransient: Bool,
        mayHaveArrived: Bool = false,
        retryAfter: Duration? = nil
    ) {
        self.reason = reason
        self.label = label
        self.isTransient = isTransient
        self.mayHaveArrived = mayHaveArrived
        self.retryAfter = retryAfter
    }
}

/// Whether an event's account is one of this business.
package enum AccountOwnership: Sendable, Hashable {
    /// It is, or the platform itself will refuse a wrong one.
    case ours
    /// It is not: nothing may be sent with this business's tokens.
    case foreign
    /// It could not be found out now.
    case unknown(SendFailure)
}

/// Sends replies to a platform.
///
/// Each call is one attempt: when to try again is the conversation's decision.
package protocol ReplySender: Sendable {
    /// The number of the secrets that attempts use now; it rises with each reload of them.
    var secretsGeneration: Int { get }

    /// Whether the business owns the account that an event came to.
    func ownership(of event: InboundEvent) async -> AccountOwnership

    /// Sends one reply.
    ///
    /// - Returns: The platform's id of the message, when it told one.
    func send(_ reply: Reply, to event: InboundEvent) async throws(SendFailure) -> String?
}
