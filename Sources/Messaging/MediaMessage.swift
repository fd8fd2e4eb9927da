/// A file to send.
package struct MediaMessage: Sendable, Hashable {
    /// Where the platform gets the file from.
    package enum Source: Sendable, Hashable {
        /// A public link, from which the platform loads it.
        case link(String)
        /// A file in the folder of the rules, by its path below that folder, such as `files/prices.pdf`.
        case file(String)
    }

    /// What kind of file it is sent as.
    package let kind: MediaKind
    /// Where it comes from.
    package let source: Source
    /// The text beside it; `nil` where there is none, or where the platform has no captions.
    package let caption: String?
    /// The name that a document is shown with.
    package let filename: String?

    /// Creates a message.
    package init(kind: MediaKind, source: Source, caption: String? = nil, filename: String? = nil) {
        self.kind = kind
        self.source = source
        self.caption = caption
        self.filename = filename
    }
}
