/// Times of every day, such as 22:00 to 06:00: what the `time` condition asks for.
package struct TimeWindow: Sendable, Hashable {
    /// The spans of which one is enough; one that passes midnight holds on both sides of it.
    package let spans: [ClockSpan]

    /// Creates a window.
    package init(_ spans: [ClockSpan]) {
        self.spans = spans
    }

    /// Whether the clock on the wall shows one of these times.
    package func contains(_ local: LocalTime) -> Bool {
        let minute = local.secondOfDay / 60
        for span in spans where span.covers(minute) || span.covers(minute + ClockTime.minutesPerDay) { return true }
        return false
    }
}

extension ClockSpan {
    /// Whether a minute, counted from the midnight before the span begins, is in it.
    func covers(_ minute: Int) -> Bool { startMinute <= minute && minute < endMinute }
}
