package import CurlClient
package import Messaging

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
        /// The platform has no message of this kind, or not for this address.
        case notOnPlatform(Platform)
        /// A file that is to be sent, by its path, cannot be read.
        case unusableFile(String, MediaFileError)
        /// A file was uploaded, and the answer does not say under which id.
        case badUpload
    }

    /// What happened.
    package let kind: Kind
    /// Whether it happened to a file on its way to Meta, before the message that names it was sent.
    package let isOfUpload: Bool

    /// Creates an error.
    package init(_ kind: Kind, isOfUpload: Bool = false) {
        self.kind = kind
        self.isOfUpload = isOfUpload
    }

    /// Whether the same request can succeed later.
    package var isTransient: Bool {
        switch kind {
        case .network(let error): error.isTransient
        case .refused(let error): error.isTransient
        case .noToken, .badAnswer, .noAddress, .notOnPlatform, .unusableFile, .badUpload: false
        }
    }

    /// How long to wait before the next attempt, at least.
    package var retryAfter: Duration? {
        if case .refused(let error) = kind { error.retryAfter } else { nil }
    }

    /// Whether Meta may have accepted the message although that is not known: sending it again may send it twice.
    package var mayHaveArrived: Bool {
        guard !isOfUpload else { return false }
        return switch kind {
        case .network(let error): error.mayHaveArrived
        case .refused(let error): error.mayHaveArrived
        case .badAnswer: true
        case .noToken, .noAddress, .notOnPlatform, .unusableFile, .badUpload: false
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
        case .notOnPlatform: "not_on_platform"
        case .unusableFile: "unusable_file"
        case .badUpload: "bad_answer"
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
        case .notOnPlatform(let platform):
            "A message of this kind cannot be sent on \(platform.rawValue)."
        case .unusableFile(let path, let error):
            "The file “\(path)” \(error.reason)."
        case .badUpload:
            "Meta took the file and did not say under which id: check META_GRAPH_URL, or what stands in between."
        }
    }
}
