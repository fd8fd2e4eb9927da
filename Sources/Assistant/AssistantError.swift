package import CurlClient

/// Why a question to the AI service has no answer.
///
/// Nothing in it comes from the service's own words but a short code: the service's error message may quote a part of
/// the key, and the answer's text is a customer's conversation.
package enum AssistantError: Error, Sendable, Hashable {
    /// No key is set.
    case noKey
    /// The service answered with an error: the HTTP status, and its own code such as `insufficient_quota`, if it gave one.
    case refused(status: Int, code: String?)
    /// There was no answer within the time limit.
    case timedOut
    /// The service was not reached, or the connection broke.
    case network(CurlError.Code)
    /// The answer is not what the interface promises.
    case badAnswer
    /// The answer holds no text.
    case emptyAnswer
    /// The service's content filter, or the model itself, refused to answer.
    case filtered
    /// The task that waited was cancelled.
    case cancelled

    /// Whether the same question can be answered later.
    package var isTransient: Bool {
        switch self {
        case .noKey, .badAnswer, .filtered, .cancelled: false
        case .timedOut, .emptyAnswer: true
        case .refused(let status, let code):
            // Source: OpenAI's documentation, error codes: a used-up quota is a 429 too, and no waiting fills it.
            status == 408 || status >= 500 || status == 429 && code != "insufficient_quota"
        case .network(let code):
            switch code {
            case .timedOut, .cannotResolve, .cannotConnect, .connectionBroken, .queueFull, .shutDown: true
            case .tls, .bodyTooLarge, .cancelled, .badURL, .badRequest, .other: false
            }
        }
    }
}

extension AssistantError: CustomStringConvertible {
    /// A sentence for the log.
    package var description: String {
        switch self {
        case .noKey: "no key for the AI service is set"
        case .refused(let status, let code?): "the AI service answered with status \(status) (\(code))"
        case .refused(let status, nil): "the AI service answered with status \(status)"
        case .timedOut: "the AI service did not answer in time"
        case .network(let code): "the AI service was not reached (\(code.rawValue))"
        case .badAnswer: "the AI service's answer is not a chat completion"
        case .emptyAnswer: "the AI service's answer is empty"
        case .filtered: "the AI service refused to answer this text"
        case .cancelled: "the question was cancelled"
        }
    }
}
