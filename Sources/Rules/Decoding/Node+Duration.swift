extension Node {
    /// A length of time, as rules write it: `90s`, `30m`, `12h`, `7d`.
    struct Duration: Sendable, Hashable {
        /// The length in milliseconds.
        let milliseconds: Int64
        /// What the rule writes.
        let written: String
    }

    /// A length of time between a second and ten years.
    func duration(_ problems: Problems) -> Duration? {
        guard let written = filledText(problems) else { return nil }
        let units: [Character: Int64] = ["s": 1_000, "m": 60_000, "h": 3_600_000, "d": 86_400_000]
        if let unit = written.last.flatMap({ units[$0] }), let count = Int64(written.dropLast()), count > 0,
            count <= 315_360_000_000 / unit
        {
            return Duration(milliseconds: count * unit, written: written)
        }
        problems.error(
            .badDuration,
            at: .value(place),
            "\(Quote.message(written)) is not a length of time",
            help: "write a whole number and a unit: 90s, 30m, 12h, 7d"
        )
        return nil
    }
}
