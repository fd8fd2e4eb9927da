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

    /// The limits of a platform.
    package static func of(_ platform: Platform) -> PlatformLimits {
        switch platform {
        case .instagram: PlatformLimits(maximumTextLength: 1000, unit: .utf8Bytes)
        case .messenger: PlatformLimits(maximumTextLength: 2000, unit: .unicodeScalars)
        case .whatsapp: PlatformLimits(maximumTextLength: 4096, unit: .unicodeScalars)
        }
    }

    /// The length of a text as this platform counts it.
    package func length(of text: some StringProtocol) -> Int {
        switch unit {
        case .utf8Bytes: text.utf8.count
        case .unicodeScalars: text.unicodeScalars.count
        }
    }
}
