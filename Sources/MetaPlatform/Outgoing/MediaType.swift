import Messaging

/// What a file is, as `Content-Type` says it.
///
/// Platforms refuse a file without it. It is told by the name, as marketers see it; the platform looks into the file itself.
enum MediaType {
    /// The type of a file to send.
    static func of(_ media: MediaMessage) -> String {
        guard case .file(let path) = media.source, let dot = path.lastIndex(of: "."),
            let type = byExtension[path[path.index(after: dot)...].lowercased()]
        else { return usual(for: media.kind) }
        return type
    }

    private static func usual(for kind: MediaKind) -> String {
        switch kind {
        case .image: "image/jpeg"
        case .video: "video/mp4"
        case .audio: "audio/mpeg"
        case .document: "application/octet-stream"
        case .sticker: "image/webp"
        }
    }

    private static let byExtension = [
        "jpg": "image/jpeg", "jpeg": "image/jpeg", "png": "image/png", "gif": "image/gif", "webp": "image/webp",
        "mp4": "video/mp4", "3gp": "video/3gpp", "mov": "video/quicktime", "webm": "video/webm",
        "avi": "video/x-msvideo",
        "mp3": "audio/mpeg", "m4a": "audio/mp4", "aac": "audio/aac", "amr": "audio/amr", "ogg": "audio/ogg",
        "opus": "audio/ogg", "wav": "audio/wav",
        "pdf": "application/pdf", "txt": "text/plain", "csv": "text/csv", "zip": "application/zip",
        "doc": "application/msword", "xls": "application/vnd.ms-excel", "ppt": "application/vnd.ms-powerpoint",
        "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ]
}
