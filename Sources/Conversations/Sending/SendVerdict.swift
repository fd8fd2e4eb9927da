/// What is done about a message after an attempt that failed.
package enum SendVerdict: Sendable, Hashable {
    /// It is tried again after a wait, in milliseconds; its conversation waits with it.
    case retry(after: Int64)
    /// The whole account waits, in milliseconds; then it is tried again.
    case pauseAccount(Int64)
    /// The whole account waits until somebody mends it; then it is tried again.
    case stopAccount
    /// The window is closed: what the rule says for that case is sent, or nothing.
    case windowClosed
    /// It is given up.
    case fail
    /// It is given up, and nobody knows whether it arrived.
    case giveUpUncertain

    /// Whether there is no other attempt with the same content.
    var isFinal: Bool {
        switch self {
        case .retry, .pauseAccount, .stopAccount: false
        case .windowClosed, .fail, .giveUpUncertain: true
        }
    }

    /// The verdict on an attempt.
    ///
    /// Pure: the same ticket, failure and chance give the same verdict.
    ///
    /// - Parameters:
    ///   - failure: Why it failed.
    ///   - ticket: The message, this attempt counted.
    ///   - policy: When to try again.
    ///   - uncertain: What is done with a message that may have arrived.
    ///   - secretsChanged: Whether the secrets were replaced since the attempt began.
    ///   - random: Where the jitter comes from.
    package init(
        on failure: SendFailure,
        of ticket: OutboxTicket,
        policy: RetryPolicy,
        uncertain: UncertainPolicy,
        secretsChanged: Bool,
        using random: inout some RandomNumberGenerator
    ) {
        if failure.mayHaveArrived {
            let isLast = uncertain == .hold || ticket.uncertainAttempts >= policy.maximumUncertainAttempts
            if isLast {
                self = .giveUpUncertain
                return
            }
        }
        func milliseconds(_ duration: Duration) -> Int64 {
            duration.components.seconds * 1000 + duration.components.attoseconds / 1_000_000_000_000_000
        }
        switch failure.remedy {
        case .none:
            self = .fail
        case .retry, .outage:
            let maximum = failure.remedy == .retry ? policy.maximumAttempts : policy.maximumOutageAttempts
            guard ticket.attempts < maximum else {
                self = .fail
                return
            }
            let wait = policy.wait(afterAttempt: ticket.attempts, requested: failure.retryAfter, using: &random)
            self = .retry(after: milliseconds(wait))
        case .pairLimit:
            let wait = policy.pairWait(afterRefusal: ticket.pairRefusals, requested: failure.retryAfter)
            self = .retry(after: milliseconds(wait))
        case .throttled:
            let wait = policy.wait(afterAttempt: 1, requested: failure.retryAfter ?? .seconds(60), using: &random)
            self = .pauseAccount(milliseconds(wait))
        case .account:
            // The attempt used a token that has been replaced meanwhile: its failure says nothing about the new one.
            self = secretsChanged ? .retry(after: 0) : .stopAccount
        case .windowClosed:
            self = .windowClosed
        }
    }
}
