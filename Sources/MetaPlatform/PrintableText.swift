import Secrets

/// A foreign text as it may stand in a log: one line, nothing that steers a terminal, no secret, not too long.
enum PrintableText {
    /// Makes a text fit for a log.
    ///
    /// - Parameters:
    ///   - text: The text.
    ///   - secrets: What is blanked wherever it stands.
    ///   - maximumLength: The most characters that are kept.
    /// - Returns: The text, or `nil` when it is empty.
    static func clean(_ text: String, hiding secrets: [Secret], maximumLength: Int) -> String? {
        var text = text
        for secret in secrets {
            let value = secret.revealed()
            guard !value.isEmpty else { continue }
            text = text.split(separator: value, omittingEmptySubsequences: false).joined(separator: secret.description)
        }
        var clean = ""
        for (count, character) in text.enumerated() {
            if count == maximumLength {
                clean += "…"
                break
            }
            for scalar in character.unicodeScalars {
                clean += isShown(scalar) ? String(scalar) : "\\u{\(String(scalar.value, radix: 16))}"
            }
        }
        return clean.isEmpty ? nil : clean
    }

    private static func isShown(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate, .unassigned: false
        default: true
        }
    }
}
