import Conversations
import Testing

@Suite struct RetryPolicyTests {
    @Test func waitsDoubleUpToTheCap() {
        let policy = RetryPolicy(maximumAttempts: 8, base: .seconds(1), cap: .seconds(10))
        var random = SeededGenerator(seed: 1)
        for (attempt, ceiling) in zip(1..., [1, 2, 4, 8, 10, 10, 10]) {
            let wait = policy.wait(afterAttempt: attempt, requested: nil, using: &random)
            #expect(wait <= .seconds(ceiling))
            #expect(wait >= .seconds(ceiling) / 2)
        }
    }

    @Test func whatThePlatformAsksForIsHonoured() {
        var random = SeededGenerator(seed: 1)
        let policy = RetryPolicy()
        let wait = policy.wait(afterAttempt: 1, requested: .seconds(40), using: &random)
        #expect(wait > .seconds(40), "never sooner, and not all at the same moment")
        #expect(wait <= .seconds(41))
        #expect(policy.wait(afterAttempt: 1, requested: .seconds(86_400), using: &random) <= .seconds(3601))
    }

    @Test func absurdAttemptNumbersDoNotOverflow() {
        var random = SeededGenerator(seed: 1)
        let policy = RetryPolicy(maximumAttempts: .max)
        #expect(policy.wait(afterAttempt: .max - 1, requested: nil, using: &random) > .zero)
        #expect(policy.wait(afterAttempt: .min, requested: nil, using: &random) > .zero)
    }

    @Test func oneMessageTooManyToAPersonWaitsFourTimesAsLongEachTime() {
        let policy = RetryPolicy()
        let waits = (1...4).map { policy.pairWait(afterRefusal: $0, requested: nil) }
        #expect(waits == [.seconds(1), .seconds(4), .seconds(16), .seconds(64)])
        #expect(policy.pairWait(afterRefusal: 1, requested: .seconds(6)) == .seconds(6))
        #expect(policy.pairWait(afterRefusal: .max, requested: nil) <= policy.longestRequestedWait)
    }
}
