import Conversations
import Testing

@Suite struct RetryPolicyTests {
    @Test func waitsDoubleUpToTheCap() throws {
        let policy = RetryPolicy(maximumAttempts: 8, base: .seconds(1), cap: .seconds(10))
        var random = SeededGenerator(seed: 1)
        for (attempt, ceiling) in zip(1..., [1, 2, 4, 8, 10, 10, 10]) {
            let wait = try #require(policy.wait(afterAttempt: attempt, requested: nil, using: &random))
            #expect(wait <= .seconds(ceiling))
            #expect(wait >= .seconds(ceiling) / 2)
        }
    }

    @Test func theLastAttemptIsTheLast() {
        var random = SeededGenerator(seed: 1)
        #expect(RetryPolicy(maximumAttempts: 3).wait(afterAttempt: 3, requested: nil, using: &random) == nil)
        #expect(RetryPolicy(maximumAttempts: 3).wait(afterAttempt: 2, requested: nil, using: &random) != nil)
    }

    @Test func whatThePlatformAsksForIsHonoured() throws {
        var random = SeededGenerator(seed: 1)
        let policy = RetryPolicy()
        let wait = try #require(policy.wait(afterAttempt: 1, requested: .seconds(40), using: &random))
        #expect(wait > .seconds(40), "never sooner, and not all at the same moment")
        #expect(wait <= .seconds(41))
        #expect(policy.wait(afterAttempt: 1, requested: .seconds(3600), using: &random) == nil)
    }

    @Test func absurdAttemptNumbersDoNotOverflow() {
        var random = SeededGenerator(seed: 1)
        let policy = RetryPolicy(maximumAttempts: .max)
        #expect(policy.wait(afterAttempt: .max - 1, requested: nil, using: &random) != nil)
        #expect(policy.wait(afterAttempt: .min, requested: nil, using: &random) != nil)
    }
}
