import Messaging

/// What a template can say about a message.
///
/// A new variable is one case here.
enum EventVariable: String, CaseIterable, Sendable {
    case name
    case firstName = "first_name"
    case text
    case platform
    case type
    case account
    case contact
    case mediaMime = "media.mime"
    case mediaFilename = "media.filename"

    /// The value for a message; `nil` when the message does not tell it.
    ///
    /// A customer's words are data: whatever stands in them, they are printed as they are, but for the invisible signs
    /// that would turn the direction of the text around them. The names of accounts are by their ids.
    func value(for event: InboundEvent, accountNames: [String: String]) -> String? {
        let value: String? =
            switch self {
            case .name: event.name.map(Self.withoutDirections)
            case .firstName:
                event.name.map(Self.withoutDirections)?.split(whereSeparator: \.isWhitespace).first.map(String.init)
            case .text: event.text
            case .platform: event.platform.rawValue
            case .type: event.type?.rawValue
            case .account: event.account.map { accountNames[$0] ?? $0 }
            case .contact: event.contact
            case .mediaMime: event.media?.mimeType
            case .mediaFilename: event.media?.filename.map(Self.withoutDirections)
            }
        return value?.isEmpty == true ? nil : value
    }

    /// The platforms whose messages tell it.
    ///
    /// Source: Meta's webhook references; only WhatsApp's messages carry the sender's profile name, and what a file is.
    var platforms: Set<Platform> {
        switch self {
        case .name, .firstName, .mediaMime, .mediaFilename: Self.whatsappOnly
        case .text, .platform, .type, .account, .contact: Self.everywhere
        }
    }

    private static let whatsappOnly: Set<Platform> = [.whatsapp]
    private static let everywhere = Set(Platform.allCases)

    /// The types of messages that tell it, where it is told at all.
    ///
    /// A text is a caption or a title in many types, so that nothing is promised about it.
    var types: Set<MessageType> {
        switch self {
        case .mediaMime: MessageType.media
        case .mediaFilename: [.document]
        case .name, .firstName, .text, .platform, .type, .account, .contact: MessageType.any
        }
    }

    /// Whether it says what the contact wrote, or who they are: nothing to be written below a post for all to read.
    var isPersonal: Bool {
        switch self {
        case .name, .firstName, .text, .contact, .mediaFilename: true
        case .platform, .type, .account, .mediaMime: false
        }
    }

    private static func withoutDirections(_ name: String) -> String {
        String(String.UnicodeScalarView(name.unicodeScalars.filter { !$0.isBidirectionalControl }))
    }
}
