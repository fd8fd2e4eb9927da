/// What a platform accepts at most.
///
/// Sources: Meta's send API references and the limits that public client libraries enforce. Instagram counts bytes of
/// UTF-8, the others characters; a Unicode scalar is taken as a character here, which never exceeds Meta's own count.
package struct PlatformLimits: Sendable, Hashable {
    /// How the length of a text is counted.
    package enum Unit: Sendable, Hashable {
        case utf8Bytes
        case unicodeScalars
    }

    /// The longest text of one message, in `unit`.
    package let maximumTextLength: Int
    /// How text lengths are counted.
    package let unit: Unit
    /// The longest text above buttons that can only be pressed, or above a list, in `unit`.
    package let maximumMenuTextLength: Int
    /// The longest text above buttons of which one is a link or a phone number, in `unit`.
    package let maximumLinkTextLength: Int
    /// How many buttons a message has at most where each can only be pressed.
    package let maximumPressButtons: Int
    /// How many buttons a message has at most where one is a link or a phone number.
    package let maximumLinkButtons: Int
    /// Whether links and presses can stand in one message.
    package let mixesLinksAndPresses: Bool
    /// Whether a button can hold a phone number.
    package let hasCallButtons: Bool
    /// How many rows a list has at most; 0 where there are no lists.
    package let maximumRows: Int
    /// The longest caption, in characters; 0 where a file and a text cannot share a message.
    package let maximumCaptionLength: Int
    /// The longest payload of a button, in characters.
    package let maximumPayloadLength: Int
    /// The longest visible answer to a comment, in characters; 0 where there are no comments.
    package let maximumCommentLength: Int

    /// The limits of a platform.
    package static func of(_ platform: Platform) -> PlatformLimits {
        switch platform {
        case .instagram: instagram
        case .messenger: messenger
        case .whatsapp: whatsapp
        }
    }

    private static let instagram = PlatformLimits(
        maximumTextLength: 1000,
        unit: .utf8Bytes,
        maximumMenuTextLength: 1000,
        maximumLinkTextLength: 640,
        maximumPressButtons: 13,
        maximumLinkButtons: 3,
        mixesLinksAndPresses: true,
        hasCallButtons: false,
        maximumRows: 0,
        maximumCaptionLength: 0,
        maximumPayloadLength: 1000,
        maximumCommentLength: 2200
    )

    private static let messenger = PlatformLimits(
        maximumTextLength: 2000,
        unit: .unicodeScalars,
        maximumMenuTextLength: 2000,
        maximumLinkTextLength: 640,
        maximumPressButtons: 13,
        maximumLinkButtons: 3,
        mixesLinksAndPresses: true,
        hasCallButtons: true,
        maximumRows: 0,
        maximumCaptionLength: 0,
        maximumPayloadLength: 1000,
        maximumCommentLength: 8000
    )

    private static let whatsapp = PlatformLimits(
        maximumTextLength: 4096,
        unit: .unicodeScalars,
        maximumMenuTextLength: 1024,
        maximumLinkTextLength: 1024,
        maximumPressButtons: 3,
        maximumLinkButtons: 1,
        mixesLinksAndPresses: false,
        hasCallButtons: false,
        maximumRows: 10,
        maximumCaptionLength: 1024,
        maximumPayloadLength: 256,
        maximumCommentLength: 0
    )

    /// The length of a text as this platform counts it.
    package func length(of text: some StringProtocol) -> Int {
        switch unit {
        case .utf8Bytes: text.utf8.count
        case .unicodeScalars: text.unicodeScalars.count
        }
    }

    /// Whether a file of a kind can carry a text.
    package func hasCaption(_ kind: MediaKind) -> Bool {
        guard maximumCaptionLength > 0 else { return false }
        switch kind {
        case .image, .video, .document: return true
        case .audio, .sticker: return false
        }
    }
}

// MARK: - The same on every platform

extension PlatformLimits {
    /// The longest title of a button, in characters.
    package static let maximumButtonTitleLength = 20
    /// The longest title of a list's row, in characters.
    package static let maximumRowTitleLength = 24
    /// The longest description of a list's row, in characters.
    package static let maximumDescriptionLength = 72
    /// The longest payload of a list's row, in characters.
    package static let maximumRowPayloadLength = 200
    /// The longest title of the button that opens a list, in characters.
    package static let maximumListButtonLength = 20
    /// The longest title of a list's section, in characters.
    package static let maximumSectionTitleLength = 24
    /// The longest text that fills a gap of a template, in characters.
    package static let maximumParameterLength = 1024

    /// A text without line breaks and repeated spaces, cut to so many Unicode scalars after a whole character.
    package static func cut(_ text: String, to maximum: Int) -> String {
        let line = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard line.unicodeScalars.count > maximum else { return line }
        var cut = ""
        var length = 0
        for character in line {
            length += character.unicodeScalars.count
            guard length <= maximum else { break }
            cut.append(character)
        }
        while cut.last?.isWhitespace == true { cut.removeLast() }
        // A single character that is longer than the limit is cut within: nothing at all could not be sent.
        return cut.isEmpty ? String(String.UnicodeScalarView(line.unicodeScalars.prefix(maximum))) : cut
    }
}

// MARK: - Files

extension PlatformLimits {
    /// The largest file of a kind that a platform takes, in bytes.
    ///
    /// Sources: Meta's WhatsApp Cloud API reference (media) and Send API references; a sticker that moves may have five
    /// times as much as one that does not.
    package static func maximumFileLength(_ kind: MediaKind, on platform: Platform) -> Int64 {
        let mebibyte: Int64 = 1 << 20
        switch (platform, kind) {
        case (.whatsapp, .image): return 5 * mebibyte
        case (.whatsapp, .video), (.whatsapp, .audio): return 16 * mebibyte
        case (.whatsapp, .document): return 100 * mebibyte
        case (.whatsapp, .sticker): return 500 << 10
        case (.instagram, .image), (.instagram, .sticker): return 8 * mebibyte
        case (.instagram, _), (.messenger, _): return 25 * mebibyte
        }
    }
}
