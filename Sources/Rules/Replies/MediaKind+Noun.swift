import Messaging

extension MediaKind {
    /// The kind as a noun.
    var withArticle: String {
        switch self {
        case .image: "an image"
        case .video: "a video"
        case .audio: "an audio file"
        case .document: "a document"
        case .sticker: "a sticker"
        }
    }
}
