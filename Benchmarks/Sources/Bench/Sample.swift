import Glibc

/// How long each of many calls took, in nanoseconds.
struct Sample {
    private(set) var times: [Double]

    init(_ times: [Double]) {
        self.times = times.sorted()
    }

    /// The time that this share of the calls did not exceed; `nil` when there was none.
    func percentile(_ share: Double) -> Double? {
        guard !times.isEmpty else { return nil }
        return times[min(times.count - 1, Int(share * Double(times.count)))]
    }

    /// Calls again and again for some time, each index in turn.
    ///
    /// At least five times, or for half a second: one message says little about the others.
    static func taken(over count: Int, seconds: Double, _ call: (Int) -> Void) -> Sample {
        guard count > 0 else { return Sample([]) }
        var times: [Double] = []
        times.reserveCapacity(1 << 16)
        let start = now()
        let end = start + seconds * 1e9
        var index = 0
        var last = now()
        while times.count < 1 << 20 {
            call(index)
            let time = now()
            times.append(time - last)
            if time > end, times.count >= 5 || time - start > 5e8 { break }
            index = index + 1 == count ? 0 : index + 1
            last = now()
        }
        return Sample(times)
    }

    /// The median of figures from several rounds; `nil` when there is none.
    static func median(_ figures: [Double]) -> Double? {
        figures.isEmpty ? nil : figures.sorted()[figures.count / 2]
    }

    /// Nanoseconds since some moment.
    static func now() -> Double { read(CLOCK_MONOTONIC) }

    /// Nanoseconds of a processor's time that this process has taken: what others do meanwhile does not count.
    static func processorTime() -> Double { read(CLOCK_PROCESS_CPUTIME_ID) }

    private static func read(_ clock: clockid_t) -> Double {
        var time = timespec()
        clock_gettime(clock, &time)
        return Double(time.tv_sec) * 1e9 + Double(time.tv_nsec)
    }
}
