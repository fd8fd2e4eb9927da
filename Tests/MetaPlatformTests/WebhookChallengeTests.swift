import MetaPlatform
import Secrets
import Testing

@Suite("WebhookChallenge")
struct WebhookChallengeTests {
    private static let token = Secret("an-invented-verify-token")
    private static let previous = Secret("the-verify-token-before")

    private func answer(
        mode: String? = "subscribe",
        token: String? = "an-invented-verify-token",
        challenge: String? = "1158201444",
        tokens: [Secret] = [token, previous]
    ) -> WebhookChallenge.Answer {
        WebhookChallenge.answer(mode: mode, token: token, challenge: challenge, verifyTokens: tokens)
    }

    @Test("the challenge comes back as it is")
    func verbatim() {
        #expect(answer() == .challenge("1158201444"))
        #expect(answer(challenge: " <b>007 ~") == .challenge(" <b>007 ~"))
        let longest = String(repeating: "7", count: 256)
        #expect(answer(challenge: longest) == .challenge(longest))
    }

    @Test("any of the tokens will do, in any order")
    func anyToken() {
        #expect(answer(token: "the-verify-token-before") == .challenge("1158201444"))
        #expect(answer(tokens: [Self.previous, Self.token]) == .challenge("1158201444"))
    }

    @Test(
        "a wrong token is forbidden, whatever the challenge",
        arguments: [
            nil, "", "wrong", "an-invented-verify-toke", "an-invented-verify-token ", "AN-INVENTED-VERIFY-TOKEN",
        ]
    )
    func wrongToken(token: String?) {
        for challenge in ["1158201444", "", "<script>\r\n", nil] {
            #expect(answer(token: token, challenge: challenge) == .forbidden)
        }
    }

    @Test("no token set, or an empty one, lets nobody in")
    func noToken() {
        #expect(answer(tokens: []) == .forbidden)
        #expect(answer(token: "", tokens: [Secret("")]) == .forbidden)
        #expect(answer(token: nil, tokens: [Secret("")]) == .forbidden)
    }

    @Test("only a subscription is answered", arguments: [nil, "", "unsubscribe", "Subscribe"])
    func mode(mode: String?) {
        #expect(answer(mode: mode) == .forbidden)
    }

    @Test(
        "what Meta would not send is refused",
        arguments: [
            nil, "", "line\r\nSet-Cookie: a=b", "tab\t", "nul\u{0}", "é", "\u{202E}evil", "\u{7F}",
            String(repeating: "7", count: 257), String(repeating: "x", count: 1_000_000),
        ]
    )
    func badChallenge(challenge: String?) {
        #expect(answer(challenge: challenge) == .badChallenge)
    }
}
