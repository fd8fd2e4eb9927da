/// The kinds of files that can be sent.
///
/// The raw value is the key of a reply in rules files.
package enum MediaKind: String, Sendable, Hashable, CaseIterable {
    case image
    case video
    case audio
    case document
    case sticker

    /// The kind that files with an ending, such as `pdf`, are sent as; `nil` for an ending that says nothing.
    package static func of(fileExtension: String) -> MediaKind? {
        switch fileExtension.lowercased() {
        case "jpg", "jpeg", "png", "gif": .image
        case "mp4", "3gp", "mov", "avi", "webm", "mkv": .video
        case "mp3", "m4a", "aac", "amr", "ogg", "opus", "wav": .audio
        case "webp": .sticker
        case "pdf", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "txt", "csv": .document
        default: nil
        }
    }
}
