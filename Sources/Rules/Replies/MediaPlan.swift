import Messaging

/// A file to send, as a rule writes it.
struct MediaPlan: Sendable {
    /// Where it is written.
    let place: Place
    let kind: MediaKind
    let source: MediaMessage.Source
    /// The name that a document is shown with.
    let filename: String?
    /// The file's length in bytes; `nil` where a link says nothing about it.
    let length: Int64?

    /// The message without a text.
    func message(as kind: MediaKind, caption: String? = nil) -> MediaMessage {
        MediaMessage(kind: kind, source: source, caption: caption, filename: kind == .document ? filename : nil)
    }
}
