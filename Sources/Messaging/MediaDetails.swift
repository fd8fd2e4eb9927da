/// What is known about the file of a message, besides the file itself.
package struct MediaDetails: Sendable, Hashable {
    /// The kind of file, such as `image/jpeg`; Messenger and Instagram never tell it.
    package var mimeType: String?
    /// The file's name; only WhatsApp's documents have one.
    package var filename: String?
    /// Whether it is a voice message; only WhatsApp tells it.
    package var isVoice: Bool

    /// Creates details; what the platform did not tell is left out.
    package init(mimeType: String? = nil, filename: String? = nil, isVoice: Bool = false) {
        self.mimeType = mimeType
        self.filename = filename
        self.isVoice = isVoice
    }
}
