/// Why a request has no answer.
///
/// Two questions decide what a sender does next, and both are answered here: can the same request succeed later
/// (``isTransient``), and can the server have acted on this one already (``mayHaveArrived``).
/// The message names the host at most: never a path, a query, a header or a body.
package struct CurlError: Error, Sendable, Hashable {
    /// What went wrong.
    ///
    /// The raw value is a label for logs and metrics.
    package enum Code: String, Sendable, Hashable, CaseIterable {
        /// The request's time was up, in the queue, while connecting or while waiting for the answer.
        case timedOut = "timed_out"
        /// The host's name has no address.
        case cannotResolve = "cannot_resolve"
        /// No connection could be made.
        case cannotConnect = "cannot_connect"
        /// The handshake failed or the certificate is not valid for the host.
        case tls = "tls"
        /// The answer's body or headers are larger than the request allows.
        case bodyTooLarge = "body_too_large"
        /// The task that was waiting for the answer was cancelled.
        case cancelled = "cancelled"
        /// The transport ended before the request did.
        case shutDown = "shut_down"
        /// Too many requests are waiting already.
        case queueFull = "queue_full"
        /// The URL is malformed, has a user or password, or is plain `http` to another machine.
        case badURL = "bad_url"
        /// The request cannot be written down: a header with a line break, a body on a method that has none.
        case badRequest = "bad_request"
        /// The connection broke after the request had begun, or what came back is not HTTP.
        case connectionBroken = "connection_broken"
        /// Anything else, such as too little memory.
        case other = "other"
    }

    /// What went wrong.
    package let code: Code
    /// A sentence for the log.
    package let message: String
    /// Whether the same request can succeed later.
    package let isTransient: Bool
    /// Whether the server can have received the request and acted on it: sending it again may do it twice.
    package let mayHaveArrived: Bool

    /// Creates an error.
    package init(code: Code, message: String, isTransient: Bool, mayHaveArrived: Bool) {
        self.code = code
        self.message = message
        self.isTransient = isTransient
        self.mayHaveArrived = mayHaveArrived
    }
}

extension CurlError: CustomStringConvertible {
    /// The message and the code.
    package var description: String { "\(message) (\(code.rawValue))" }
}
