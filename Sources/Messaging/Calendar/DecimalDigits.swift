/// The number that a text of ASCII digits is.
struct DecimalDigits {
    /// The number.
    let value: Int
    /// How many digits there are, zeros in front included.
    let count: Int

    /// Reads up to nine digits; `nil` when there is anything else, or nothing.
    init?(_ text: some Collection<UInt8>) {
        guard (1...9).contains(text.count) else { return nil }
        var value = 0
        for byte in text {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
            value = value * 10 + Int(byte - UInt8(ascii: "0"))
        }
        self.value = value
        count = text.count
    }

    /// The numbers between separators; `nil` in place of what is none.
    static func all(in text: some StringProtocol, separators: String) -> [DecimalDigits?] {
        Substring(text).split(omittingEmptySubsequences: false, whereSeparator: separators.contains)
            .map { DecimalDigits($0.utf8) }
    }
}
