import Foundation
import Testing

/// The built server is killed, again and again, and no acknowledged message stays without its answer.
///
/// `REPLYD_CRASH_ROUNDS=500` makes it as long as that.
@Suite(.timeLimit(.minutes(60))) struct CrashTests {
    private static let points = [
        "after-insert", "after-commit", "after-claim", "after-send", "after-answer", "during-checkpoint",
        "during-migration",
    ]

    @Test func whateverMomentTheServerDiesAtEveryAcknowledgedMessageIsAnswered() async throws {
        let environment = ProcessInfo.processInfo.environment
        let rounds = environment["REPLYD_CRASH_ROUNDS"].flatMap { Int($0) } ?? 10
        let seed = environment["REPLYD_CRASH_SEED"].flatMap { UInt64($0) } ?? 1
        let harness = try await CrashHarness(seed: seed)
        for round in 0..<rounds {
            // Every named place, the first start's migration first; then one at a random moment.
            let place = (round + Self.points.count - 1) % (Self.points.count + 1)
            try await harness.round(crashAt: place < Self.points.count ? Self.points[place] : nil)
        }
        let complaints = try await harness.settle()
        #expect(complaints.isEmpty, "seed \(seed), \(rounds) rounds, \(harness.deaths) deaths")
        if rounds > 10 { print(harness.figures.text) }
        #expect(harness.deaths >= rounds / 2, "it hardly ever died")
    }
}
