/// Why a value that is set is no usable secret.
package enum SecretFault: Sendable, Hashable {
    /// It is an example's text, such as `your_app_secret` or `changeme`.
    case placeholder
    /// It has fewer characters than its kind needs.
    case tooShort(minimum: Int)
    /// It begins or ends with a space, or has one where none belongs.
    case space
    /// It contains a line break or another character that cannot be seen.
    case invisibleCharacter
    /// It is not a number, as a phone number id is.
    case notAnID

    /// What is wrong with a value, or `nil` where nothing is.
    static func of(_ secret: Secret, kind: SecretName.Kind) -> SecretFault? {
        let value = secret.revealed()
        if isPlaceholder(value) { return .placeholder }
        guard kind.isConfidential else { return SecretName.isAccountID(value) ? nil : .notAnID }
        if value.unicodeScalars.contains(where: isInvisible) { return .invisibleCharacter }
        // The verify token is a text of the operator's own, which may have several words.
        let mayHaveSpaces = kind == .verifyToken || kind == .verifyTokenPrevious
        if value.hasPrefix(" ") || value.hasSuffix(" ") || (!mayHaveSpaces && value.contains(" ")) { return .space }
        if value.count < kind.minimumLength { return .tooShort(minimum: kind.minimumLength) }
        return nil
    }

    /// Whether a value is what examples and instructions put in a secret's place.
    private static func isPlaceholder(_ value: String) -> Bool {
        let text = value.lowercased()
        let beginnings = [
            "your_", "your-", "your ", "changeme", "change-me", "change_me", "xxx", "replace", "…", "...",
        ]
        if beginnings.contains(where: text.hasPrefix) || text.hasSuffix("…") || text.hasSuffix("...") { return true }
        if text.hasPrefix("<"), text.hasSuffix(">") { return true }
        // These are also beginnings of ordinary words, so they count only as a word of their own.
        return ["todo", "example", "placeholder"]
            .contains { word in
                guard text.hasPrefix(word) else { return false }
                return text.dropFirst(word.count).first.map { !$0.isLetter && !$0.isNumber } ?? true
            }
    }

    private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned: true
        case .spaceSeparator: scalar != " "
        default: false
        }
    }
}

extension SecretFault: CustomStringConvertible {
    /// What is wrong, as the end of a sentence about the secret.
    package var description: String {
        switch self {
        case .placeholder: "it still holds an example's text"
        case .tooShort(let minimum): "it has fewer than \(minimum) characters"
        case .space: "it has a space in a place where none belongs"
        case .invisibleCharacter: "it contains a line break or another invisible character"
        case .notAnID: "it is not a number, as Meta's ids are (and it is not the phone number itself)"
        }
    }
}
