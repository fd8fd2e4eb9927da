import CPCRE2
import Synchronization

/// What one match needs to work in: PCRE2's match data, match context and JIT stack.
///
/// Unchecked, but safe to send: it holds pointers that PCRE2 allows one thread at a time to use, and
/// ``RegexScratchPool`` lends each scratch to one caller until it comes back.
final class RegexScratch: @unchecked Sendable {
    /// The most capturing groups that there is room for, besides the whole match.
    static let maximumGroups = 127

    /// Where a match's offsets are written.
    let matchData: OpaquePointer
    /// The limits, with the JIT stack and the meter.
    let matchContext: OpaquePointer
    private let jitStack: OpaquePointer?
    /// What the match context's callouts count with.
    private let meter: UnsafeMutablePointer<StepMeter>

    /// Creates a scratch, or nothing when memory is short.
    init?() {
        guard let matchData = pcre2_match_data_create_8(UInt32(Self.maximumGroups + 1), nil) else { return nil }
        guard let matchContext = pcre2_match_context_create_8(nil) else {
            pcre2_match_data_free_8(matchData)
            return nil
        }
        self.matchData = matchData
        self.matchContext = matchContext
        meter = .allocate(capacity: 1)
        meter.initialize(to: StepMeter())
        pcre2_set_callout_8(matchContext, StepMeter.callout, meter)
        pcre2_set_match_limit_8(matchContext, Self.matchLimit)
        pcre2_set_depth_limit_8(matchContext, Self.depthLimit)
        pcre2_set_heap_limit_8(matchContext, Self.heapLimit)
        // Its own 32 KiB are too small for a message of a thousand characters.
        jitStack = pcre2_jit_stack_create_8(32 * 1_024, 1_024 * 1_024, nil)
        if let jitStack { pcre2_jit_stack_assign_8(matchContext, nil, UnsafeMutableRawPointer(jitStack)) }
    }

    deinit {
        pcre2_match_data_free_8(matchData)
        pcre2_match_context_free_8(matchContext)
        if let jitStack { pcre2_jit_stack_free_8(jitStack) }
        meter.deallocate()
    }

    /// Gets ready for a match that may take so many steps, each callout counting for `cost` of them.
    func startMeter(steps: Int, cost: Int) {
        meter.pointee.reset(steps: steps, cost: cost)
    }

    /// How many steps are left after a match.
    var remainingSteps: Int { meter.pointee.remaining }

    /// How often PCRE2 itself may go back from one place of a text, should a pattern find a way around the meter.
    private static let matchLimit: UInt32 = 100_000
    /// How deep the interpreter may nest its alternatives: more than two for each character of the longest text.
    private static let depthLimit: UInt32 = 10_000
    /// How much memory the interpreter may take, in KiB.
    private static let heapLimit: UInt32 = 4_096
}

/// The scratches that are not in use.
///
/// Nobody waits for one: when none is left, a new one is made.
final class RegexScratchPool: Sendable {
    /// The pool of the process: scratches belong to no pattern, so that thousands of patterns share a few.
    static let shared = RegexScratchPool()

    private let idle = Mutex<[RegexScratch]>([])
    /// How many are kept: a few more than there are threads that decide at once.
    private static let maximumIdle = 16

    /// Runs a function with a scratch that nobody else has meanwhile, `nil` when memory is short.
    func withScratch<Result>(_ body: (RegexScratch) -> Result) -> Result? {
        guard let scratch = idle.withLock({ $0.popLast() }) ?? RegexScratch() else { return nil }
        defer {
            idle.withLock { idle in
                if idle.count < Self.maximumIdle { idle.append(scratch) }
            }
        }
        return body(scratch)
    }
}
