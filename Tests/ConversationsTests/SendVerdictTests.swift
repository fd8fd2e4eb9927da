import Conversations
import Messaging
import Testing

@Suite struct SendVerdictTests {
    private func verdict(
        _ remedy: SendFailure.Remedy,
        attempts: Int = 1,
        pairRefusals: Int = 0,
        uncertainAttempts: Int = 0,
        mayHaveArrived: Bool = false,
        retryAfter: Duration? = nil,
        uncertain: UncertainPolicy = .resend,
        secretsChanged: Bool = false
    ) -> SendVerdict {
        let key = ConversationKey(platform: .whatsapp, account: "1", contact: "7")
        var ticket = OutboxTicket(id: 1, decision: 1, conversation: key, kind: .text, attempts: attempts)
        ticket.pairRefusals = pairRefusals
        ticket.uncertainAttempts = uncertainAttempts
        var random = SeededGenerator(seed: 1)
        return SendVerdict(
            on: SendFailure(
                reason: "r",
                label: "l",
                remedy: remedy,
                mayHaveArrived: mayHaveArrived,
                retryAfter: retryAfter
            ),
            of: ticket,
            policy: RetryPolicy(),
            uncertain: uncertain,
            secretsChanged: secretsChanged,
            using: &random
        )
    }

    @Test func whatThePlatformRefusesForNowIsTriedAFewTimes() {
        guard case .retry(let wait) = verdict(.retry) else {
            Issue.record("not tried again")
            return
        }
        #expect((500...1000).contains(wait))
        #expect(verdict(.retry, attempts: 8) == .fail)
    }

    @Test func anOutageIsWaitedOut() {
        guard case .retry(let wait) = verdict(.outage, attempts: 200) else {
            Issue.record("given up")
            return
        }
        #expect((150_000...300_000).contains(wait))
    }

    @Test func onlyThePersonWaitsWhoHasHadTooMany() {
        #expect(verdict(.pairLimit, pairRefusals: 3) == .retry(after: 16_000))
    }

    @Test func aThrottledAccountWaitsAsLongAsItIsTold() {
        guard case .pauseAccount(let wait) = verdict(.throttled, retryAfter: .seconds(300)) else {
            Issue.record("not paused")
            return
        }
        #expect((300_000...301_000).contains(wait))
    }

    @Test func aFaultOfTheAccountStopsItUnlessTheSecretsWereReplacedMeanwhile() {
        #expect(verdict(.account) == .stopAccount)
        #expect(verdict(.account, secretsChanged: true) == .retry(after: 0))
    }

    @Test func whatMayHaveArrivedIsSentTwiceAtMost() {
        guard case .retry = verdict(.outage, uncertainAttempts: 1, mayHaveArrived: true) else {
            Issue.record("not tried again")
            return
        }
        #expect(verdict(.outage, uncertainAttempts: 2, mayHaveArrived: true) == .giveUpUncertain)
        #expect(verdict(.outage, uncertainAttempts: 1, mayHaveArrived: true, uncertain: .hold) == .giveUpUncertain)
    }

    @Test func whatIsThePersonsOwnAffairIsNotTriedAgain() {
        #expect(verdict(.none) == .fail)
        #expect(verdict(.windowClosed) == .windowClosed)
    }
}
