import Messaging

/// A platform and a type of message: what rules tell apart first.
struct Cell: Sendable, Hashable {
    let platform: Platform
    let type: MessageType

    /// Every platform with every type that comes from there.
    static let all: [Cell] = Platform.allCases.flatMap { platform in
        MessageType.allCases.map { Cell(platform: platform, type: $0) }.filter(\.occurs)
    }

    /// Whether such messages come at all.
    ///
    /// Source: Meta's webhook references, as the parsers of its webhooks read them.
    var occurs: Bool {
        switch type {
        case .text, .image, .video, .audio, .document, .sticker, .location, .button, .reaction, .unsupported: true
        case .contacts, .form, .order: platform == .whatsapp
        case .share, .comment, .referral: platform != .whatsapp
        case .storyReply, .storyMention: platform == .instagram
        }
    }
}
