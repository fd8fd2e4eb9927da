/// What a marketer should know about a keyword or pattern that they wrote.
package struct KeywordAdvice: Sendable, Hashable {
    /// How serious it is.
    package enum Level: Sendable, Hashable {
        /// It works, but perhaps not as meant.
        case warning
        /// It can never match.
        case error
    }

    /// How serious it is.
    package let level: Level
    /// What was found, in a marketer's words, without a full stop.
    package let message: String
    /// What to do about it.
    package let help: String?

    /// Creates advice.
    package init(level: Level, message: String, help: String? = nil) {
        self.level = level
        self.message = message
        self.help = help
    }
}

extension KeywordAdvice {
    /// Advice on a text that shows nothing.
    static let blank = KeywordAdvice(
        level: .error,
        message: "this is empty, so it can never match",
        help: "write what to look for, or remove the entry"
    )

    /// Advice on a text that is longer than what is looked at of a message.
    static let tooLong = KeywordAdvice(
        level: .error,
        message: "this is longer than \(Folding.maximumCodePoints) characters, so it can never match",
        help: "keep the few words that matter"
    )

    /// Whether a text shows nothing: only white space, controls and invisible characters.
    static func isBlank(_ text: String) -> Bool {
        text.unicodeScalars.allSatisfy { scalar in
            // Of ASCII it is known without a look into Unicode's tables.
            if scalar.isASCII { return scalar.value <= 0x20 || scalar.value == 0x7F }
            return scalar.properties.isWhitespace || scalar.properties.isDefaultIgnorableCodePoint
                || ScalarKind.isControl(scalar.value)
        }
    }

    /// Advice on the symbols that a keyword loses when it is taken as words, or `nil` when nothing is missed.
    ///
    /// Commas, question marks, quotes and brackets come and go without changing what a text means; `#`, `+` or `%` may
    /// be all that tells `c#` from `c`.
    static func onLostSymbols(of keyword: String, utf8: ArraySlice<UInt8>, words: WordSequence) -> KeywordAdvice? {
        // Nearly every keyword is made of letters, digits and spaces.
        guard !utf8.allSatisfy({ $0 == 0x20 || ScalarKind.isASCIILetterOrDigit(UInt32($0)) }) else { return nil }
        var lost: [String] = []
        for scalar in String(decoding: utf8, as: UTF8.self).unicodeScalars
        where ScalarKind(scalar.value) == .separator && carriesMeaning(scalar) {
            let symbol = "`\(scalar)`"
            if !lost.contains(symbol) { lost.append(symbol) }
        }
        guard !lost.isEmpty else { return nil }
        return KeywordAdvice(
            level: .warning,
            message: "`\(keyword)` is looked for as `\(words.words.joined(separator: " "))`: "
                + "\(lost.joined(separator: ", ")) does not count in words",
            help: "use `contains` to look for it as it is written"
        )
    }

    private static func carriesMeaning(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "#", "%", "&", "*", "@", "\\": true
        case "`", "^": false
        default: ScalarKind.isSymbol(scalar.value)
        }
    }
}
