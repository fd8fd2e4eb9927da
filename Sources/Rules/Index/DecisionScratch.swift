import Synchronization
import TextMatch

/// What one decision works with, kept for the next one so that deciding allocates next to nothing.
///
/// Unchecked, but safe to send: ``DecisionScratchPool`` lends each scratch to one decision until it comes back.
final class DecisionScratch: @unchecked Sendable {
    /// The patterns that the message has.
    ///
    /// Apart from this object: what is changed in the midst of one is guarded at each step against being changed twice
    /// at once, which takes longer than the step.
    let hits: UnsafeMutablePointer<PatternHits>
    /// The rules that are worth asking, a bit each.
    var candidates: [UInt64]

    init(candidateWords: Int) {
        candidates = [UInt64](repeating: 0, count: candidateWords)
        hits = .allocate(capacity: 1)
        hits.initialize(to: PatternHits())
    }

    deinit {
        hits.deinitialize(count: 1)
        hits.deallocate()
    }

    /// The first rule from a number on that is worth asking.
    func nextCandidate(from number: Int) -> Int? {
        var word = number / 64
        guard word < candidates.count else { return nil }
        var bits = candidates[word] & (~0 << UInt64(number % 64))
        while bits == 0 {
            word += 1
            guard word < candidates.count else { return nil }
            bits = candidates[word]
        }
        return word * 64 + bits.trailingZeroBitCount
    }
}

/// The scratches of one rule set that are not in use.
///
/// Nobody waits for one: when none is left, a new one is made.
final class DecisionScratchPool: Sendable {
    private let idle = Mutex<[DecisionScratch]>([])
    /// How many words of 64 bits there are for the rules.
    private let candidateWords: Int
    /// How many are kept: a few more than there are threads that decide at once.
    private static let maximumIdle = 16

    init(candidateWords: Int) {
        self.candidateWords = candidateWords
    }

    /// A scratch that nobody else has until it is given back.
    func take() -> DecisionScratch {
        idle.withLock { $0.popLast() } ?? DecisionScratch(candidateWords: candidateWords)
    }

    /// Takes a scratch back.
    func giveBack(_ scratch: DecisionScratch) {
        idle.withLock { idle in
            if idle.count < Self.maximumIdle { idle.append(scratch) }
        }
    }
}
