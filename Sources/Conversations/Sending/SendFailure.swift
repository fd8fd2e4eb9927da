/// Why a reply was not sent.
package struct SendFailure: Error, Sendable, Hashable {
    /// What can be done about it.
    package enum Remedy: Sendable, Hashable {
        /// Trying again soon can help, a few times: the platform answered that it could not now.
        case retry
        /// Trying again can help, for as long as it takes: the platform cannot be reached or is broken.
        case outage
        /// Too many messages to this person in a short time: others may be written to meanwhile.
        case pairLimit
        /// Too many calls for the account: nothing of it goes out for a while.
        case throttled
        /// The token or the account is at fault: nothing of it goes out until somebody mends that.
        case account
        /// The person wrote too long ago to be answered.
        case windowClosed
        /// Nothing: this message cannot be sent to this person.
        case none
    }

    /// What happened and what the operator can do about it, in one or two sentences.
    ///
    /// Never holds a secret.
    package let reason: String
    /// A word for counters: closed set, no values in it.
    package let label: String
    /// The platform's number of the error, where it told one.
    package let code: Int?
    /// What can be done about it.
    package let remedy: Remedy
    /// The platform may have accepted the message although no answer came.
    package let mayHaveArrived: Bool
    /// How long the platform asked to wait.
    package let retryAfter: Duration?

    /// Creates a failure.
    package init(
        reason: String,
        label: String,
        code: Int? = nil,
        remedy: Remedy,
        mayHaveArrived: Bool = false,
        retryAfter: Duration? = nil
    ) {
        self.reason = reason
        self.label = label
        self.code = code
        self.remedy = remedy
        self.mayHaveArrived = mayHaveArrived
        self.retryAfter = retryAfter
    }

    /// Whether trying again can help, without anybody doing anything.
    package var isTransient: Bool {
        switch remedy {
        case .retry, .outage, .pairLimit, .throttled: true
        case .account, .windowClosed, .none: false
        }
    }
}
