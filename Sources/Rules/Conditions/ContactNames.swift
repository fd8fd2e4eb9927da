/// People by their ids, phone numbers in any spelling, and user names.
struct ContactNames: Sendable, Hashable {
    private let names: Set<String>

    /// Creates a set of people from what marketers write: `+92 300 1234567`, `0092-300-1234567`, `@amina.k`.
    init(_ written: some Sequence<String>) {
        names = Set(written.map(Self.normalized))
    }

    /// Whether somebody is among them.
    func contains(id: String?, userName: String?) -> Bool {
        if let id, names.contains(Self.normalized(id)) { return true }
        guard let userName else { return false }
        return names.contains(Self.normalized(userName))
    }

    /// Whether a text is a phone number or a platform's id rather than a word.
    static func isID(_ text: String) -> Bool { phoneDigits(text) != nil }

    /// The digits of a phone number without the signs of international dialling, or a user name in lower case.
    private static func normalized(_ name: String) -> String {
        if let digits = phoneDigits(name) { return digits }
        let trimmed = name.trimmingPrefix { $0.isWhitespace || $0 == "@" }
        let end = trimmed.lastIndex { !$0.isWhitespace }.map(trimmed.index(after:)) ?? trimmed.endIndex
        return trimmed[..<end].lowercased()
    }

    /// The digits of a text that holds nothing but a number and the signs that people put between its groups.
    private static func phoneDigits(_ text: String) -> String? {
        var digits = ""
        for scalar in text.unicodeScalars {
            if let value = scalar.properties.numericType == .decimal ? scalar.properties.numericValue : nil {
                digits += String(Int(value))
            } else if !" +-()./\u{00A0}\u{200E}\u{200F}\u{202A}\u{202C}\u{2011}\u{2013}".unicodeScalars.contains(scalar)
            {
                return nil
            }
        }
        guard digits.count >= 5 else { return nil }
        let isDialledAbroad = digits.hasPrefix("00") && !text.contains("+")
        return isDialledAbroad ? String(digits.dropFirst(2)) : digits
    }
}
