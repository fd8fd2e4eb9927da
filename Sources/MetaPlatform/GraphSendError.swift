package import CurlClient

/// Why a request to the Graph API did not do what it was meant to.
///
/// Holds no secret and no customer's words.
package struct GraphSendError: Error, Sendable {
    /// What happened.
    package enum Kind: Sendable {
        /// No answer came.
        case network(CurlError)
        /// Meta answered with an error.
        case refused(GraphError)
        /// A secret that the request needs is not set, by the name it has in the environment.
        case noToken(String)
        /// The answer is a success, but not one of the Graph API.
        case badAnswer
        /// The event names nobody whom a message could go to.
        case noAddress
    }

    /// What happened.
    package let kind: Kind

    /// Creates an error.
    package init(_ kind: Kind) {
        self.kind = kind
    }

    /// Whether the same request can succeed later.
    package var isTransient: Bool {
        switch kind {
        case .network(let error): error.isTransient
        case .refused(let error): error.isTransient
        case .noToken, .badAnswer, .noAddress: false
        }
    }

    /// How long to wait before the next attempt, at least.
    package var retryAfter: Duration? {
        if case .refused(let error) = kind { error.retryAfter } else { nil }
    }

    /// Whether Meta may have accepted the message although that is not known: sending it again may send it twice.
    package var mayHaveArrived: Bool {
        switch kind {
        case .network(let error): error.mayHaveArrived
        case .refused(let error): error.mayHaveArrived
        case .badAnswer: true
        case .noToken, .noAddress: false
        }
    }

    /// Meta's number of the error, where it told one.
    package var code: Int? {
        if case .refused(let error) = kind { error.code } else { nil }
    }

    /// A word for counters, out of a closed set.
    package var label: String {
        switch kind {
        case .network: "network"
        case .refused(let error): error.disposition.label
        case .noToken: "no_token"
        case .badAnswer: "bad_answer"
        case .noAddress: "no_address"
        }
    }
}

extension GraphSendError: CustomStringConvertible {
    /// What happened, and what the operator can do about it.
    package var description: String {
        switch kind {
        case .network(let error):
            "Meta could not be reached: \(error)"
        case .refused(let error):
            error.description
        case .noToken(let name):
            "\(name) is not set: add it to the secrets file (secrets.example says where Meta shows it)."
        case .badAnswer:
            "The answer is not one of Meta's Graph API: check META_GRAPH_URL and INSTAGRAM_GRAPH_URL, or what stands "
                + "in between."
        case .noAddress:
            "The event names nobody whom a message could go to."
        }
    }
}
