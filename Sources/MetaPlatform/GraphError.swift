/// What the Graph API answered in place of doing what it was asked.
///
/// The error's number tells what it means, not the HTTP status: rate limits come as 400 and 403, and an error may even
/// come with 200. Where a broken answer has no number, the status has to do.
/// Source: Meta's Graph API docs, "Handle errors".
package struct GraphError: Error, Sendable, Hashable {
    /// The longest message that is kept, in characters.
    static let maximumMessageLength = 300

    /// The HTTP status.
    package let status: Int
    /// The error's number, or `nil` where the answer holds no Graph API error.
    package let code: Int?
    /// The number that narrows it down.
    package let subcode: Int?
    /// Meta's name for the kind of error, such as `OAuthException`.
    package let type: String?
    /// Meta's words, with control characters escaped; empty where it says none.
    ///
    /// No token is in them, though Meta repeats a malformed one.
    package let message: String
    /// Meta's further words (`error_data.details`), WhatsApp's only.
    package let details: String?
    /// What Meta's support asks for.
    package let traceID: String?
    /// How long Meta asks to wait.
    package let requestedWait: Duration?
    /// Meta itself says that trying again can help.
    let isMarkedTransient: Bool

    /// What the number means, from the table of Meta's errors.
    private var meaning: GraphErrorMeaning {
        GraphErrorMeaning.of(code: code, subcode: subcode, status: status, isMarkedTransient: isMarkedTransient)
    }

    /// What it means for the reply.
    package var disposition: Disposition { meaning.disposition }

    /// What the operator can do about it, in one sentence.
    package var advice: String { meaning.advice }

    /// Whether the same request can succeed later.
    package var isTransient: Bool { disposition.isTransient }

    /// How long to wait before the next attempt, at least; `nil` where waiting does not help or any wait will do.
    package var retryAfter: Duration? {
        guard isTransient else { return nil }
        let usual: Duration? = if case .retry(let after) = disposition { after } else { disposition.usualWait }
        guard let requestedWait, requestedWait > .zero else { return usual }
        return requestedWait
    }

    /// Whether the message may have been accepted: something between us and the API broke off after the request.
    package var mayHaveArrived: Bool { code == nil && status >= 500 && status != 503 }
}

extension GraphError {
    /// What an error means for a reply.
    package enum Disposition: Sendable, Hashable {
        /// Something passing. Try again, not before the time given.
        case retry(after: Duration?)
        /// Too many messages to the same person in a short time. Try again after some seconds.
        case pairLimit
        /// Too many calls. Try again after a minute or what Meta asks for.
        case throttled
        /// The access token is expired, revoked or malformed. Nothing goes out until there is a new one.
        case tokenInvalid
        /// The token lacks a permission, or the app an access level.
        case permission
        /// The person wrote too long ago to be answered.
        case windowClosed
        /// This person cannot be written to.
        case recipientUnavailable
        /// Meta stopped the account, or something about it must be mended first.
        case accountStopped
        /// The account's id is wrong, or is not the token's.
        case wrongAccountID
        /// The request is one that Meta will never accept.
        case invalid

        /// Whether trying again can help.
        package var isTransient: Bool {
            switch self {
            case .retry, .pairLimit, .throttled: true
            default: false
            }
        }

        /// A word for counters and logs.
        package var label: String {
            switch self {
            case .retry: "temporary"
            case .pairLimit: "pair_limit"
            case .throttled: "throttled"
            case .tokenInvalid: "token_invalid"
            case .permission: "permission"
            case .windowClosed: "window_closed"
            case .recipientUnavailable: "recipient_unavailable"
            case .accountStopped: "account_stopped"
            case .wrongAccountID: "wrong_account_id"
            case .invalid: "invalid"
            }
        }

        /// How long to wait where Meta does not say.
        ///
        /// WhatsApp allows one message in six seconds to the same person for long; the other limits are counted over at
        /// least a minute. Sources: Meta's WhatsApp throughput and rate limit docs.
        fileprivate var usualWait: Duration? {
            switch self {
            case .pairLimit: .seconds(6)
            case .throttled: .seconds(60)
            default: nil
            }
        }
    }
}

extension GraphError: CustomStringConvertible {
    /// What Meta answered, and what to do about it.
    package var description: String {
        guard let code else {
            let words = message.isEmpty ? "without saying why" : "and the words “\(message)”"
            return "Meta answered HTTP \(status) \(words). \(advice)"
        }
        let number = subcode.map { "\(code)/\($0)" } ?? String(code)
        let words = details.map { "\(message) (\($0))" } ?? message
        let trace = traceID.map { ", trace \($0)" } ?? ""
        return "Meta refused with error \(number): “\(words)”\(trace). \(advice)"
    }
}
