package import Secrets

/// The question that Meta asks, with a GET request, when a webhook is connected: whether the address is really ours.
///
/// Source: Meta's Graph API webhooks docs, "Verification requests".
package enum WebhookChallenge {
    /// What to answer.
    package enum Answer: Sendable, Hashable {
        /// 200, with this text and nothing else.
        case challenge(String)
        /// 403: the token is wrong, or this is not a subscription.
        case forbidden
        /// 400: the token is right, but the challenge is not one that Meta would send.
        case badChallenge
    }

    /// The longest challenge that is given back, in characters.
    ///
    /// Meta's are about ten digits.
    package static let maximumLength = 256

    /// What to answer to a verification request.
    ///
    /// Nothing is said about the challenge unless the token is right, and only printable ASCII is given back, so that the
    /// address cannot be made to show a page of somebody else's. All tokens are compared, each in constant time.
    ///
    /// - Parameters:
    ///   - mode: `hub.mode`.
    ///   - token: `hub.verify_token`.
    ///   - challenge: `hub.challenge`.
    ///   - verifyTokens: The tokens that are right; an empty one never is.
    /// - Returns: The status and text to answer with.
    package static func answer(
        mode: String?,
        token: String?,
        challenge: String?,
        verifyTokens: [Secret]
    ) -> Answer {
        let given = token ?? ""
        var matching = 0
        for expected in verifyTokens {
            matching += expected.matches(given) ? 1 : 0
        }
        guard matching > 0, !given.isEmpty, mode == "subscribe" else { return .forbidden }
        guard let challenge, isAcceptable(challenge) else { return .badChallenge }
        return .challenge(challenge)
    }

    private static func isAcceptable(_ challenge: String) -> Bool {
        let length = challenge.utf8.count
        return length > 0 && length <= maximumLength && challenge.utf8.allSatisfy { (0x20...0x7E).contains($0) }
    }
}
