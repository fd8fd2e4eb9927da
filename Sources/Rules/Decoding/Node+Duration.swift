import Messaging

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
        do {
            let duration = try WrittenDuration(written)
            return Duration(milliseconds: Int64(duration.seconds) * 1000, written: written)
        } catch {
            problems.error(
                .badDuration,
                at: .value(place),
                "\(Quote.message(written)) is not a length of time",
                help: "write a whole number and a unit: 90s, 30m, 12h, 7d",
                suggestion: error.suggestion
            )
            return nil
        }
    }
}
