import CPCRE2

/// Counts the steps of a match and stops it when there have been too many.
///
/// PCRE2's own limit does not bound the time: it counts anew at each place where a match may begin, and walking over a
/// thousand letters is one step to it. So ``PatternRewriter`` writes callouts into each pattern: behind each quantifier,
/// at the entrance of each group that is repeated or has alternatives, before each back-reference and call. At each of
/// them this counts one step, and one for each byte that the match has gone on since. What is between two callouts is
/// bounded by the pattern's own length, which its ``cost`` makes up for. A step takes about ten nanoseconds. The count
/// is the same on every machine, and so is what it decides.
struct StepMeter {
    /// What a callout is for: its number.
    enum Callout: Int {
        /// A step.
        case step
        /// A comparison with what groups have taken follows, which costs as much as that is long.
        case comparison
    }

    /// How many steps are left; negative when the match was stopped.
    private(set) var remaining = 0
    /// How many steps each callout counts for.
    private var cost = 1
    private var start = 0
    private var position = 0

    /// Gets ready for a match.
    mutating func reset(steps: Int, cost: Int) {
        remaining = steps
        self.cost = cost
        start = 0
        position = 0
    }

    /// Counts at a callout; whether the match may go on.
    @inline(__always)
    private mutating func count(_ block: pcre2_callout_block_8) -> Bool {
        // A match that begins anew is counted from where it begins.
        let from = block.start_match == start ? position : Int(block.start_match)
        let now = Int(block.current_position)
        start = Int(block.start_match)
        position = now
        remaining -= cost + max(now - from, 0)
        if block.callout_number == Callout.comparison.rawValue { remaining -= Self.captured(block) / 4 }
        return remaining >= 0
    }

    /// How many bytes all groups have taken.
    private static func captured(_ block: pcre2_callout_block_8) -> Int {
        guard let offsets = block.offset_vector, block.capture_top > 1 else { return 0 }
        var length = 0
        for group in 1..<Int(block.capture_top) {
            let (start, end) = (offsets[2 * group], offsets[2 * group + 1])
            if start != cpcre2_unset(), end != cpcre2_unset(), start < end { length += Int(end - start) }
        }
        return length
    }

    /// What PCRE2 calls at each callout; `data` is the meter.
    static let callout:
        @convention(c) (UnsafeMutablePointer<pcre2_callout_block_8>?, UnsafeMutableRawPointer?) -> Int32 = {
            block,
            data in
            guard let block, let data else { return PCRE2_ERROR_CALLOUT }
            return data.assumingMemoryBound(to: StepMeter.self).pointee.count(block.pointee) ? 0 : PCRE2_ERROR_CALLOUT
        }
}
