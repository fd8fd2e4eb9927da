/// Lengths of time as operators write them: a whole number and a unit, `6s`, `30m`, `12h`, `30d`.
package enum WrittenTime {
    /// The length in milliseconds, or `nil` where a text is none; ten years at most.
    package static func milliseconds(_ text: some StringProtocol) -> Int64? {
        guard let unit = text.last, let number = Int64(text.dropLast()), number > 0, text.first != "+" else {
            return nil
        }
        let factor: Int64
        switch unit {
        case "s": factor = 1_000
        case "m": factor = 60_000
        case "h": factor = 3_600_000
        case "d": factor = 86_400_000
        default: return nil
        }
        let (length, overflows) = number.multipliedReportingOverflow(by: factor)
        return overflows || length > 3_650 * 86_400_000 ? nil : length
    }
}
