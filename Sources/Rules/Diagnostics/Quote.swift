/// Puts other people's words into a sentence, on one line and not longer than a sentence bears.
enum Quote {
    /// The text in typographic quotes.
    static func message(_ text: String) -> String { "“\(plain(text))”" }

    /// How many code points are shown.
    private static let maximumLength = 60

    /// The text cut to 60 code points (one letter may have a million marks on it), with blanks in place of line breaks and control characters.
    static func plain(_ text: String) -> String {
        if text.utf8.count <= maximumLength, text.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) { return text }
        let cut = text.unicodeScalars.prefix(maximumLength)
        let shown = String(String.UnicodeScalarView(cut.map { $0.isUnprintable ? " " : $0 }))
        return cut.endIndex < text.unicodeScalars.endIndex ? shown + "…" : shown
    }
}

extension Unicode.Scalar {
    /// Whether printing it could move the cursor, colour the screen, break the line or turn the direction of writing.
    var isUnprintable: Bool {
        switch value {
        // All control characters that Unicode has, then the separators of lines and paragraphs.
        case 0x00...0x1F, 0x7F...0x9F, 0x2028, 0x2029: true
        default: isBidirectionalControl
        }
    }

    /// Whether it only turns the direction of the text around it.
    var isBidirectionalControl: Bool {
        (0x202A...0x202E).contains(value) || (0x2066...0x2069).contains(value)
    }
}
