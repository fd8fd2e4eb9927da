/// What a person sent: the vocabulary of the `type` condition.
///
/// An event has exactly one type. The raw value is the name that rules files and `--json` output use.
package enum MessageType: String, Sendable, Hashable, CaseIterable {
    case text
    case image
    case video
    case audio
    case document
    case sticker
    case location
    case contacts
    case button
    case form
    case order
    case storyReply = "story_reply"
    case share
    case comment
    case reaction
    case storyMention = "story_mention"
    case referral
    case unsupported

    /// The place among all types, from 0: for tables and sets of bits.
    package var ordinal: Int {
        switch self {
        case .text: 0
        case .image: 1
        case .video: 2
        case .audio: 3
        case .document: 4
        case .sticker: 5
        case .location: 6
        case .contacts: 7
        case .button: 8
        case .form: 9
        case .order: 10
        case .storyReply: 11
        case .share: 12
        case .comment: 13
        case .reaction: 14
        case .storyMention: 15
        case .referral: 16
        case .unsupported: 17
        }
    }

    /// The types that a person sends on purpose in the private chat: what a rule without a `type` condition answers.
    ///
    /// The remaining five answer only to a rule that names them, so that a catch-all rule never replies to a reaction
    /// or, in public, to a comment.
    package static let messages: Set<MessageType> = [
        .text, .image, .video, .audio, .document, .sticker, .location, .contacts, .button, .form, .order, .storyReply,
        .share,
    ]

    /// The types that carry a file.
    package static let media: Set<MessageType> = [.image, .video, .audio, .document, .sticker]

    /// The types that an emoji can be put on: messages in the private chat.
    package static let takingReactions: Set<MessageType> = any.subtracting([.comment, .reaction, .referral])

    /// Every type.
    package static let any: Set<MessageType> = Set(allCases)

    /// The group names that rules files may use in place of a list of types.
    package static let groups: [String: Set<MessageType>] = ["message": messages, "media": media, "any": any]
}
