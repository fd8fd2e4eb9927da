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
            return Duration(milliseconds: Int64(try WrittenDuration(written).seconds) * 1_000, written: written)
        } catch {
            problems.error(
                .badDuration,
                at: .value(place),
                "\(Quote.message(written)) in \(label): \(error.message)",
                help: error.help,
                suggestion: error.suggestion
            )
            return nil
        }
    }
}
